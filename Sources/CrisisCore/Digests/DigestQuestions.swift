/// What managers asked, and what came of it: for them alone.
enum DigestQuestions {
  static let mostTold = 4
  static let longestWords = 60

  static func lines(_ questions: [ManagerQuestion], nature: CrisisNature) -> [Statement] {
    // Those answered are news once; those without an answer stand until they have one.
    let ordered = questions.filter { $0.answer != nil } + questions.filter { $0.answer == nil }
    var parts = ordered.prefix(mostTold).map { Value.phrase(phrase($0)) }
    if ordered.count > mostTold { parts.append(.phrase(Texts.digests.moreQuestions(ordered.count - mostTold))) }
    return DigestWords.joined(parts, Texts.digests.then).map { [Texts.digests.questions([$0], nature: nature)] } ?? []
  }

  private static func phrase(_ question: ManagerQuestion) -> Statement {
    let words = question.text.quoted(longestWords).withoutFinalStop
    guard let answer = question.answer else {
      return Texts.digests.openQuestion(question.number, words, question.askedAt, question.follower?.name)
    }
    return Texts.digests.answeredQuestion(
      question.number, words, answer.at, answer.text.quoted(longestWords).withoutFinalStop)
  }
}
