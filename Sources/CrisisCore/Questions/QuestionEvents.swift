package struct QuestionAsked: QuestionEvent {
  package static let kind = "question.asked"
  package static let sentence = Text("log_entry.question_asked", .number("number"), .words("text"))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var text: String

  package func erased(_ mark: String) -> QuestionAsked {
    var copy = self
    copy.text = mark
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, text) }
}

package struct QuestionAnswered: QuestionEvent {
  package static let kind = "question.answered"
  package static let sentence = Text("log_entry.question_answered", .number("number"), .words("text"))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var text: String

  package func erased(_ mark: String) -> QuestionAnswered {
    var copy = self
    copy.text = mark
    return copy
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, text) }
}

/// The volunteers were reminded of a question that nobody has answered.
package struct QuestionReminded: QuestionEvent {
  package static let kind = "question.reminded"
  package var crisisCode: String
  package var number: Int
}

/// Somebody sees to the answer of a question, or no longer does.
package struct QuestionFollowed: QuestionEvent, LastingEvent {
  package static let kind = "question.followed"
  package static let sentence = Text("log_entry.question_followed", .number("number"), .flag("ends"))
  package var crisisCode: String
  package var number: Int
  /// The member; nil: nobody any more.
  package var by: Int?

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, by == nil) }
  package var insteadOfUndo: Statement { Texts.questions.followerStays(number, by == nil) }
}
