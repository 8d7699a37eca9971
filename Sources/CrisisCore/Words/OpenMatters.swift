/// What of a crisis waits for somebody, beside reports to verify: never left unsaid where the crisis is summed up or ended.
package struct OpenMatters: Sendable, Equatable {
  package var distresses: [DistressCard]

  package init(distresses: [DistressCard] = []) { self.distresses = distresses }

  package static let none = OpenMatters()

  /// `S61 et S62`; switched off where there is none.
  package var distressNumbers: Value {
    distresses.isEmpty
      ? .flag(false)
      : .list(
        distresses.map { .phrase(Statement("distress_part.number", ["number": .number($0.report.number)])) })
  }
}

extension DistressCard {
  /// The line of `!état` and of `!voir`.
  package func statusStatement(nature: CrisisNature) -> Statement {
    var values: [String: Value] = [
      "number": .number(report.number), "crisis": .text(report.crisis), "since": .time(distress.raisedAt),
      "place": report.place.spelt.map { .text($0.quoted(60)) } ?? .flag(false),
      "text": (report.text?.unlessBlank).map { .text($0.quoted(VerificationRules.longestQuote).withoutFinalStop) }
        ?? .flag(false),
      "by": .flag(false), "at": .flag(false),
      "rescue_told": .flag(distress.isRescueTold == true),
      "rescue_not_told": .flag(distress.isRescueTold == false),
    ]
    if let received = distress.received {
      values["by"] = receiver ?? .flag(false)
      values["at"] = .time(received.at)
    }
    return Statement("status.distress", values, nature: nature)
  }
}
