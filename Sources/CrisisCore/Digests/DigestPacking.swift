/// Lays out communes and their reports on lines that fit a chat.
enum DigestPacking {
  /// In bytes of UTF-8, without what the section itself says.
  static let budget = 310
  static let mostLines = 2
  /// Reports of one commune told in words, and those told by number alone.
  static let mostTold = 4
  static let mostNumbers = 8

  /// The groups of each line. Communes for which there is no space stand together as counts, on a line more if need be.
  static func lines(
    _ groups: [DigestContent.Group], _ items: [DigestContent.Item], marksNews: Bool, most mostLines: Int = mostLines
  ) -> [[Value]] {
    var lines: [[Value]] = []
    var space = 0
    var left: [DigestContent.Group] = []
    for group in ordered(groups, items) {
      let own = items.filter { $0.commune == group.commune }
      let (value, cost) = described(group, own, marksNews)
      if space >= cost {
        lines[lines.count - 1].append(value)
        space -= cost
      } else if lines.count < mostLines {
        lines.append([value])
        space = budget - cost
      } else {
        left.append(group)
      }
    }
    if let rest = DigestWords.places(left, Texts.digests.elsewhere) {
      if space >= rest.cost { lines[lines.count - 1].append(rest.value) } else { lines.append([rest.value]) }
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
    if marksNews {
      let isNew = item.isNew ?? false
      add(isNew || item.isTouched ?? false ? .phrase(isNew ? texts.isNew() : texts.isTouched()) : nil, 11)
    }
    add(item.seenAt.map { .phrase(texts.seen($0)) }, 18)
    add(item.people.map { .phrase(texts.people($0)) }, 14)
    return (values, values.isEmpty ? 0 : cost)
  }

  /// `Issoire (4) : S51 route coupée au pont ; S49, S50, S53.`, and how long that is at most.
  private static func described(
    _ group: DigestContent.Group, _ items: [DigestContent.Item], _ marksNews: Bool
  ) -> (value: Value, cost: Int) {
    var parts: [Value] = []
    var numbers: [Value] = []
    var cost = (group.commune?.utf8.count ?? 22) + 12
    for item in items.prefix(group.count) {
      let words = DigestWords.summary(item.text, item.category)
      let spot = DigestWords.summary(item.spot, item.category)
      if words != nil || spot != nil || item.category != nil, parts.count < mostTold {
        let facts = facts(of: item, spot, marksNews)
        let list = DigestWords.joined(facts.values, Texts.digests.comma)
        parts.append(
          .phrase(Texts.digests.item(item.number, words, words == nil ? item.category : nil, list.map { [$0] })))
        cost += (words?.utf8.count ?? 14) + facts.cost + 10
      } else if numbers.count < mostNumbers {
        numbers.append(.phrase(Texts.digests.item(item.number, nil, nil, nil)))
        cost += 7
      }
    }
    let shown = parts.count + numbers.count
    if let list = DigestWords.joined(numbers, Texts.digests.comma) { parts.append(list) }
    if shown < group.count {
      let left = shown == 0 ? Texts.digests.reports : Texts.digests.more
      parts.append(.phrase(left(group.count - shown)))
      cost += 20
    }
    let all = DigestWords.joined(parts, Texts.digests.semicolon).map { [$0] } ?? []
    return (.phrase(Texts.digests.group(group.commune, group.count, all)), cost)
  }
}
