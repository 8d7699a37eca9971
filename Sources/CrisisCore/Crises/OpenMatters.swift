/// What of a crisis waits for somebody, beside reports to verify: never left unsaid where the crisis is summed up or ended.
package struct OpenMatters: Sendable, Equatable {
  package var distresses: [DistressCard]
  package var questions: [ManagerQuestion]
  /// The numbers of the relays that the public can read, and that somebody has to take away.
  package var relays: [Int]

  package init(distresses: [DistressCard] = [], questions: [ManagerQuestion] = [], relays: [Int] = []) {
    self.distresses = distresses
    self.questions = questions
    self.relays = relays
  }

  package static let none = OpenMatters()

  /// `S61 et S62`; switched off where there is none.
  package var distressNumbers: Value {
    distresses.isEmpty
      ? .flag(false)
      : .list(
        distresses.map { .phrase(Statement("distress_part.number", ["number": .number($0.report.number)])) })
  }
}

extension OpenMatters {
  /// `R1 et R3`; switched off where there is none.
  package var relayNumbers: Value { relays.isEmpty ? .flag(false) : .list(relays.map { .text("R\($0)") }) }

  /// `Q3 et Q4`; switched off where there is none.
  package var questionNumbers: Value {
    questions.isEmpty
      ? .flag(false)
      : .list(questions.map { .phrase(Texts.questions.number($0.number)) })
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
