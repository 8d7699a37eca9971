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
      throw .because(Texts.questions.notYourCrisis(crisis.code))
    }
    try ReportRules.checkLength(text)
    guard let text = text.unlessBlank else { throw .because(Texts.questions.isEmpty()) }
    let statement = Texts.questions.askedForAll(
      number, crisis.code, words(text), member.name, asker.at, nature: crisis.nature)
    return Decision(
      [QuestionAsked(crisisCode: crisis.code, number: number, by: member.number, text: text)],
      answer: Texts.questions.asked(number, words(text), asker.at, nature: crisis.nature),
      announcements: toTheTeam(statement, crisis, number))
  }

  package static func answer(
    _ question: ManagerQuestion, _ text: String, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard !question.isWithdrawn else { throw .because(Texts.questions.isWithdrawn(question.number)) }
    try ReportRules.checkLength(text)
    guard let text = text.unlessBlank else { throw .because(Texts.questions.noAnswer(question.number)) }
    let isAgain = !question.answers.isEmpty
    let statement = Texts.questions.answeredForAll(
      question.number, crisis.code, question.text.quoted(80).withoutFinalStop, words(text), member.name, asker.at,
      isAgain, nature: crisis.nature)
    return Decision(
      [QuestionAnswered(crisisCode: crisis.code, number: question.number, by: member.number, text: text)],
      answer: Texts.questions.answered(question.number, asker.at, isAgain, nature: crisis.nature),
      announcements: [AnnouncementAudience.managersConcerned, .coordination].map {
        Announcement(to: $0, about: crisis.code, statement, lifetime: lifetime).weighing(.owed)
      })
  }

  /// When the volunteers are reminded next; a time that is past stands for all that would have followed it.
  package static func nextReminder(of question: ManagerQuestion) -> Milliseconds {
    guard let last = question.remindedAt else { return question.askedAt + patience }
    return max(last, question.askedAt) + longestSilence
  }

  package static func reminded(_ question: ManagerQuestion, crisis: Crisis, at now: Milliseconds) -> Decision {
    let statement = Texts.questions.reminded(
      question.number, crisis.code, words(question.text), max(0, now - question.askedAt), question.follower?.name,
      nature: crisis.nature)
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

  static func words(_ text: String) -> String { text.quoted(200).withoutFinalStop }
}
