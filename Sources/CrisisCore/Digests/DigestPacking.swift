/// Lays out communes and their reports on lines that fit a chat.
enum DigestPacking {
  /// In bytes of UTF-8, without what the section itself says.
  static let budget = 310
  static let mostLines = 2
  /// Reports of one commune told in words, and those told by number alone.
  static let mostTold = 4
  static let mostNumbers = 8
  /// In bytes: `12 autres`
  static let moreCost = 20

  /// What a line says before what it tells: `À CONFIRMER. `
  static let partCost = 16

  /// A line as it fills.
  struct Line {
    fileprivate(set) var parts: [Value]
    /// How long it is at most, in bytes of UTF-8, without what the section itself says.
    fileprivate(set) var cost: Int
  }

  /// On the last line, if there is space, else on a new one.
  static func add(_ part: Value, _ cost: Int, to lines: inout [Line]) {
    guard let last = lines.last, last.cost + cost <= budget else {
      return lines.append(Line(parts: [part], cost: cost))
    }
    lines[lines.count - 1].parts.append(part)
    lines[lines.count - 1].cost += cost
  }

  /// The groups of each line. Communes for which there is no space stand together as counts, at the end of the last.
  static func lines(
    _ groups: [DigestContent.Group], _ items: [DigestContent.Item], marksNews: Bool, most mostLines: Int = mostLines
  ) -> [Line] {
    var lines: [Line] = []
    var left: [DigestContent.Group] = []
    let groups = ordered(groups, items)
    for (index, group) in groups.enumerated() {
      let own = items.filter { $0.commune == group.commune }
      // The count of those that are left has to have its place.
      let kept = index == groups.count - 1 && left.isEmpty ? 0 : DigestWords.countOfPlaces
      let (value, cost) = described(group, own, marksNews, within: budget)
      if let line = lines.last, line.cost + cost + (lines.count == mostLines ? kept : 0) <= budget {
        add(value, cost, to: &lines)
      } else if lines.count < mostLines {
        let space = budget - (lines.count + 1 == mostLines ? kept : 0)
        let (value, cost) = described(group, own, marksNews, within: space)
        lines.append(Line(parts: [value], cost: cost))
      } else {
        left.append(group)
      }
    }
    if let last = lines.last, let rest = DigestWords.places(left, Texts.digests.elsewhere, within: budget - last.cost) {
      lines[lines.count - 1].parts.append(rest)
      lines[lines.count - 1].cost = budget
    }
    return lines
  }

  /// First the communes of the items that come first, then the others, the most reports first.
  private static func ordered(
    _ groups: [DigestContent.Group], _ items: [DigestContent.Item]
  ) -> [DigestContent.Group] {
    var rank: [String?: Int] = [:]
    for (index, item) in items.enumerated() where rank[item.commune] == nil { rank[item.commune] = index }
    return sorted(groups).enumerated()
      .sorted { (rank[$0.element.commune] ?? .max, $0.offset) < (rank[$1.element.commune] ?? .max, $1.offset) }
      .map(\.element)
  }

  static func sorted(_ groups: [DigestContent.Group]) -> [DigestContent.Group] {
    groups.sorted { a, b in
      if a.count != b.count { return a.count > b.count }
      guard let first = a.commune else { return false }
      guard let second = b.commune else { return true }
      return first < second
    }
  }

  /// What stands in brackets behind a report, and how long it is at most.
  private static func facts(
    of item: DigestContent.Item, _ spot: String?, _ marksNews: Bool
  ) -> (values: [Value], cost: Int) {
    let texts = Texts.digests
    var values: [Value] = []
    var cost = 3
    func add(_ value: Value?, _ length: Int) {
      guard let value else { return }
      values.append(value)
      cost += length + 2
    }
    add(spot.map(Value.text), spot?.utf8.count ?? 0)
    add(item.isUrgent ?? false ? .phrase(texts.isUrgent()) : nil, 6)
    if marksNews {
      let isNew = item.isNew ?? false
      add(isNew || item.isTouched ?? false ? .phrase(isNew ? texts.isNew() : texts.isTouched()) : nil, 11)
    }
    add(item.seenAt.map { .phrase(texts.seen($0)) }, 18)
    add(item.people.map { .phrase(texts.people($0)) }, 14)
    return (values, values.isEmpty ? 0 : cost)
  }

  /// `Issoire (4) : S51 route coupée au pont ; S49, S50, S53.`, and how long that is at most. Where there is no space for
  /// the words of one more, there is its number.
  private static func described(
    _ group: DigestContent.Group, _ items: [DigestContent.Item], _ marksNews: Bool, within space: Int
  ) -> (value: Value, cost: Int) {
    var parts: [Value] = []
    var numbers: [Value] = []
    var cost = (group.commune?.utf8.count ?? 22) + 12
    let space = space - moreCost
    for item in items.prefix(group.count) {
      let words = DigestWords.summary(item.text, item.category)
      let spot = DigestWords.summary(item.spot, item.category)
      let facts = facts(of: item, spot, marksNews)
      let length = (words?.utf8.count ?? 14) + facts.cost + 10
      let isTold = parts.isEmpty || parts.count < mostTold && cost + length <= space
      if isTold, words != nil || spot != nil || item.category != nil {
        let list = DigestWords.joined(facts.values, Texts.digests.comma)
        parts.append(
          .phrase(Texts.digests.item(item.number, words, words == nil ? item.category : nil, list.map { [$0] })))
        cost += length
      } else if numbers.count < mostNumbers, cost + 7 <= space {
        numbers.append(.phrase(Texts.digests.item(item.number, nil, nil, nil)))
        cost += 7
      }
    }
    let shown = parts.count + numbers.count
    if let list = DigestWords.joined(numbers, Texts.digests.comma) { parts.append(list) }
    if shown < group.count {
      let left = shown == 0 ? Texts.digests.reports : Texts.digests.more
      parts.append(.phrase(left(group.count - shown)))
      cost += moreCost
    }
    let all = DigestWords.joined(parts, Texts.digests.semicolon).map { [$0] } ?? []
    return (.phrase(Texts.digests.group(group.commune, group.count, all)), cost)
  }
}
