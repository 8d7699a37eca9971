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
    _ groups: [DigestContent.Group], _ items: [DigestContent.Item], closing: (value: Value, cost: Int)? = nil
  ) -> [[Value]] {
    var lines: [[Value]] = []
    var space = 0
    var left: [DigestContent.Group] = []
    for group in ordered(groups, items) {
      let own = items.filter { $0.commune == group.commune }
      let (value, cost) = described(group, own)
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
      lines.append([rest.value])
      space = budget - rest.cost
    }
    if let closing, !lines.isEmpty {
      if space >= closing.cost { lines[lines.count - 1].append(closing.value) } else { lines.append([closing.value]) }
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

  /// `Issoire (4) : S51 route coupée au pont ; S49, S50, S53.`, and how long that is at most.
  private static func described(
    _ group: DigestContent.Group, _ items: [DigestContent.Item]
  ) -> (value: Value, cost: Int) {
    var parts: [Value] = []
    var numbers: [Value] = []
    var cost = (group.commune?.utf8.count ?? 22) + 12
    for item in items.prefix(group.count) {
      let words = DigestWords.summary(item.text, item.category)
      let spot = DigestWords.summary(item.spot, item.category)
      if words != nil || spot != nil || item.category != nil, parts.count < mostTold {
        parts.append(.phrase(Texts.digests.item(item.number, words, words == nil ? item.category : nil, spot)))
        cost += (words?.utf8.count ?? 14) + (spot.map { $0.utf8.count + 3 } ?? 0) + 10
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
