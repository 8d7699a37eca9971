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
      : .list(questions.map { .phrase(Statement("question_part.number", ["number": .number($0.number)])) })
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
    Texts.distress.status(
      report.number, report.crisis, distress.raisedAt, report.place.spelt?.quoted(60),
      report.text?.unlessBlank?.quoted(VerificationRules.longestQuote).withoutFinalStop,
      distress.received == nil ? nil : receiver, distress.received?.at, distress.isRescueTold == true,
      distress.isRescueTold == false, nature: nature)
  }
}
