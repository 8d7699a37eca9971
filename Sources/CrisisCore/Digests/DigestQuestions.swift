/// What managers asked, and what came of it: for them alone.
enum DigestQuestions {
  static let mostTold = 4
  /// Of one question: those before them are read with `!voir`.
  static let mostAnswers = 2
  static let longestWords = 60

  static func lines(_ questions: [ManagerQuestion], nature: CrisisNature) -> [Statement] {
    // Those answered are news once; those without an answer stand until they have one.
    let ordered = questions.filter { !$0.answers.isEmpty } + questions.filter(\.answers.isEmpty)
    var parts = ordered.prefix(mostTold).map { Value.phrase(phrase($0)) }
    if ordered.count > mostTold { parts.append(.phrase(Texts.digests.moreQuestions(ordered.count - mostTold))) }
    return DigestWords.joined(parts, Texts.digests.then).map { [Texts.digests.questions([$0], nature: nature)] } ?? []
  }

  private static func phrase(_ question: ManagerQuestion) -> Statement {
    let words = question.text.quoted(longestWords).withoutFinalStop
    guard !question.answers.isEmpty else {
      return Texts.digests.openQuestion(question.number, words, question.askedAt, question.follower?.name)
    }
    let answers = question.answers.suffix(mostAnswers).map { answer in
      Value.phrase(Texts.digests.answer(answer.at, answer.text.quoted(longestWords).withoutFinalStop))
    }
    return Texts.digests.answeredQuestion(
      question.number, words, DigestWords.joined(answers, Texts.digests.semicolon).map { [$0] } ?? [])
  }
}
