import CrisisCore
import CrisisStore

/// Questions of managers that nobody has answered: the volunteers are reminded after half an hour, then every two hours.
struct QuestionSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.waitingQuestions().map { question in
      let due = QuestionRules.nextReminder(of: question)
      return Due(
        "question-\(question.crisis)-\(question.number)-\((due - question.askedAt) / .second)", at: due,
        QuestionReminder(crisis: question.crisis, number: question.number))
    }
  }
}

/// A question of managers that nobody has answered.
struct QuestionReminder: Order {
  var crisis: String
  var number: Int

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    guard let crisis = try handler.transaction.crisis(crisis),
      let question = try handler.transaction.managerQuestion(crisis: crisis.code, number: number)
    else { throw Refusal.because(Texts.questions.none(number, crisis, 0)) }
    return try handler.store(QuestionRules.reminded(question, crisis: crisis, at: handler.now))
  }
}
