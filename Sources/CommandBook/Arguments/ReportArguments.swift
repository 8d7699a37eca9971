import CrisisCore
import PlainText

/// A web address: `https://…`, `http://…`, `www.…`.
struct LinkArgument: ArgumentReader {
  static let longest = 1_000

  static func isLink(_ folded: String) -> Bool {
    folded.hasPrefix("http://") || folded.hasPrefix("https://") || folded.hasPrefix("www.")
      || folded.hasPrefix("<http")
  }

  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    let folded = tokens[start].folded
    guard let initial = folded.utf8.first, initial == 0x68 || initial == 0x77 || initial == 0x3C else { return nil }
    guard Self.isLink(folded) else { return nil }
    var link = tokens[start].text
    while link.utf8.first == 0x3C { link.removeFirst() }
    while let last = link.utf8.last, ">,;)".utf8.contains(last), last != 0x29 || !link.utf8.contains(0x28) {
      link.removeLast()
    }
    if folded.hasPrefix("www.") { link = "https://" + link }
    let host = link.utf8.drop { $0 != 0x2F }.dropFirst(2).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    let dot = UInt8(ascii: ".")
    guard link.utf8.count <= Self.longest, host.contains(dot), host.first != dot, host.last != dot else {
      throw Fault(Texts.faults.badLink, String(link.prefix(60)))
    }
    return Reading(.word(link))
  }
}

/// `3 pers`, `3pers`, `12 personnes`
struct PeopleArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    let word = tokens[start].folded
    guard let initial = word.utf8.first, initial >= 0x30 && initial <= 0x39 else { return nil }
    let digits = word[..<Digits.end(of: word)]
    func isPeople(_ unit: some StringProtocol) -> Bool {
      var unit = String(unit)
      if unit.hasSuffix(".") { unit.removeLast() }
      return scope.vocabulary.units.code(unit) == "people"
    }
    if digits.endIndex < word.endIndex {
      guard isPeople(word[digits.endIndex...]), let number = Digits.number(digits) else { return nil }
      return Reading(.number(number))
    }
    let next = start + 1
    if tokens[start].key != nil, next >= tokens.count || !isPeople(tokens[next].folded) {
      return Digits.number(digits).map { Reading(.number($0)) }
    }
    guard next < tokens.count, isPeople(tokens[next].folded), let number = Digits.number(digits) else { return nil }
    return Reading(.number(number), 2)
  }
}

/// `45.5432,3.2481`, `45.5432 3.2481`, `geo:45.5432,3.2481`; decimal commas too where the two are apart. Degrees, WGS 84.
struct CoordinatesArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    var word = tokens[start].folded[...]
    if word.hasPrefix("geo:") { word = word.dropFirst(4) }
    guard let first = word.utf8.first, first == 0x2D || first >= 0x30 && first <= 0x39 else { return nil }
    // A number of people, an hour: no part of a position.
    guard word.utf8.contains(where: { $0 == 0x2C || $0 == 0x2E }) else { return nil }
    let parts = word.split(separator: ",")
    if parts.count == 2, let latitude = Self.degrees(parts[0]), let longitude = Self.degrees(parts[1]) {
      return try checked(latitude, longitude, given: String(word), count: 1)
    }
    guard start + 1 < tokens.count, tokens[start + 1].key == nil,
      let latitude = Self.degrees(word.replacing(",", with: ".")),
      let longitude = Self.degrees(tokens[start + 1].folded.replacing(",", with: "."))
    else { return nil }
    return try checked(latitude, longitude, given: "\(word) \(tokens[start + 1].folded)", count: 2)
  }

  private func checked(_ latitude: Double, _ longitude: Double, given: String, count: Int) throws(Fault) -> Reading {
    guard abs(latitude) <= 90, abs(longitude) <= 180 else {
      throw Fault(Texts.faults.badCoordinates, given)
    }
    return Reading(.coordinates(latitude, longitude), count)
  }

  /// A number with at least two decimals: fewer is hardly a position.
  private static func degrees(_ text: some StringProtocol) -> Double? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count >= 2, text.utf8.count <= 20,
      parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    return Double(String(text))
  }
}

extension Arguments {
  /// Free words are the place; `à Issoire` is Issoire.
  package func place(_ scope: ReadingScope) -> String? {
    guard let words = word("place") else { return nil }
    guard let space = words.firstIndex(of: " ") else { return words }
    let first = Folding.fold(words[..<space])
    return scope.vocabulary.table("place_filler").code(first) != nil
      ? String(words[words.index(after: space)...]) : words
  }
}

extension ReadingScope {
  /// Whether words are how a term prints in French, but for accents and capitals.
  package func isPrinted(_ term: String, as words: String?) -> Bool {
    guard let printed = vocabulary.printed(term, in: .french), let words else { return false }
    return Folding.fold(printed) == Folding.fold(words)
  }
}
