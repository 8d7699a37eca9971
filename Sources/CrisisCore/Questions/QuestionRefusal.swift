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
    case .none(let number, let crisis, let last): Texts.questions.none(number, crisis, last)
    case .empty: Texts.questions.isEmpty()
    case .noAnswer(let number): Texts.questions.noAnswer(number)
    case .withdrawn(let number): Texts.questions.isWithdrawn(number)
    case .followed(let number, let by): Texts.questions.isFollowed(number, by)
    case .answered(let number): Texts.questions.isAnswered(number)
    case .notFollowed(let number): Texts.questions.notFollowed(number)
    case .notYourCrisis(let code): Texts.questions.notYourCrisis(code)
    }
  }
}
