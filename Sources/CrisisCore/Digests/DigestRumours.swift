/// A rumour that goes round: how often it was reported, since when, and what is known of it.
package struct DigestRumour: Sendable, Equatable, Decodable {
  package var number: Int
  package var commune: String?
  package var text: String?
  package var status: ReportStatus
  /// How many people reported it.
  package var people: Int
  package var since: Milliseconds
  /// Who settled it last, and when.
  package var by: String?
  package var at: Milliseconds?
  /// The relay that denies it, prepared or online; nil: none is known.
  package var denial: Relay?

  static let mostTold = 3

  static func lines(_ rumours: [DigestRumour], nature: CrisisNature) -> [Statement] {
    var parts = rumours.prefix(mostTold).map { Value.phrase($0.phrase) }
    if rumours.count > mostTold { parts.append(.phrase(Texts.digests.moreRumours(rumours.count - mostTold))) }
    return DigestWords.joined(parts, Texts.digests.then).map { [Texts.digests.rumours([$0], nature: nature)] } ?? []
  }

  private var phrase: Statement {
    let isSettled = status == .verified || status == .refuted || status == .unverifiable
    return Texts.digests.rumour(
      number, commune, DigestWords.summary(text, nil), people, since, status, isSettled ? by : nil,
      isSettled ? at : nil,
      denial.map { Texts.digests.denial($0.number, $0.status == .draft, $0.published.compactMap(\.at).min()) })
  }
}
