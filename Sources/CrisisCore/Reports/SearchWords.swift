import PlainText

/// Words that somebody looks for in reports: each is the beginning of one, whatever its accents and capitals.
package struct SearchWords: Sendable, Equatable {
  /// Folded, of letters and digits; never empty.
  package let beginnings: [String]

  /// - Returns: nil where nothing was typed that could be looked for.
  package init?(_ typed: String) {
    beginnings = Self.words(typed)
    if beginnings.isEmpty { return nil }
  }

  /// Whether a report has all of them: in its text, its place or the name of its link's account.
  package func areIn(_ report: Report) -> Bool {
    let all = [report.text, report.place.raw, report.place.commune, report.link?.handle].compactMap { $0 }
    let its = Self.words(all.joined(separator: " "))
    return beginnings.allSatisfy { beginning in its.contains { $0.hasPrefix(beginning) } }
  }

  private static func words(_ text: String) -> [String] {
    Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
