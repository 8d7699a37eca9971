import PlainText

/// What tells a fact from another: where, when, of what sort, in which words. Two reports that have it in common are
/// perhaps one fact seen twice; that is suggested, and never decided here.
package struct Gist: Sendable, Equatable {
  /// The commune, by its INSEE code.
  package let commune: String
  /// When it was seen, else when it was told.
  package let at: Milliseconds
  let category: Category?
  /// The words that say something, shortened so that `coupé` is `coupée`; each once.
  let words: Set<String>

  /// nil where the commune is not known: there is nothing to compare by.
  package init?(_ report: Report) {
    guard let commune = report.place.insee else { return nil }
    self.commune = commune
    at = report.observedAt ?? report.receivedAt
    category = report.category
    words = Self.words(of: report)
  }

  /// How far apart two sightings of one fact may be.
  package static let span: Milliseconds = 2 * .hour
  /// The same, where there are no words to compare.
  static let wordlessSpan: Milliseconds = 30 * .minute

  /// How much the two have in common, above 0 and up to 1; nil: they are two facts.
  package func likeness(to other: Gist) -> Double? {
    let apart = abs(at - other.at)
    guard commune == other.commune, apart <= Self.span else { return nil }
    if let category, let its = other.category, category != its { return nil }
    guard !words.isEmpty, !other.words.isEmpty else {
      return category != nil && category == other.category && apart <= Self.wordlessSpan ? 0.1 : nil
    }
    let share = Double(words.intersection(other.words).count) / Double(min(words.count, other.words.count))
    return share >= 0.5 ? share : nil
  }

  /// Letters of a word that count: enough to tell words apart, few enough to leave their endings out.
  private static let stem = 5
  private static let shortest = 3

  private static func words(of report: Report) -> Set<String> {
    let parts = { (text: String) in Folding.fold(text).split { !$0.isLetter && !$0.isNumber } }
    let names = Set(parts(report.place.commune ?? "").map { $0.prefix(stem) })
    var words: Set<String> = []
    for text in [report.text, report.place.raw] {
      for word in parts(text ?? "") where word.utf8.count >= shortest && !common.contains(String(word)) {
        let stem = word.prefix(stem)
        if !names.contains(stem) { words.insert(String(stem)) }
      }
    }
    return words
  }

  /// Words that half of all reports have, in both languages: they tell nothing apart.
  private static let common: Set<String> = [
    "les", "des", "une", "dans", "sur", "est", "sont", "aux", "par", "pour", "avec", "que", "qui", "pas", "plus", "ont",
    "vers", "chez", "pres", "entre", "cette", "tout", "tous", "encore", "mais", "elle", "nous", "leur", "son", "ses",
    "the", "and", "are", "was", "has", "have", "with", "for", "not", "from", "near", "there", "all", "that", "this",
    "eau", "water", "rue", "route", "road", "street", "urgent", "pers", "personne", "personnes", "people",
  ]
}

/// The facts told last in each commune of a crisis. Only a memory: what it names is looked at again before it is said.
package struct RecentGists: Sendable {
  package struct Told: Sendable {
    package var number: Int
    package var gist: Gist
  }

  /// So many of a commune are remembered.
  static let capacity = 32

  private var byCommune: [String: [Told]] = [:]

  package init() {}

  package mutating func add(_ number: Int, _ gist: Gist) {
    var told = byCommune[gist.commune] ?? []
    if told.count >= Self.capacity { told.removeFirst() }
    told.append(Told(number: number, gist: gist))
    byCommune[gist.commune] = told
  }

  /// The reports that are perhaps the same fact, the likest first, then the earliest.
  package func like(_ gist: Gist) -> [Int] {
    var found: [(number: Int, likeness: Double)] = []
    for told in byCommune[gist.commune] ?? [] {
      if let likeness = gist.likeness(to: told.gist) { found.append((told.number, likeness)) }
    }
    found.sort { $0.likeness == $1.likeness ? $0.number < $1.number : $0.likeness > $1.likeness }
    return found.map(\.number)
  }
}
