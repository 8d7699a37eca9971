/// What an earlier digest gave as verified, and that was found to be wrong, or is over, since the last one.
package struct DigestCorrection: Sendable, Equatable, Decodable {
  package var number: Int
  package var commune: String?
  package var text: String?
  package var category: Category?
  /// Refuted or superseded.
  package var status: ReportStatus
  package var reason: String?
  /// The first digest that gave it as verified.
  package var digest: Int

  static let mostLines = 4

  /// One line each; beyond those that fit, their numbers.
  static func lines(_ corrections: [DigestCorrection], nature: CrisisNature) -> [Statement] {
    let shown = corrections.count > mostLines ? mostLines - 1 : corrections.count
    var lines = corrections.prefix(shown).map { $0.statement(nature) }
    let left = corrections.dropFirst(shown)
    if !left.isEmpty {
      let numbers = left.prefix(20).map { Texts.distress.number($0.number) }
      lines.append(Texts.digests.corrections(numbers, left.count, nature: nature))
    }
    return lines
  }

  private func statement(_ nature: CrisisNature) -> Statement {
    Texts.digests.correction(
      number, commune, DigestWords.summary(text, category), digest, status,
      DigestWords.summary(reason, nil, limit: VerificationRules.longestQuote), nature: nature)
  }
}
