import PlainText

/// What the words of a line that are no argument say: where it is, and where no colon parted them, what was seen.
enum PlaceWords {
  /// The words that stand beside a commune, parted into the spot and what was seen.
  ///
  /// - Parameters:
  ///   - raw: all the words as typed.
  ///   - place: what the gazetteer made of them; its detail is what it left of the words.
  ///   - understood: those of them that were read as something else too, and need not be said twice.
  static func divide(_ raw: String, _ place: Place, understood: String?) -> (spot: String?, text: String?) {
    guard let sentence = beside(raw, place) else { return (nil, nil) }
    var (spot, text) = SpotWords.divide(sentence)
    if let commune = place.commune {
      spot = spot.map { without(commune, $0) }
      text = text.map { withoutHead(commune, $0) }
    }
    if let said = text, let understood, Folding.fold(said) == Folding.fold(understood) { text = nil }
    return (spot, text)
  }

  /// The same where communes stand side by side: the others are always shown, by their names where no spot has them.
  static func divide(
    _ raw: String, _ place: Place, and others: [String], text: String?
  ) -> (spot: String?, text: String?) {
    let names = ([place.commune ?? ""] + others).flatMap { words($0[...]) }
    let isMore = words(raw[...]).contains { !links.contains($0) && !open.contains($0) && !names.contains($0) }
    var (spot, said) = isMore ? SpotWords.divide(raw) : (nil, nil)
    if text != nil { (spot, said) = (isMore ? raw : nil, text) }
    let isShown = spot.map { spot in others.allSatisfy { Folding.fold(spot).contains(Folding.fold($0)) } } ?? false
    if isShown { return (spot, said) }
    let and = Folding.fold(raw).contains(" and ") ? "and" : "et"
    return ([spot, "\(and) \(others.joined(separator: ", "))"].compactMap(\.self).joined(separator: ", "), said)
  }

  /// The words beside the commune, as typed: without it where it stands at an end or in a part of its own, with it where it
  /// stands among them; nil: there are none.
  static func beside(_ raw: String, _ place: Place) -> String? {
    guard let rest = place.detail, !rest.isEmpty else { return nil }
    guard var range = raw.firstRange(of: rest) else { return withoutOwnPart(raw, rest) }
    while range.upperBound < raw.endIndex, !" ,;".contains(raw[range.upperBound]) {
      range = range.lowerBound..<raw.index(after: range.upperBound)
    }
    let (before, after) = (raw[..<range.lowerBound], raw[range.upperBound...])
    let sentence: Substring
    if isLinking(before) {
      sentence = withoutLinks(raw[..<range.upperBound])
    } else if isLinking(after) {
      let start = before.split(separator: " ").last { !isLinking($0) }?.endIndex ?? range.lowerBound
      sentence = raw[start...]
    } else {
      return withoutOwnPart(raw, rest)
    }
    let isOpen = sentence.split(separator: " ").last.map { open.contains(Folding.fold($0)) } ?? false
    return trimmed(isOpen ? raw[...] : sentence)
  }

  /// Words in which no commune is known: a place that is to be settled, or what was seen.
  static func isPlace(_ raw: String, hasSuggestions: Bool) -> Bool {
    let words = raw.split(separator: " ")
    guard words.count > 1 else { return true }
    if SpotWords.divide(raw).text == nil { return true }
    guard words.count <= 3, !words.contains(where: SpotWords.tellsWhatIs) else { return false }
    return hasSuggestions || words.contains { $0.first?.isUppercase ?? false }
  }

  /// The parts of a sentence but for that which names the commune alone: `12 rue du Pont, Issoire, cave inondée`.
  private static func withoutOwnPart(_ raw: String, _ rest: String) -> String {
    let kept = Set(words(rest[...]))
    let parts = raw.split(separator: ",")
    let others = parts.filter { words($0).contains { kept.contains($0) && !links.contains($0) } }
    return others.isEmpty || others.count == parts.count ? raw : trimmed(others.joined(separator: ",")[...])
  }

  /// A spot that took the commune's name along: `impasse des Lilas Coudes`.
  private static func without(_ commune: String, _ spot: String) -> String {
    let tail = " " + Folding.fold(commune)
    guard Folding.fold(spot).hasSuffix(tail), spot.count > tail.count else { return spot }
    return String(spot.dropLast(tail.count))
  }

  /// What was seen, where the commune stands between it and the spot: `D996 Issoire coupée`.
  private static func withoutHead(_ commune: String, _ text: String) -> String {
    let count = commune.split(separator: " ").count
    let words = text.split(separator: " ")
    guard words.count > count, Folding.fold(words[..<count].joined(separator: " ")) == Folding.fold(commune),
      !links.contains(Folding.fold(words[count])), !open.contains(Folding.fold(words[count]))
    else { return text }
    return words[count...].joined(separator: " ")
  }

  /// Whether there is nothing in it but words such as `la` and `à`.
  private static func isLinking(_ text: Substring) -> Bool { words(text).allSatisfy { links.contains($0) } }

  private static func words(_ text: Substring) -> [String] {
    Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }

  private static func withoutLinks(_ text: Substring) -> Substring {
    var text = text
    while let last = text.split(separator: " ").last, last.startIndex > text.startIndex, isLinking(last) {
      text = text[..<last.startIndex]
    }
    return text
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, " ,;-–—".contains(first) { text.removeFirst() }
    while let last = text.last, " ,;-–—".contains(last) { text.removeLast() }
    return String(text)
  }

  private static let links: Set<String> = [
    "a", "au", "aux", "commune", "d", "dans", "de", "des", "du", "en", "l", "la", "le", "les", "sur", "vers", "un",
    "une",
    "il", "y", "the", "in", "at", "on", "of",
  ]
  /// What goes on behind them.
  private static let open: Set<String> = ["et", "and", "ou", "or", "entre", "between"]
}
