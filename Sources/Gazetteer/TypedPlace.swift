/// The words that somebody typed for a place.
struct TypedPlace {
  let text: String
  private(set) var tokens: [FoldedText.Word]

  init(_ text: String) {
    self.text = text
    tokens = FoldedText.words(of: text)
  }

  var words: [String] { tokens.map(\.letters) }

  /// Takes out the codes of `departements` and their postal codes where other words remain.
  ///
  /// - Returns: the départements named by their code.
  mutating func removeCodes(of departements: [String]) -> Set<String> {
    var named: Set<String> = []
    var kept: [FoldedText.Word] = []
    for token in tokens {
      let code = token.letters.uppercased()
      let isPostalCode = code.utf8.count == 5 && code.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
      if departements.contains(code), token != tokens.first {
        named.insert(code)
      } else if !isPostalCode || !departements.contains(String(code.prefix(2))) {
        kept.append(token)
      }
    }
    guard !kept.isEmpty else { return [] }
    tokens = kept
    return named
  }

  func isCapitalised(_ index: Int) -> Bool { text[tokens[index].range.lowerBound].isUppercase }

  /// Whether some words stand apart: no hyphen ties them to others, `Sud` and the like excepted. `Bussières-et-Pruna` is
  /// not a place in Bussières; `Issoire-Sud` is one in Issoire.
  func standsApart(_ span: Range<Int>) -> Bool {
    if span.lowerBound > 0, isTied(span.lowerBound - 1) { return false }
    guard span.upperBound < tokens.count, isTied(span.upperBound - 1) else { return true }
    return Self.directions.contains(tokens[span.upperBound].letters)
  }

  private func isTied(_ index: Int) -> Bool {
    let between = text[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
    switch between {
    case "-", "‐", "‑": return true
    // `Saint-Jean-d’Heurs` is one name, `rue d’Issoire` is not.
    case "'", "’": return index > 0 && isTied(index - 1)
    default: return false
    }
  }

  /// What is left of the text when the words of `span` are taken away, without the words and marks that linked them.
  func text(without span: Range<Int>) -> String {
    let before = Self.trimmed(tokens[..<span.lowerBound])
    let after = Self.trimmed(tokens[span.upperBound...])
    return [before, after].compactMap { tokens in
      guard let first = tokens.first, let last = tokens.last else { return nil }
      return String(text[first.range.lowerBound..<last.range.upperBound])
    }.joined(separator: " ")
  }

  private static func trimmed(_ tokens: ArraySlice<FoldedText.Word>) -> ArraySlice<FoldedText.Word> {
    var tokens = tokens
    while let last = tokens.last, linkingWords.contains(last.letters) { tokens.removeLast() }
    while let first = tokens.first, linkingWords.contains(first.letters) { tokens.removeFirst() }
    return tokens
  }

  private static let directions: Set<String> = [
    "bas", "bourg", "centre", "est", "gare", "haut", "nord", "ouest", "sud", "ville",
  ]

  private static let linkingWords: Set<String> = [
    "a", "au", "aux", "commune", "d", "dans", "de", "des", "du", "en", "l", "la", "le", "les", "sur", "vers", "ville",
  ]
}
