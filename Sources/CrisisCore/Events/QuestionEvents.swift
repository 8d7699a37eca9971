package struct QuestionAsked: EventPayload {
  package static let kind = EventKind.questionAsked
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var text: String

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, by: Int, text: String) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.text = text
  }

  package func erased(_ mark: String = "[effacé]") -> QuestionAsked {
    var copy = self
    copy.text = mark
    return copy
  }
}

package struct QuestionAnswered: EventPayload {
  package static let kind = EventKind.questionAnswered
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var text: String

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, by: Int, text: String) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.text = text
  }

  package func erased(_ mark: String = "[effacé]") -> QuestionAnswered {
    var copy = self
    copy.text = mark
    return copy
  }
}

/// The volunteers were reminded of a question that nobody has answered.
package struct QuestionReminded: EventPayload {
  package static let kind = EventKind.questionReminded
  package var crisisCode: String
  package var number: Int
  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int) {
    self.crisisCode = crisisCode
    self.number = number
  }
}

/// Somebody sees to the answer of a question, or no longer does.
package struct QuestionFollowed: EventPayload {
  package static let kind = EventKind.questionFollowed
  package var crisisCode: String
  package var number: Int
  /// The member; nil: nobody any more.
  package var by: Int?
  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, by: Int?) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
  }
}

/// A question taken back; its number is not used again.
package struct QuestionWithdrawn: EventPayload {
  package static let kind = EventKind.questionWithdrawn
  package var crisisCode: String
  package var number: Int
  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int) {
    self.crisisCode = crisisCode
    self.number = number
  }
}

/// An answer taken back: the question is open again.
package struct QuestionReopened: EventPayload {
  package static let kind = EventKind.questionReopened
  package var crisisCode: String
  package var number: Int
  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int) {
    self.crisisCode = crisisCode
    self.number = number
  }
}
