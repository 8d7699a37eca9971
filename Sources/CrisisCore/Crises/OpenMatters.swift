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

  /// `S61 et S62`; nil where there is none.
  var distressNumbers: [Statement]? {
    distresses.map { Statement("distress_part.number", ["number": .number($0.report.number)]) }.unlessEmpty
  }

  /// `R1 et R3`
  var relayNumbers: [String]? { relays.map { "R\($0)" }.unlessEmpty }

  /// `Q3 et Q4`
  var questionNumbers: [Statement]? {
    questions.map { Statement("question_part.number", ["number": .number($0.number)]) }.unlessEmpty
  }
}

extension ManagerQuestion {
  /// The card of `!voir Q3`.
  package func cardStatement(asker: String?, answerer: String?, nature: CrisisNature) -> Statement {
    Statement(
      "show.question",
      [
        "number": .number(number), "crisis": .text(crisis), "text": .text(text.withoutFinalStop),
        "asked": .time(askedAt),
        "by": asker.map { .text($0) } ?? .flag(false), "withdrawn": .flag(isWithdrawn),
        "answer": answer.map { .text($0.text.withoutFinalStop) } ?? .flag(false),
        "answered": answer.map { .time($0.at) } ?? .flag(false),
        "answerer": answerer.map { .text($0) } ?? .flag(false),
        "follower": follower.map { isOpen ? .text($0.name) : .flag(false) } ?? .flag(false),
      ], nature: nature)
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
