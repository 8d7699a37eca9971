/// One text read for the places in it.
struct PlaceReading {
  private let table: CommuneTable
  private let place: TypedPlace
  private let scope: Scope
  private let finder: MentionFinder

  init(_ typed: String, _ table: CommuneTable, _ scope: Scope) {
    self.table = table
    self.scope = scope
    place = TypedPlace(typed)
    finder = MentionFinder(place, table, scope)
  }

  func resolution() -> Resolution {
    let mentions = finder.mentions()
    guard let best = mentions.map(\.weight).min(), let chosen = mentions.lastIndex(where: { $0.weight == best }) else {
      return .unknown(suggestions: suggestions())
    }
    let run = sideBySide(mentions, chosen).map { mention in
      var mention = mention
      mention.rows = settled(mention, among: mentions)
      return mention
    }
    if run.count > 1, run.allSatisfy({ $0.rows.count == 1 }) {
      let communes = run.map { table.commune($0.rows[0]) }
      if Set(communes.map(\.insee)).count == run.count {
        return .several(communes, rest: rest(without: run.flatMap(\.taken)))
      }
    }
    return resolution(of: mentions[chosen], among: mentions)
  }

  private func isInside(_ mention: Mention) -> Bool { scope.inside.isEmpty || mention.rows.allSatisfy(scope.isInside) }

  /// A mention with those that stand before and behind it, joined by nothing but `et` or a comma.
  private func sideBySide(_ mentions: [Mention], _ chosen: Int) -> [Mention] {
    var run = [mentions[chosen]]
    for mention in mentions[..<chosen].reversed() {
      guard isPlace(mention), isJoined(mention, run[0]) else { break }
      run.insert(mention, at: 0)
    }
    for mention in mentions[(chosen + 1)...] {
      guard isPlace(mention), isJoined(run[run.count - 1], mention) else { break }
      run.append(mention)
    }
    return run
  }

  private func isPlace(_ mention: Mention) -> Bool {
    mention.weight != .street && (mention.weight != .outside || scope.inside.isEmpty) && isInside(mention)
  }

  private func isJoined(_ first: Mention, _ second: Mention) -> Bool {
    let start = first.taken.map(\.upperBound).max() ?? 0
    guard start <= second.span.lowerBound else { return false }
    let words = place.words[start..<second.span.lowerBound].filter {
      !["d", "de", "l", "la", "le", "les"].contains($0)
    }
    return words.isEmpty
      ? place.beginsPart(second.span.lowerBound) : words.allSatisfy(["et", "ou", "puis", "and", "or"].contains)
  }

  private func rest(without taken: [Range<Int>]) -> String {
    let linking = place.words.indices.filter {
      ["and", "between", "entre", "et", "or", "ou", "puis"].contains(place.words[$0])
    }.filter {
      index in
      taken.contains { $0.upperBound == index } || taken.contains { $0.lowerBound == index + 1 }
    }
    return place.text(without: taken + linking.map { $0..<$0 + 1 })
  }

  private func resolution(of mention: Mention, among mentions: [Mention]) -> Resolution {
    let rest = place.text(without: mention.taken)
    let rows = settled(mention, among: mentions)
    if mention.weight == .outside, rest.isEmpty, !scope.inside.isEmpty {
      let meant = alikeInside(isNear: rows.contains(where: scope.isBeside))
      let all = meant.prefix(rows.count == 1 ? 2 : 3) + (rows.count == 1 ? rows.map(table.commune) : [])
      if !meant.isEmpty { return .unknown(suggestions: Array(all)) }
    }
    if rows.count > 1 { return .ambiguous(rows.prefix(3).map(table.commune), rest: rest) }
    let commune = table.commune(rows[0])
    if isInside(mention) { return rest.isEmpty ? .exact(commune) : .within(commune, rest: rest) }
    return .elsewhere(commune, rest: rest)
  }

  /// The rows of a mention that may be meant: those beside the crisis before those far from it, and the one by which
  /// another commune of the text lies.
  private func settled(_ mention: Mention, among mentions: [Mention]) -> [Int] {
    var rows = mention.rows
    let beside = rows.filter(scope.isBeside)
    if !isInside(mention), !beside.isEmpty { rows = beside }
    guard rows.count > 1 else { return rows }
    let others = mentions.filter { $0.span != mention.span && $0.rows.count == 1 }.compactMap {
      table.position(of: $0.rows[0])
    }
    let placed = rows.compactMap { row -> (row: Int, distance: Double)? in
      guard let at = table.position(of: row) ?? table.position(of: table.present(of: row)) else { return nil }
      return others.map { Distance.kilometres(at, $0) }.min().map { (row, $0) }
    }.sorted { $0.distance < $1.distance }
    if placed.count > 1, placed[0].distance <= 30, placed[1].distance >= 2 * placed[0].distance {
      return [placed[0].row]
    }
    if isInside(mention) { return rows }
    return rows.sorted { (table.commune($0).population ?? 0) > (table.commune($1).population ?? 0) }
  }

  // MARK: - Not found

  private func suggestions() -> [Commune] {
    let posted = finder.rowsOfPostalCode
    if !posted.isEmpty {
      let byPeople = posted.map(table.commune).sorted { ($0.population ?? 0) > ($1.population ?? 0) }
      return Array(byPeople.prefix(3))
    }
    guard !place.words.isEmpty else { return [] }
    let rows = begunOrContaining()
    guard rows.isEmpty else { return distinct(rows) }
    for communes in [alike(in: scope.inside), distinct(finder.rowsOfWords())] where !communes.isEmpty {
      return communes
    }
    // From beside the crisis, no more than a slip away.
    return place.words.count <= 6 ? alike(in: scope.beside, atMost: 2) : []
  }

  /// Communes inside that may be meant by the name of one outside: asked rather than believed. Near the crisis, only
  /// those whose names begin so.
  private func alikeInside(isNear: Bool) -> [Commune] {
    if isNear { return distinct(finder.rowsBegun(0..<place.words.count, evenCommon: true)) }
    let rows = begunOrContaining()
    return rows.isEmpty ? alike(in: scope.inside, atMost: 2) : distinct(rows)
  }

  private func begunOrContaining() -> [Int] {
    let all = 0..<place.words.count
    let begun = finder.rowsBegun(all)
    return begun + containing(all).filter { !begun.contains($0) }
  }

  private func distinct(_ rows: [Int]) -> [Commune] {
    var seen: Set<String> = []
    return Array(rows.map(table.commune).filter { seen.insert($0.insee).inserted }.prefix(3))
  }

  /// The rows inside in whose names these words stand together.
  private func containing(_ span: Range<Int>) -> [Int] {
    let words = place.joined(span)
    guard words.count >= 4 else { return [] }
    return scope.inside.joined().filter { row in
      let name = table.words(of: row)
      guard name.count >= words.count else { return false }
      return (0...(name.count - words.count)).contains { start in
        let end = start + words.count
        return (start == 0 || name[start - 1] == UInt8(ascii: " "))
          && (end == name.count || name[end] == UInt8(ascii: " ")) && name.part(start..<end).order(to: words) == 0
      }
    }
  }

  /// Communes whose names sound or are spelt nearly like some of the words.
  private func alike(in area: [Range<Int>], atMost cost: Int = .max) -> [Commune] {
    distinct(NearNames.nearest(to: NearNames.sounds(of: place), in: area, of: table, atMost: cost))
  }
}
