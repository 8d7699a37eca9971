/// Phrases put together, so that the book has the last word on what stands between them.
enum DigestWords {
  /// One behind the other, with what the text puts between one and the rest; nil for none.
  static func joined(_ values: [Value], _ text: Text<[Value], [Value]>) -> Value? {
    guard let last = values.last else { return nil }
    return values.dropLast().reversed().reduce(last) { rest, item in .phrase(text([item], [rest])) }
  }

  /// Counts by commune, the most first (`4 (Coudes 2, Orbeil 1, Le Broc 1)`), as many as there is space for; nil for none.
  static func places(
    _ groups: [DigestContent.Group], _ text: Text<Int, [Value]>, within space: Int
  ) -> Value? {
    var places: [Value] = []
    var left = space - countOfPlaces
    for group in DigestPacking.sorted(groups).prefix(mostPlaces) {
      left -= (group.commune?.utf8.count ?? 22) + 7
      guard left >= 0 else { break }
      places.append(.phrase(Texts.digests.place(group.commune, group.count)))
    }
    let others = groups.count - places.count
    if others > 0 { places.append(.phrase(Texts.digests.moreCommunes(others))) }
    return joined(places, Texts.digests.comma).map { .phrase(text(groups.map(\.count).reduce(0, +), [$0])) }
  }

  static let mostPlaces = 6
  /// How long they are at most where no commune is named, in bytes of UTF-8.
  static let countOfPlaces = 50
  /// In bytes of UTF-8.
  static let longestSummary = 60

  /// A reporter's words as a digest may carry them: no address, no account, no words of others; nil where nothing is left,
  /// or where they may name a person.
  static func summary(_ text: String?, _ category: Category?, limit: Int = longestSummary) -> String? {
    guard let text, category != .person else { return nil }
    let plain = withoutQuotes(text)
    guard plain.filter(\.isNumber).count < 9 else { return nil }
    var words: [Substring] = []
    for word in plain.split(whereSeparator: \.isWhitespace) {
      let bare = word.drop { !$0.isLetter && !$0.isNumber && $0 != "@" }
      if titles.contains(bare.lowercased().trimmingDots) { return nil }
      if word.contains("@") || word.contains("://") || bare.lowercased().hasPrefix("www.") { continue }
      words.append(word)
    }
    var kept = ""
    for word in words {
      guard kept.utf8.count + word.utf8.count + 1 <= limit else {
        if !kept.isEmpty { kept = kept.withoutLooseEnd + "…" }
        break
      }
      kept += (kept.isEmpty ? "" : " ") + word
    }
    while let last = kept.last, ".,;:".contains(last) { kept.removeLast() }
    return kept.isEmpty ? nil : kept
  }

  /// What commonly stands before somebody's name.
  private static let titles: Set<String> = [
    "m", "mr", "mme", "mlle", "mrs", "ms", "monsieur", "madame", "mademoiselle", "dr", "docteur",
  ]

  private static func withoutQuotes(_ text: String) -> String {
    let closing: [Character: Character] = ["«": "»", "“": "”", "\"": "\"", "„": "“"]
    var plain = ""
    var awaited: Character?
    for character in text {
      if let end = awaited {
        if character == end { awaited = nil }
      } else if let end = closing[character] {
        awaited = end
      } else {
        plain.append(character)
      }
    }
    return plain
  }
}

extension String {
  fileprivate var trimmingDots: String { String(prefix { $0 != "." }) }

  /// Without the mark, and the article or the preposition, that a cut left at its end.
  fileprivate var withoutLooseEnd: String {
    var words = split(separator: " ")
    while words.count > 1, let last = words.last, last.count <= 2 { words.removeLast() }
    return String(words.joined(separator: " ").reversed().drop { ",;:.".contains($0) }.reversed())
  }
}
