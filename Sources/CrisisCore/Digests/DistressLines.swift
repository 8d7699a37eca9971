/// What a digest says of those in danger: never left out, whatever else there is.
enum DistressLines {
  static let mostLines = 3
  /// In bytes of UTF-8: the only words there may be of what somebody suffers.
  static let longestWords = 90

  static func lines(_ cards: [DistressCard], nature: CrisisNature) -> [Statement] {
    guard !cards.isEmpty else { return [Statement("digest_line.distress_none", nature: nature)] }
    var lines: [[Value]] = []
    var room = 0
    var told = 0
    for card in cards {
      let (value, cost) = item(card)
      if room >= cost {
        lines[lines.count - 1].append(value)
        room -= cost
      } else if lines.count < mostLines {
        lines.append([value])
        room = DigestPacking.budget - cost
      } else {
        break
      }
      told += 1
    }
    if told < cards.count, !lines.isEmpty {
      lines[lines.count - 1].append(
        .phrase(Statement("digest_line.distress_more", ["count": .number(cards.count - told)])))
    }
    return lines.enumerated().compactMap { index, items in
      DigestWords.joined(items, "digest_line.then").map { words in
        Statement(
          "digest_line.distress",
          ["count": .number(cards.count), "items": .list([words]), "again": .flag(index > 0)], nature: nature)
      }
    }
  }

  private static func item(_ card: DistressCard) -> (value: Value, cost: Int) {
    let report = card.report
    let place = (report.place.commune ?? report.place.raw)?.quoted(40)
    let words = DigestWords.summary(report.text, nil, limit: longestWords)
    let received = card.distress.received
    let values: [String: Value] = [
      "number": .number(report.number), "place": place.map { .text($0) } ?? .flag(false),
      "people": report.peopleAtRisk.map { .number($0) } ?? .flag(false),
      "text": words.map { .text($0) } ?? .flag(false), "raised": .time(card.distress.raisedAt),
      "by": received == nil ? .flag(false) : card.receiver.map { .phrase($0) } ?? .flag(false),
      "at": received.map { .time($0.at) } ?? .flag(false),
    ]
    let cost = (place?.utf8.count ?? 0) + (words?.utf8.count ?? 0) + 110
    return (.phrase(Statement("digest_line.distress_item", values)), cost)
  }
}
