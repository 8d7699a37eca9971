/// `!question`, `!répondre`, `!voir Q3`: what the managers want to know of the volunteers.
package enum QuestionCommand: Sendable, Equatable {
  case ask(String)
  case answer(Int, String)
  case show(Int)

  package var name: CommandName {
    switch self {
    case .ask: .ask
    case .answer: .answer
    case .show: .show
    }
  }
}
