/// `!question`, `!répondre`, `!prendre Q3`, `!lâcher Q3`: what the managers want to know of the volunteers.
package enum QuestionOrder: Sendable, Equatable {
  case ask(String)
  case answer(Int, String)
  /// To see to its answer.
  case take(Int)
  case drop(Int)
}
