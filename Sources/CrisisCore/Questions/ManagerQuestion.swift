/// What managers asked the volunteers (`Q3`): numbered in its crisis, open until somebody answers.
package struct ManagerQuestion: Sendable, Equatable, Decodable {
  package var crisis: String
  package var number: Int
  package var text: String
  package var askedAt: Milliseconds
  /// The member who asked.
  package var askedBy: Int
  /// When the volunteers were last reminded of it.
  package var remindedAt: Milliseconds?
  /// In the order in which they were given; one that was taken back is not among them.
  package var answers: [Answer]
  /// Who sees to the answer; nil: nobody has said so.
  package var follower: Follower?
  /// Taken back by who asked.
  package var isWithdrawn = false

  package struct Follower: Sendable, Equatable, Decodable {
    package var member: Int
    package var name: String
  }

  package struct Answer: Sendable, Equatable, Decodable {
    package var text: String
    package var at: Milliseconds
    package var by: Int
    package var name: String

    /// As other lines quote it.
    var shortened: Answer {
      var answer = self
      answer.text = QuestionRules.words(text)
      return answer
    }
  }

  package var isOpen: Bool { answers.isEmpty && !isWithdrawn }
}
