/// `!prendre Q3`, `!lâcher Q3`: one person sees to the answer, so that the managers know whom to wait for.
extension QuestionRules {
  package static func take(
    _ question: ManagerQuestion, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard !question.isWithdrawn else { throw .because(Texts.questions.isWithdrawn(question.number)) }
    guard question.isOpen else { throw .because(Texts.questions.isAnswered(question.number)) }
    let other = question.follower.flatMap { $0.member == member.number ? nil : $0 }
    if let other, !asker.isCoordinator { throw .because(Texts.questions.isFollowed(question.number, other.name)) }
    return Decision(
      [QuestionFollowed(crisisCode: crisis.code, number: question.number, by: member.number)],
      answer: Texts.questions.taken(
        question.number, question.text.quoted(120).withoutFinalStop, other?.name, nature: crisis.nature))
  }

  package static func drop(
    _ question: ManagerQuestion, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard let follower = question.follower, question.isOpen else {
      throw .because(Texts.questions.notFollowed(question.number))
    }
    let isOwn = follower.member == member.number
    guard isOwn || asker.isCoordinator else {
      throw .because(Texts.questions.isFollowed(question.number, follower.name))
    }
    return Decision(
      [QuestionFollowed(crisisCode: crisis.code, number: question.number, by: nil)],
      answer: Texts.questions.dropped(question.number, isOwn ? nil : follower.name, nature: crisis.nature))
  }
}
