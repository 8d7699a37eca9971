/// `!question`, `!répondre`, `!prendre Q3`, `!lâcher Q3`, `!voir Q3`: what the managers want to know of the volunteers.
package enum QuestionCommand: Sendable, Equatable {
  case ask(String)
  case answer(Int, String)
  /// To see to its answer.
  case take(Int)
  case drop(Int)
  case show(Int)

  package var name: CommandName {
    switch self {
    case .ask: .ask
    case .answer: .answer
    case .take: .claim
    case .drop: .release
    case .show: .show
    }
  }
}
