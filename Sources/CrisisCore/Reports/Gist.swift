/// What tells a fact from another: where, when, of what sort, in which words. Two reports that have it in common are
/// perhaps one fact seen twice; that is suggested, and never decided here.
package struct Gist: Sendable, Equatable {
  /// The commune, by its INSEE code.
  package let commune: String
  /// When it was seen, else when it was told.
  package let at: Milliseconds
  let category: Category?
  /// The words that say something, shortened so that `coupé` is `coupée`; each once, as ``GistWords`` keeps them.
  let words: [UInt64]
  /// The roads that are named: `RD 76` is not `D 75`.
  let roads: [UInt64]

  /// nil where the commune is not known: there is nothing to compare by.
  package init?(_ report: Report) {
    self.init(report.place, at: report.observedAt ?? report.receivedAt, report.category, report.text)
  }

  package init?(_ filed: ReportFiled) {
    self.init(filed.place, at: filed.observedAt ?? filed.receivedAt, filed.category, filed.text)
  }

  private init?(_ place: Place, at: Milliseconds, _ category: Category?, _ text: String?) {
    guard let commune = place.insee else { return nil }
    self.commune = commune
    self.at = at
    self.category = category
    var told = GistWords(without: place.commune)
    let spot = place.withoutPoint.detail ?? (place.detail == nil ? place.raw : nil)
    if let text { told.add(text) }
    if let spot { told.add(spot, isStreet: SpotWords.hasStreet(spot)) }
    words = told.words.sorted()
    roads = told.roads.sorted()
  }

  /// How far apart two sightings of one fact may be.
  package static let span: Milliseconds = 2 * .hour
  /// The same, where there are no words to compare.
  static let wordlessSpan: Milliseconds = 30 * .minute

  /// How much the two have in common, above 0 and up to 1; nil: they are two facts.
  package func likeness(to other: Gist) -> Double? {
    let apart = abs(at - other.at)
    guard apart <= Self.span, commune == other.commune else { return nil }
    if let category, let its = other.category, category != its { return nil }
    guard !words.isEmpty, !other.words.isEmpty else {
      return category != nil && category == other.category && apart <= Self.wordlessSpan ? 0.1 : nil
    }
    if !roads.isEmpty, !other.roads.isEmpty, Self.shared(roads, other.roads) == 0 { return nil }
    let share = Double(Self.shared(words, other.words)) / Double(min(words.count, other.words.count))
    return share >= 0.5 ? share : nil
  }

  /// How many are in both, each of which is in order.
  private static func shared(_ one: [UInt64], _ other: [UInt64]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j] {
        count += 1
        i += 1
        j += 1
      } else if one[i] < other[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }
}
