/// A commune named among the words typed.
struct Mention {
  /// How surely a commune is meant; the surest first.
  enum Weight: Int, Comparable {
    case named
    /// The beginning of its name: `Brassac` for Brassac-les-Mines.
    case short
    /// Outside the départements asked about.
    case outside
    /// In the name of a street.
    case street
    /// A word that need not name anything.
    case word

    static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
  }

  var span: Range<Int>
  /// The words that say which of several is meant, or more of its name.
  var with: [Range<Int>] = []
  /// Rows that it may be, of one name.
  var rows: [Int]
  var weight = Weight.named

  var taken: [Range<Int>] { [span] + with }
}

/// Which rows are asked about.
struct Scope {
  let inside: [Range<Int>]
  let beside: [Range<Int>]

  func isInside(_ row: Int) -> Bool { inside.contains { $0.contains(row) } }
  func isBeside(_ row: Int) -> Bool { beside.contains { $0.contains(row) } }
}

/// Finds what communes are named in a text.
struct MentionFinder {
  typealias Names = (exact: Range<Int>, longer: Range<Int>)

  let table: CommuneTable
  let place: TypedPlace
  let scope: Scope
  private let postal: [(span: Range<Int>, code: UInt32, rows: Set<Int>)]

  init(_ place: TypedPlace, _ table: CommuneTable, _ scope: Scope) {
    self.table = table
    self.place = place
    self.scope = scope
    postal = place.words.indices.compactMap { index in
      let word = place.words[index]
      guard word.utf8.count == 5, let code = UInt32(word) else { return nil }
      return (index..<index + 1, code, Set(table.rows(ofPostalCode: code)))
    }
  }

  /// The rows to which a postal code in the text belongs, where it stands there alone.
  var rowsOfPostalCode: [Int] {
    guard let only = postal.first, place.isAll(postal.map(\.span)) else { return [] }
    return only.rows.sorted()
  }

  // MARK: - Whole names

  /// Every commune of France that may be meant, in the order of the text.
  func mentions() -> [Mention] {
    var found: [Mention] = []
    for start in place.words.indices {
      for end in start + 1...place.words.count {
        let span = start..<end
        let names = table.names(place.joined(span))
        if place.standsApart(span), let mention = mention(span, names) { found.append(mention) }
        if names.longer.isEmpty { break }
      }
    }
    return Self.apart(found)
  }

  /// Of mentions that overlap the surest, then the longest.
  private static func apart(_ mentions: [Mention]) -> [Mention] {
    var left: [Mention] = []
    for mention in mentions.sorted(by: {
      let (a, b) = ($0.weight == .outside ? 1 : 0, $1.weight == .outside ? 1 : 0)
      return (a, -$0.span.count, -$0.span.lowerBound) < (b, -$1.span.count, -$1.span.lowerBound)
    }) where !left.contains(where: { $0.span.overlaps(mention.span) }) { left.append(mention) }
    return left.sorted { $0.span.lowerBound < $1.span.lowerBound }
  }

  private func mention(_ span: Range<Int>, _ names: Names) -> Mention? {
    let found = names.exact.map { table.name(at: $0) }
    let whole = found.filter { !$0.lacksArticle }.map(\.row)
    if let arrondissement = arrondissement(span, of: whole) { return arrondissement }
    let (rows, with) = selected(found.map(\.row), span)
    let isSure = !with.isEmpty || place.isAll([span]) && (!isCommon(span) || isNamedAlone(span))
    let lacksArticle = { (row: Int) in !whole.contains(row) }
    // In the départements of the crisis a name is taken more easily than elsewhere.
    let inside = rows.filter(scope.isInside)
    if !inside.isEmpty {
      let named = preferred(inside, whole)
      let weight = isSure ? .named : weight(span, lacksArticle: named.allSatisfy(lacksArticle))
      return weight.map { Mention(span: span, with: with, rows: named, weight: $0) }
    }
    if with.isEmpty, let mention = shortened(span, names) { return mention }
    guard !rows.isEmpty else { return nil }
    let named = preferred(rows, whole)
    if !with.isEmpty { return Mention(span: span, with: with, rows: named) }
    let isMeant =
      isSure
      ? !isCommon(span) || place.isCapitalised(span.upperBound - 1) && named.contains(where: scope.isBeside)
      : isMeantElsewhere(span, named, lacksArticle: named.contains(where: lacksArticle))
    return isMeant ? Mention(span: span, rows: named, weight: .outside) : nil
  }

  /// Those of today before those of the past, those named in full before those without their article.
  private func preferred(_ rows: [Int], _ whole: [Int]) -> [Int] {
    let groups: [(Int) -> Bool] = [
      { whole.contains($0) && table.kind(of: $0).isOfToday }, { table.kind(of: $0).isOfToday }, { whole.contains($0) },
    ]
    let best = groups.lazy.map { rows.filter($0) }.first { !$0.isEmpty } ?? rows
    var seen: Set<Int> = []
    return best.filter { seen.insert(table.present(of: $0)).inserted }
  }

