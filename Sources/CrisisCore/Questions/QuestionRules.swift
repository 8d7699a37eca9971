/// `!question` and `!répondre`: the managers ask, the volunteers answer, and neither is forgotten.
package enum QuestionRules {
  /// When the volunteers are reminded, after it was asked; then every two hours.
  static let patience: Milliseconds = 30 * .minute
  static let longestSilence: Milliseconds = 2 * .hour
  static let lifetime: Milliseconds = 2 * .hour

  package static func ask(
    _ text: String, number: Int, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard asker.isCoordinator || !member.manages.isDisjoint(with: crisis.authorities) else {
      throw .question(.notYourCrisis(crisis.code))
    }
    try ReportRules.checkLength(text)
    guard let text = text.unlessBlank else { throw .question(.empty) }
    let values: [String: Value] = [
      "number": .number(number), "text": .text(words(text)), "at": .time(asker.at),
    ]
    var announced = values
    announced["crisis"] = .text(crisis.code)
    announced["by"] = .text(member.name)
    let statement = Statement("announcement.question", announced, nature: crisis.nature)
    return Decision(
      [QuestionAsked(crisisCode: crisis.code, number: number, by: member.number, text: text)],
      answer: Statement("ask.done", values, nature: crisis.nature),
      announcements: toTheTeam(statement, crisis, number))
  }

  package static func answer(
    _ question: ManagerQuestion, _ text: String, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard !question.isWithdrawn else { throw .question(.withdrawn(number: question.number)) }
    try ReportRules.checkLength(text)
    guard let text = text.unlessBlank else { throw .question(.noAnswer(number: question.number)) }
    let values: [String: Value] = [
      "number": .number(question.number), "question": .text(question.text.quoted(80).withoutFinalStop),
      "text": .text(words(text)), "by": .text(member.name), "at": .time(asker.at), "crisis": .text(crisis.code),
      "again": .flag(question.answer != nil),
    ]
    let statement = Statement("announcement.question_answered", values, nature: crisis.nature)
    return Decision(
      [
        QuestionAnswered(crisisCode: crisis.code, number: question.number, by: member.number, text: text)
      ],
      answer: Statement(
        "answer.done", values.filter { ["number", "at", "again"].contains($0.key) }, nature: crisis.nature),
      announcements: [
        Announcement(to: .managersConcerned, about: crisis.code, statement, lifetime: lifetime),
        Announcement(to: .coordination, about: crisis.code, statement, lifetime: lifetime),
      ])
  }

  /// When the volunteers are reminded next; a time that is past stands for all that would have followed it.
  package static func nextReminder(of question: ManagerQuestion) -> Milliseconds {
    guard let last = question.remindedAt else { return question.askedAt + patience }
    return max(last, question.askedAt) + longestSilence
  }

  package static func reminded(_ question: ManagerQuestion, crisis: Crisis, at now: Milliseconds) -> Decision {
    let statement = Statement(
      "announcement.question_reminded",
      [
        "number": .number(question.number), "crisis": .text(crisis.code), "text": .text(words(question.text)),
        "since": .duration(max(0, now - question.askedAt)),
        "follower": question.follower.map { .text($0.name) } ?? .flag(false),
      ], nature: crisis.nature)
    return Decision(
      [QuestionReminded(crisisCode: crisis.code, number: question.number)], answer: statement,
      announcements: toTheTeam(statement, crisis, question.number))
  }

  /// Those who can answer; a reminder takes the place of what still waits to be said of the same question.
  static func toTheTeam(_ statement: Statement, _ crisis: Crisis, _ number: Int) -> [Announcement] {
    [AnnouncementAudience.volunteers, .coordination].map {
      Announcement(to: $0, about: crisis.code, statement, lifetime: lifetime, key: "question/\(crisis.code)/\(number)")
    }
  }

  private static func words(_ text: String) -> String { text.quoted(200).withoutFinalStop }
}
