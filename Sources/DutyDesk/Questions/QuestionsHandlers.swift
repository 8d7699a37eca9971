import ChatModel
import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func question(_ command: QuestionCommand, _ given: String?) throws -> Done {
    let crisis = try crisis(given)
    switch command {
    case .ask(let text):
      let number = try transaction.lastManagerQuestion(crisis: crisis.code) + 1
      return try store(QuestionRules.ask(text, number: number, crisis: crisis, by: asker))
    case .answer(let number, let text):
      let question = try transaction.question(number, of: crisis)
      return try store(QuestionRules.answer(question, text, crisis: crisis, by: asker))
    case .take(let number):
      return try store(QuestionRules.take(transaction.question(number, of: crisis), crisis: crisis, by: asker))
    case .drop(let number):
      return try store(QuestionRules.drop(transaction.question(number, of: crisis), crisis: crisis, by: asker))
    case .show: throw Refusal.nothingAsked
    }
  }
}

extension QueryHandler {
  mutating func card(ofQuestion number: Int, _ reading: Reading) throws -> Statement {
    let crisis = try crisis(reading)
    let question = try reader.question(number, of: crisis)
    return question.cardStatement(
      asker: try reader.member(number: question.askedBy)?.name,
      answerer: try question.answer.flatMap { try reader.member(number: $0.by)?.name }, nature: crisis.nature)
  }
}

extension StoreQueries {
  fileprivate func question(_ number: Int, of crisis: Crisis) throws -> ManagerQuestion {
    guard let question = try managerQuestion(crisis: crisis.code, number: number) else {
      throw Refusal.question(
        .none(number: number, crisis: crisis.code, last: try lastManagerQuestion(crisis: crisis.code)))
    }
    return question
  }
}