  private func weight(_ span: Range<Int>, lacksArticle: Bool) -> Mention.Weight? {
    let isCapitalised = place.isCapitalised(span.upperBound - 1)
    if lacksArticle, !isCapitalised { return nil }
    if place.isStreet(span.lowerBound) { return .street }
    guard isCommon(span) else { return .named }
    let isPart = span.lowerBound > 0 && place.beginsPart(span.lowerBound) && place.endsPart(before: span.upperBound)
    // `aux coudes` is no place in Coudes, `aux Pradeaux` is one in Les Pradeaux.
    let isAt = place.isAfterAt(span.lowerBound) && (lacksArticle || place.words[span.lowerBound - 1] == "a")
    if isAt || isPart && isCapitalised { return .named }
    // People put the place first, and on a telephone without its capital.
    return isCapitalised || span.lowerBound == 0 ? .word : nil
  }

  /// Whether a word of everyday French stands as a name does: `dans les champs` is no place in Champs.
  private func isNamedAlone(_ span: Range<Int>) -> Bool {
    let start = span.lowerBound
    return start == 0 || place.isCapitalised(span.upperBound - 1) || place.isAfterAt(start)
      || place.words[..<start].allSatisfy(["commune", "d", "de", "l", "la", "le", "les"].contains)
  }

  /// Whether the words are no more than one of everyday French.
  private func isCommon(_ span: Range<Int>) -> Bool {
    let significant = place.words[span].filter { !CommonWords.linking.contains($0) }
    return significant.count <= 1 && significant.allSatisfy(CommonWords.all.contains)
  }

  /// Whether a name among other words is that of a commune far from the crisis: those who type speak of other things too.
  private func isMeantElsewhere(_ span: Range<Int>, _ rows: [Int], lacksArticle: Bool) -> Bool {
    let start = span.lowerBound
    guard !lacksArticle, !isCommon(span), !place.isStreet(start), place.joined(span).count >= 4,
      rows.contains(where: { table.kind(of: $0).isOfToday })
    else { return false }
    let isNear = scope.inside.isEmpty || rows.contains(where: scope.isBeside)
    let isLong = place.words[span].filter { !CommonWords.linking.contains($0) }.count > 1
    guard place.isCapitalised(span.upperBound - 1) || isLong && isNear else { return false }
    let isPart = place.beginsPart(start) && place.endsPart(before: span.upperBound)
    return isNear
      ? place.beginsPart(start) || place.isAfterPreposition(start) || place.endsPart(before: span.upperBound)
      : isPart || place.isAfterAt(start)
  }

  // MARK: - What tells them apart

  /// Of homonyms those that a département or a postal code beside them means, and the words that say so.
  private func selected(_ rows: [Int], _ span: Range<Int>) -> (rows: [Int], with: [Range<Int>]) {
    for (token, code, posted) in postal {
      var fitting = rows.filter { posted.contains(table.present(of: $0)) || posted.contains($0) }
      if fitting.isEmpty {
        let departements = Self.departements(ofPostalCode: code)
        fitting = rows.filter { row in departements.contains { table.departements[$0]?.contains(row) ?? false } }
      }
      // `69003 Lyon` is one of its arrondissements.
      let parts = posted.filter { table.kind(of: $0) == .arrondissement && fitting.contains(table.present(of: $0)) }
      if !fitting.isEmpty { return (parts.count == 1 ? Array(parts) : fitting, [token]) }
    }
    if let (code, token) = departement(after: span.upperBound), let those = table.departements[code] {
      let fitting = rows.filter(those.contains)
      if !fitting.isEmpty { return (fitting, [token]) }
    }
    return (rows, [])
  }

  private static func departements(ofPostalCode code: UInt32) -> [String] {
    let two = code / 1_000
    switch two {
    case 20: return ["2A", "2B"]
    case 97, 98: return ["\(code / 100)"]
    default: return [two < 10 ? "0\(two)" : "\(two)"]
    }
  }

  /// The département that is named at a word: `43`, `(43)`, `Haute-Loire`, `dans le 43`, `en Haute-Loire`.
  private func departement(after index: Int) -> (code: String, span: Range<Int>)? {
    var at = index
    while at < place.words.count, at < index + 4, Self.leadingToDepartement.contains(place.words[at]) { at += 1 }
    guard at < place.words.count else { return nil }
    let isLed = at > index || place.beginsPart(at)
    let code = place.words[at].uppercased()
    if Departements.codes.contains(code) {
      return isLed || place.endsPart(before: at + 1) ? (code, index..<at + 1) : nil
    }
    for end in stride(from: min(at + 4, place.words.count), to: at, by: -1) {
      let name = place.words[at..<end].joined(separator: " ")
      if let code = Departements.codesByName[name], isLed || !TypedPlace.directions.contains(name) {
        return (code, index..<end)
      }
    }
    return nil
  }

