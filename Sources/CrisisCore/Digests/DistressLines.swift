/// What a digest says of those in danger: never left out, whatever else there is.
enum DistressLines {
  static let mostLines = 3
  static let mostLifted = 3
  /// In bytes of UTF-8: the only words there may be of what somebody suffers.
  static let longestWords = 90

  /// Those that are meant for real stand apart from an exercise.
  ///
  /// - Parameter hasLifted: whether some are over, which the next line says.
  static func lines(_ cards: [DistressCard], hasLifted: Bool = false, nature: CrisisNature) -> [Statement] {
    guard !cards.isEmpty else { return [Texts.digests.noDistress(hasLifted, nature: nature)] }
    return told(cards.filter(\.report.isRealCall), nature: .real)
      + told(cards.filter { !$0.report.isRealCall }, nature: nature)
  }

  private static func told(_ cards: [DistressCard], nature: CrisisNature) -> [Statement] {
    var lines: [[Value]] = []
    var space = 0
    var told = 0
    for card in cards {
      let (value, cost) = item(card)
      if space >= cost {
        lines[lines.count - 1].append(value)
        space -= cost
      } else if lines.count < mostLines {
        lines.append([value])
        space = DigestPacking.budget - cost
      } else {
        break
      }
      told += 1
    }
    if told < cards.count, !lines.isEmpty {
      lines[lines.count - 1].append(.phrase(Texts.digests.moreDistress(cards.count - told)))
    }
    return lines.enumerated().compactMap { index, items in
      DigestWords.joined(items, Texts.digests.then).map {
        Texts.digests.distress(cards.count, [$0], index > 0, nature: nature)
      }
    }
  }

  /// Those that are over, the latest first.
  static func lifted(_ reports: [Report], nature: CrisisNature) -> [Statement] {
    over(reports.filter(\.isRealCall), nature: .real) + over(reports.filter { !$0.isRealCall }, nature: nature)
  }

  private static func over(_ reports: [Report], nature: CrisisNature) -> [Statement] {
    var items = reports.prefix(mostLifted).compactMap { report -> Value? in
      report.lifted.map {
        .phrase(
          Texts.digests.liftedItem(
            report.number, report.place.shown(upTo: 60), $0.at, $0.by.quoted(40)))
      }
    }
    if reports.count > mostLifted { items.append(.phrase(Texts.digests.moreLifted(reports.count - mostLifted))) }
    return DigestWords.joined(items, Texts.digests.semicolon).map { [Texts.digests.lifted([$0], nature: nature)] } ?? []
  }

  private static func item(_ card: DistressCard) -> (value: Value, cost: Int) {
    let report = card.report
    let place = report.place.shown(upTo: 60)
    let words = DigestWords.summary(report.text, nil, limit: longestWords)
    let received = card.distress.received
    let phrase = Texts.digests.distressItem(
      report.number, place, report.peopleAtRisk, words, card.distress.raisedAt,
      received == nil ? nil : card.receiver, received?.at)
    let cost = (place?.utf8.count ?? 0) + (words?.utf8.count ?? 0) + 110
    return (.phrase(phrase), cost)
  }
}
