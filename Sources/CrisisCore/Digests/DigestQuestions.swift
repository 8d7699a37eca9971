/// What managers asked, and what came of it: for them alone.
enum DigestQuestions {
  static let mostTold = 4
  static let longestWords = 60

  static func lines(_ questions: [ManagerQuestion], nature: CrisisNature) -> [Statement] {
    // Those answered are news once; those without an answer stand until they have one.
    let ordered = questions.filter { $0.answer != nil } + questions.filter { $0.answer == nil }
    var parts = ordered.prefix(mostTold).map(value)
    if ordered.count > mostTold {
      parts.append(.phrase(Statement("digest_line.questions_more", ["count": .number(ordered.count - mostTold)])))
    }
    return DigestWords.joined(parts, "digest_line.then").map {
      [Statement("digest_line.questions", ["items": .list([$0])], nature: nature)]
    } ?? []
  }

  private static func value(_ question: ManagerQuestion) -> Value {
    let words = question.text.quoted(longestWords).withoutFinalStop
    guard let answer = question.answer else {
      return .phrase(
        Statement(
          "digest_line.question_open",
          [
            "number": .number(question.number), "text": .text(words), "since": .time(question.askedAt),
            "by": question.follower.map { .text($0.name) } ?? .flag(false),
          ]))
    }
    return .phrase(
      Statement(
        "digest_line.question_answered",
        [
          "number": .number(question.number), "text": .text(words), "at": .time(answer.at),
          "answer": .text(answer.text.quoted(longestWords).withoutFinalStop),
        ]))
  }
}
