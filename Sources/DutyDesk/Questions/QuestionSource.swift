import CrisisCore
import CrisisStore

/// Questions of managers that nobody has answered: the volunteers are reminded after half an hour, then every two hours.
struct QuestionSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.waitingQuestions().map { question in
      let due = QuestionRules.nextReminder(of: question)
      return Due(
        "question-\(question.crisis)-\(question.number)-\((due - question.askedAt) / .second)", at: due,
        .remindQuestion(crisis: question.crisis, number: question.number))
    }
  }
}

extension ClockHandler {
  func remindQuestion(_ code: String, _ number: Int) throws -> Int64 {
    guard let crisis = try transaction.crisis(code),
      let question = try transaction.managerQuestion(crisis: code, number: number)
    else { throw Refusal.question(.none(number: number, crisis: code, last: 0)) }
    return try store(QuestionRules.reminded(question, crisis: crisis, at: processor.now))
  }
}
