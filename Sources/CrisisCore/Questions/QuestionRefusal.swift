/// Why a command about a manager's question had no effect.
package enum QuestionRefusal: Sendable, Equatable {
  /// `last`: the highest number; 0: none was asked.
  case none(number: Int, crisis: String, last: Int)
  case empty
  /// Nothing behind the number.
  case noAnswer(number: Int)
  case withdrawn(number: Int)
  /// Somebody else sees to it.
  case followed(number: Int, by: String)
  case answered(number: Int)
  case notFollowed(number: Int)
  /// Only a manager of the crisis, or a coordinator, asks.
  case notYourCrisis(String)

  package var statement: Statement {
    switch self {
    case .none(let number, let crisis, let last):
      Statement(
        "refusal.question_none",
        [
          "number": .number(number), "crisis": .text(crisis), "last": .number(last), "some": .flag(last > 0),
        ])
    case .empty: Statement("refusal.question_empty")
    case .noAnswer(let number): Statement("refusal.question_no_answer", ["number": .number(number)])
    case .withdrawn(let number): Statement("refusal.question_withdrawn", ["number": .number(number)])
    case .followed(let number, let by):
      Statement("refusal.question_followed", ["number": .number(number), "by": .text(by)])
    case .answered(let number): Statement("refusal.question_answered", ["number": .number(number)])
    case .notFollowed(let number): Statement("refusal.question_not_followed", ["number": .number(number)])
    case .notYourCrisis(let code): Statement("refusal.question_not_your_crisis", ["crisis": .text(code)])
    }
  }
}
