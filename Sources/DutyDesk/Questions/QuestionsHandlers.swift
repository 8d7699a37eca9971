import ChatModel
import CrisisCore
import CrisisStore

extension QuestionOrder: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension ShowQuestion {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.card(ofQuestion: number) }
}

extension OrderHandler {
  fileprivate mutating func carryOut(_ order: QuestionOrder) throws -> Done {
    let crisis = try crisis()
    switch order {
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
    }
  }
}

extension QueryHandler {
  fileprivate mutating func card(ofQuestion number: Int) throws -> QuestionCard {
    let crisis = try crisis()
    let question = try reader.question(number, of: crisis)
    return QuestionCard(
      question: question, nature: crisis.nature, asker: try name(of: question.askedBy),
      history: try history(of: .question(crisis: crisis.code, number: number)) { event, _ in
        event is QuestionAsked || event is QuestionAnswered
      })
  }
}

/// `!voir Q3`: who asked, every answer, and who saw to it.
package struct QuestionCard: View {
  package var question: ManagerQuestion
  package var nature: CrisisNature
  package var asker: String?
  package var history: RecordHistory

  package var lines: [Statement] {
    [Texts.questions.card(question, asker, question.answers.first, nature: nature)]
      + question.answers.dropFirst().map { Texts.questions.addition(question.number, $0, nature: nature) }
      + history.lines(nature: nature)
  }
}

extension StoreQueries {
  fileprivate func question(_ number: Int, of crisis: Crisis) throws -> ManagerQuestion {
    guard let question = try managerQuestion(crisis: crisis.code, number: number) else {
      throw Refusal.because(Texts.questions.none(number, crisis.code, try lastManagerQuestion(crisis: crisis.code)))
    }
    return question
  }
}
