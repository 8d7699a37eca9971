/// What managers asked the volunteers (`Q3`): numbered in its crisis, open until somebody answers.
package struct ManagerQuestion: Sendable, Equatable {
  package var crisis: String
  package var number: Int
  package var text: String
  package var askedAt: Milliseconds
  /// The member who asked.
  package var askedBy: Int
  /// When the volunteers were last reminded of it.
  package var remindedAt: Milliseconds?
  package var answer: Answer?
  /// Who sees to the answer; nil: nobody has said so.
  package var follower: Follower?
  /// Taken back by who asked.
  package var isWithdrawn: Bool

  package struct Follower: Sendable, Equatable {
    package var member: Int
    package var name: String

    package init(member: Int, name: String) {
      self.member = member
      self.name = name
    }
  }

  package struct Answer: Sendable, Equatable {
    package var text: String
    package var at: Milliseconds
    package var by: Int

    package init(text: String, at: Milliseconds, by: Int) {
      self.text = text
      self.at = at
      self.by = by
    }
  }

  package init(
    crisis: String, number: Int, text: String, askedAt: Milliseconds, askedBy: Int, remindedAt: Milliseconds? = nil,
    answer: Answer? = nil, isWithdrawn: Bool = false, follower: Follower? = nil
  ) {
    self.crisis = crisis
    self.number = number
    self.text = text
    self.askedAt = askedAt
    self.askedBy = askedBy
    self.remindedAt = remindedAt
    self.answer = answer
    self.isWithdrawn = isWithdrawn
    self.follower = follower
  }

  package var isOpen: Bool { answer == nil && !isWithdrawn }
}
