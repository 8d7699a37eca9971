import PlainText

/// What the words of a line that are no argument say: where it is, and where no colon parted them, what was seen.
enum PlaceWords {
  /// The words that stand beside a commune, parted into the spot and what was seen.
  ///
  /// - Parameters:
  ///   - raw: all the words as typed.
  ///   - rest: those beside the commune, as the gazetteer left them.
  ///   - understood: those of them that were read as something else too, and need not be said twice.
  static func divide(_ raw: String, beside rest: String?, understood: String?) -> (spot: String?, text: String?) {
    guard let rest, !rest.isEmpty else { return (nil, nil) }
    let (spot, text) = SpotWords.divide(sentence(raw, rest))
    if let text, let understood, Folding.fold(text) == Folding.fold(understood) { return (spot, nil) }
    return (spot, text)
  }

  /// Words in which no commune is known: a place that is to be settled, or what was seen.
  static func isPlace(_ raw: String, hasSuggestions: Bool) -> Bool {
    let words = raw.split(separator: " ")
    guard words.count > 1 else { return true }
    guard words.count <= 3 else { return SpotWords.divide(raw).text == nil }
    return hasSuggestions || words.contains { $0.first?.isUppercase ?? false } || SpotWords.divide(raw).text == nil
  }

  /// The words without the commune where it stands at one of their ends; all of them where it stands among them.
  private static func sentence(_ raw: String, _ rest: String) -> String {
    guard let range = raw.firstRange(of: rest) else { return raw }
    let (before, after) = (raw[..<range.lowerBound], raw[range.upperBound...])
    if isLinking(before) { return trimmed(raw[..<range.upperBound]) }
    return isLinking(after) ? trimmed(raw[range.lowerBound...]) : raw
  }

  /// Whether there is nothing in it but words such as `la` and `à`.
  private static func isLinking(_ text: Substring) -> Bool {
    Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.allSatisfy { links.contains(String($0)) }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, " ,;-–—".contains(first) { text.removeFirst() }
    while let last = text.last, " ,;-–—".contains(last) { text.removeLast() }
    return String(text)
  }

  private static let links: Set<String> = [
    "a", "au", "aux", "commune", "d", "dans", "de", "des", "du", "en", "l", "la", "le", "les", "sur", "vers", "un", "une",
    "il", "y", "the", "in", "at",
  ]
}