  private static let leadingToDepartement: Set<String> = [
    "d", "dans", "de", "departement", "dept", "du", "en", "l", "la", "le", "les",
  ]

  /// `Lyon 3e`, `Marseille 13`, `Paris 5ème arrondissement`, `3e arrondissement de Lyon`.
  private func arrondissement(_ span: Range<Int>, of rows: [Int]) -> Mention? {
    guard !rows.isEmpty,
      let (number, with) = arrondissement(before: span.lowerBound) ?? arrondissement(at: span.upperBound)
    else { return nil }
    let key = place.joined(span) + Array(" \(number)\(number == 1 ? "er" : "e")".utf8)
    let found = table.names(key).exact.map { table.name(at: $0).row }.first { table.kind(of: $0) == .arrondissement }
    guard let row = found else { return nil }
    let isInside = scope.inside.isEmpty || scope.isInside(row)
    return Mention(span: span, with: [with], rows: [row], weight: isInside ? .named : .outside)
  }

  private static let wordsForArrondissement: Set<String> = ["ar", "ardt", "arr", "arrdt", "arrondissement"]

  private func arrondissement(before index: Int) -> (number: Int, span: Range<Int>)? {
    var at = index - 1
    if at >= 0, ["d", "de"].contains(place.words[at]) { at -= 1 }
    guard at >= 1, Self.wordsForArrondissement.contains(place.words[at]),
      let number = Int(place.words[at - 1].prefix { $0.isASCII && $0.isNumber })
    else { return nil }
    return (number, at - 1..<index)
  }

  private func arrondissement(at: Int) -> (number: Int, span: Range<Int>)? {
    guard at < place.words.count else { return nil }
    let digits = place.words[at].prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), (1...20).contains(number),
      !place.marks(before: at).contains("(") || digits.count < 2
    else { return nil }
    let suffix = place.words[at].dropFirst(digits.count)
    var end = at + 1
    if end < place.words.count, Self.wordsForArrondissement.contains(place.words[end]) { end += 1 }
    let isOrdinal = ["e", "eme", "er", "ieme", "re"].contains(String(suffix))
    guard isOrdinal || suffix.isEmpty && (end > at + 1 || place.endsPart(before: end)) else { return nil }
    return (number, at..<end)
  }

  // MARK: - Beginnings of names

  /// A commune of the départements asked about whose name begins with words typed, where those mean one only.
  private func shortened(_ span: Range<Int>, _ names: Names) -> Mention? {
    guard let first = place.words[span].first(where: { !FoldedText.articles.contains($0) }), first.utf8.count >= 3,
      !CommonWords.all.contains(first), !names.longer.isEmpty
    else { return nil }
    let isCapitalised = place.isCapitalised(span.upperBound - 1)
    let isMeant =
      place.isAll([span] + postal.map(\.span)) || isCapitalised
      || first.utf8.count >= 5 && place.isAfterPreposition(span.lowerBound)
    guard isMeant else { return nil }
    let rows = rowsBegun(names)
    guard rows.count == 1 else { return nil }
    let with = postal.filter { $0.rows.contains(table.present(of: rows[0])) }.map(\.span)
    return Mention(span: span, with: with, rows: rows, weight: place.isStreet(span.lowerBound) ? .street : .short)
  }

  /// The rows inside whose names begin with these words; of everyday French it takes two.
  func rowsBegun(_ span: Range<Int>, evenCommon: Bool = false) -> [Int] {
    let significant = place.words[span].filter { !CommonWords.linking.contains($0) }
    guard evenCommon || significant.count > 1 || significant.contains(where: { !CommonWords.all.contains($0) }) else {
      return []
    }
    return rowsBegun(table.names(place.joined(span)))
  }

  /// The rows inside whose names are a word of everyday French that stands as a name may: `gymnase de coudes`.
  func rowsOfWords() -> [Int] {
    place.words.indices.filter(place.isAfterPreposition).flatMap { index in
      table.names(place.joined(index..<index + 1)).exact.map { table.name(at: $0) }
        .filter { !$0.lacksArticle && scope.isInside($0.row) }.map(\.row)
    }
  }

  private func rowsBegun(_ names: Names) -> [Int] {
    var rows = Set(names.longer.map { table.name(at: $0).row }.filter(scope.isInside))
    let today = rows.filter { table.kind(of: $0).isOfToday }
    if !today.isEmpty { rows = today }
    var seen: Set<Int> = []
    return rows.sorted().filter { seen.insert(table.present(of: $0)).inserted }
  }
}
