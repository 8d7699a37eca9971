/// `!prendre Q3`, `!lâcher Q3`: one person sees to the answer, so that the managers know whom to wait for.
extension QuestionRules {
  package static func take(
    _ question: ManagerQuestion, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard !question.isWithdrawn else { throw .question(.withdrawn(number: question.number)) }
    guard question.isOpen else { throw .question(.answered(number: question.number)) }
    let other = question.follower.flatMap { $0.member == member.number ? nil : $0 }
    if let other, !asker.isCoordinator { throw .question(.followed(number: question.number, by: other.name)) }
    let event = QuestionFollowed(crisisCode: crisis.code, number: question.number, by: member.number)
    return Decision(
      [event],
      answer: Statement(
        "claim.question",
        [
          "number": .number(question.number), "text": .text(question.text.quoted(120).withoutFinalStop),
          "from": other.map { .text($0.name) } ?? .flag(false),
        ], nature: crisis.nature))
  }

  package static func drop(
    _ question: ManagerQuestion, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard let follower = question.follower, question.isOpen else {
      throw .question(.notFollowed(number: question.number))
    }
    let isOwn = follower.member == member.number
    guard isOwn || asker.isCoordinator else {
      throw .question(.followed(number: question.number, by: follower.name))
    }
    let event = QuestionFollowed(crisisCode: crisis.code, number: question.number, by: nil)
    return Decision(
      [event],
      answer: Statement(
        "release.question",
        ["number": .number(question.number), "from": isOwn ? .flag(false) : .text(follower.name)],
        nature: crisis.nature))
  }
}
