import CrisisCore
import PlainText

/// The words of the vocabulary: how each term prints in each language, and what people may type for it. Shared, not
/// copied: every line is read and answered with it.
final class Vocabulary: Sendable {
  struct Term: Sendable {
    var printed: [Language: String]
    /// Other words that people type for it, in any language.
    var typed: [String]
  }

  let terms: [String: Term]
  private let families: [String: WordTable]
  /// The families that every line is looked through for, at hand.
  let categories: WordTable
  let timeFillers: WordTable
  let clockWords: WordTable
  let days: WordTable
  let units: WordTable
  let numerals: WordTable
  let months: WordTable
  let dayParts: WordTable
  /// `et demie`, `moins le quart`, in quarters of an hour.
  let clockTails: WordTable
  /// `half past`, `quarter to`
  let clockHeads: WordTable
  /// `il y a`
  let agoHeads: WordTable
  let lengths: WordTable
  /// The words that hold a sentence together, by what follows them.
  let links: WordTable
  let negations: WordTable
  /// What a time behind them is not the time of what was seen: `jusqu’à`.
  let timeLimits: WordTable
  /// Every word that a time may begin with, but for a number in digits.
  let timeStarts: WordTable

  init(_ terms: [String: Term] = [:]) {
    self.terms = terms
    var families: [String: WordTable] = [:]
    for (code, term) in terms {
      guard let dot = code.firstIndex(of: ".") else { continue }
      let family = String(code[..<dot])
      let name = String(code[code.index(after: dot)...])
      for word in Self.words(for: name, term) { families[family, default: WordTable()].add(word, for: name) }
    }
    self.families = families
    categories = families["category"] ?? WordTable()
    timeFillers = families["time_filler"] ?? WordTable()
    clockWords = families["clock"] ?? WordTable()
    days = families["day"] ?? WordTable()
    units = families["unit"] ?? WordTable()
    numerals = families["numeral"] ?? WordTable()
    months = families["month"] ?? WordTable()
    dayParts = families["day_part"] ?? WordTable()
    clockTails = families["clock_tail"] ?? WordTable()
    clockHeads = families["clock_head"] ?? WordTable()
    agoHeads = families["ago"] ?? WordTable()
    lengths = families["length"] ?? WordTable()
    links = families["link_word"] ?? WordTable()
    negations = families["negation"] ?? WordTable()
    timeLimits = families["time_limit"] ?? WordTable()
    var starts = WordTable()
    for family in Self.timeFamilies {
      for (code, term) in terms where code.hasPrefix(family + ".") {
        let name = String(code.dropFirst(family.count + 1))
        for word in Self.words(for: name, term) { starts.addStart(of: word) }
      }
    }
    timeStarts = starts
  }

  private static let timeFamilies = [
    "time_filler", "clock", "day", "numeral", "month", "day_part", "clock_head", "ago", "length",
  ]

  func printed(_ code: String, in language: Language) -> String? { terms[code]?.printed[language] }

  /// What people may type: `hazard` → its words.
  func table(_ family: String) -> WordTable { families[family] ?? WordTable() }

  private static func words(for name: String, _ term: Term) -> Set<String> {
    // A number names its term, and is none of its words.
    Set(term.typed + (Int(name) == nil ? [name] : []) + term.printed.values)
  }
}

/// Words, some of several parts (`feu de forêt`, `feu-de-forêt`), and the code that each stands for.
struct WordTable: Sendable, Equatable {
  private var codes: [String: String] = [:]
  /// The most words that an entry beginning with a given word has, where it has several.
  private var longest: [String: Int] = [:]
  /// Most words of a line are in no table, which their first letter or their length tells.
  private var all = Silhouettes()
  private var heads = Silhouettes()

  /// The first bytes and the lengths of some words.
  private struct Silhouettes: Sendable, Equatable {
    private var initials: (low: UInt64, high: UInt64) = (0, 0)
    private var lengths: UInt64 = 0

    mutating func add(_ word: some StringProtocol) {
      if let first = word.utf8.first {
        if first < 64 {
          initials.low |= 1 << UInt64(first)
        } else {
          initials.high |= 1 << UInt64(min(first, 127) - 64)
        }
      }
      lengths |= 1 << UInt64(min(word.utf8.count, 63))
    }

    func include(_ first: UInt8) -> Bool {
      (first < 64 ? initials.low >> UInt64(first) : initials.high >> UInt64(min(first, 127) - 64)) & 1 == 1
    }

    func include(_ word: String) -> Bool {
      guard let first = word.utf8.first else { return lengths & 1 == 1 }
      return include(first) && lengths >> UInt64(min(word.utf8.count, 63)) & 1 == 1
    }

    static func == (one: Silhouettes, other: Silhouettes) -> Bool {
      one.initials == other.initials && one.lengths == other.lengths
    }
  }

  /// - Returns: the code that already had the word, if it was another one.
  @discardableResult
  mutating func add(_ word: String, for code: String) -> String? {
    let folded = Folding.fold(word).replacing(" ", with: "-")
    if let other = codes[folded], other != code { return other }
    codes[folded] = code
    all.add(folded)
    let parts = folded.split(separator: "-")
    if let first = parts.first, parts.count > 1 {
      longest[String(first)] = max(longest[String(first)] ?? 1, parts.count)
      heads.add(first)
    }
    return nil
  }

  /// Adds the first of the words of an entry alone.
  mutating func addStart(of word: String) {
    let folded = Folding.fold(word)
    add(String(folded.prefix { $0 != " " }), for: "start")
    if let dash = folded.firstIndex(of: "-") { add(String(folded[..<dash]), for: "start") }
  }

  var words: [String] { codes.keys.sorted() }

  func code(_ folded: String) -> String? { all.include(folded) ? codes[folded] : nil }

  /// Whether any word stands for a code.
  func offers(_ code: String) -> Bool { codes.values.contains(code) }

  /// The longest entry that begins at a word.
  func match(_ tokens: [Token], at start: Int) -> (code: String, count: Int)? {
    let first = tokens[start].folded
    if let code = code(first) {
      return longerMatch(tokens, at: start, first: first) ?? (code, 1)
    }
    return longerMatch(tokens, at: start, first: first)
  }

  private func longerMatch(_ tokens: [Token], at start: Int, first: String) -> (code: String, count: Int)? {
    guard let initial = first.utf8.first, heads.include(initial) else { return nil }
    var most = longest[first] ?? 0
    if most == 0, let dash = first.utf8.firstIndex(of: 0x2D) { most = longest[String(first[..<dash])] ?? 0 }
    guard most > 1 else { return nil }
    var joined = first
    var best: (code: String, count: Int)?
    for next in tokens.indices.dropFirst(start + 1).prefix(most - 1) {
      guard tokens[next].key == nil, !tokens[next].isQuoted else { break }
      joined += "-" + tokens[next].folded
      if let code = codes[joined] { best = (code, next - start + 1) }
    }
    return best
  }
}
