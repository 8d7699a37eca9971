/// The words that somebody typed for a place.
struct TypedPlace {
  let text: String
  let tokens: [FoldedText.Word]
  let words: [String]
  /// The words joined with spaces, and where each begins and ends there.
  private let joined: [UInt8]
  private let ends: [(start: Int, end: Int)]

  init(_ text: String) {
    self.text = text
    tokens = FoldedText.words(of: text)
    words = tokens.map(\.letters)
    var joined: [UInt8] = []
    ends = words.map { word in
      if !joined.isEmpty { joined.append(UInt8(ascii: " ")) }
      let start = joined.count
      joined += word.utf8
      return (start, joined.count)
    }
    self.joined = joined
  }

  /// Words that stand together, joined with spaces.
  func joined(_ span: Range<Int>) -> ArraySlice<UInt8> {
    joined[ends[span.lowerBound].start..<ends[span.upperBound - 1].end]
  }

  // MARK: - Marks

  func isCapitalised(_ index: Int) -> Bool { text[tokens[index].range.lowerBound].isUppercase }

  /// What stands between a word and the one before it, or the head of the text.
  func marks(before index: Int) -> Substring {
    let start = index == 0 ? text.startIndex : tokens[index - 1].range.upperBound
    return text[start..<(index < tokens.count ? tokens[index].range.lowerBound : text.endIndex)]
  }

  /// Whether a word begins the text or a part of it.
  func beginsPart(_ index: Int) -> Bool { index == 0 || Self.parts(marks(before: index)) }

  /// Whether the text or a part of it ends before a word.
  func endsPart(before index: Int) -> Bool { index == tokens.count || Self.parts(marks(before: index)) }

  private static func parts(_ marks: Substring) -> Bool {
    marks.contains { ",;:()/&+–—".contains($0) } || marks == " - "
  }

  /// Whether some words stand apart: no hyphen ties them to others, `Sud` and the like excepted. `Bussières-et-Pruna` is
  /// not a place in Bussières; `Issoire-Sud` is one in Issoire.
  func standsApart(_ span: Range<Int>) -> Bool {
    if span.lowerBound > 0, isTied(span.lowerBound - 1) { return false }
    guard span.upperBound < tokens.count, isTied(span.upperBound - 1) else { return true }
    return Self.directions.contains(words[span.upperBound])
  }

  private func isTied(_ index: Int) -> Bool {
    switch marks(before: index + 1) {
    case "-", "‐", "‑": true
    // `Saint-Jean-d’Heurs` is one name, `rue d’Issoire` is not.
    case "'", "’": index > 0 && isTied(index - 1)
    default: false
    }
  }

  // MARK: - What is around

  /// Whether a word stands behind `à`.
  func isAfterAt(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    switch words[index - 1] {
    case "au", "aux": return true
    case "a":
      // `y a pont` says that there is one.
      let spelt = text[tokens[index - 1].range]
      return spelt == "à" || spelt == "À" || index < 2 || !["elle", "il", "on", "qui", "y"].contains(words[index - 2])
    default: return false
    }
  }

  /// Whether a word stands behind one that leads to a place.
  func isAfterPreposition(_ index: Int) -> Bool {
    isAfterAt(index) || index > 0 && Self.prepositions.contains(words[index - 1])
  }

  /// Whether what begins at a word is the name of a street: `rue d’Issoire`, `avenue de la Gare`.
  func isStreet(_ index: Int) -> Bool {
    var at = index - 1
    while at >= 0, ["d", "de", "des", "du", "l", "la", "le", "les"].contains(words[at]) { at -= 1 }
    return at >= 0 && at < index - 1 && Self.streets.contains(words[at])
  }

  /// Whether nothing but words that link is left beside those taken.
  func isAll(_ taken: [Range<Int>]) -> Bool {
    words.indices.allSatisfy { index in
      Self.linking.contains(words[index]) || taken.contains { $0.contains(index) }
    }
  }

  /// What is left of the text when some words are taken away, without the words and marks that linked them; nothing where
  /// only such words are left.
  func text(without taken: [Range<Int>]) -> String {
    if isAll(taken) { return "" }
    var parts: [Range<Int>] = []
    var start = 0
    for span in taken.sorted(by: { $0.lowerBound < $1.lowerBound }) + [tokens.count..<tokens.count] {
      parts.append(start..<max(start, span.lowerBound))
      start = max(start, span.upperBound)
    }
    let starts = taken.map(\.lowerBound).min() ?? tokens.count
    let isLink = { (index: Int) in
      Self.linking.contains(words[index]) && !FoldedText.articles.contains(words[index])
    }
    return parts.compactMap { part in
      var part = part
      while let last = part.last, Self.linking.contains(words[last]), last == 0 || !isTied(last - 1) {
        part = part.dropLast()
      }
      // Behind a name they tell more: `sur place`.
      while part.lowerBound < starts, let first = part.first, isLink(first) { part = part.dropFirst() }
      guard let first = part.first, let last = part.last else { return nil }
      return String(text[tokens[first].range.lowerBound..<tokens[last].range.upperBound])
    }.joined(separator: " ")
  }

  // MARK: - Words

  static let directions: Set<String> = [
    "bas", "bourg", "centre", "est", "gare", "haut", "nord", "ouest", "sud", "ville",
  ]

  private static let linking: Set<String> = [
    "a", "au", "aux", "cedex", "commune", "d", "dans", "de", "des", "du", "en", "l", "la", "le", "les", "sur", "vers",
    "ville", "at", "in", "of", "the",
  ]

  private static let prepositions: Set<String> = [
    "and", "at", "between", "commune", "d", "dans", "de", "du", "en", "entre", "et", "in", "near", "of", "pres", "sur",
    "vers",
    "ville",
  ]

  private static let streets: Set<String> = [
    "allee", "av", "ave", "avenue", "bd", "boulevard", "chaussee", "chemin", "cours", "faubourg", "impasse", "place",
    "quai", "route", "rte", "rue", "square", "traverse", "voie",
  ]
}
