import CrisisCore

extension Catalogue {
  /// The answers of `ask.yaml` and `answer.yaml`, and `texts/questions.yaml`.
  static let questions: [String: [Variable]] = [
    "ask.done": [.number("number"), .words("text"), .time("at")],
    "answer.done": [.number("number"), .time("at"), .flag("again")],
    "claim.question": [.number("number"), .words("text"), .maybe(.words("from"))],
    "release.question": [.number("number"), .maybe(.words("from"))],
    "undo.question": [.number("number")],
    "undo.answer": [.number("number"), .flag("answered")],
    "show.question": [
      .number("number"), .code("crisis"), .words("text"), .time("asked"), .maybe(.words("by")), .flag("withdrawn"),
      .maybe(.words("answer")), .maybe(.time("answered")), .maybe(.words("answerer")), .maybe(.words("follower")),
    ],
    "announcement.question": [.number("number"), .code("crisis"), .words("text"), .words("by"), .time("at")],
    "announcement.question_answered": [
      .number("number"), .code("crisis"), .words("question"), .words("text"), .words("by"), .time("at"),
      .flag("again"),
    ],
    "announcement.question_reminded": [
      .number("number"), .code("crisis"), .words("text"), .duration("since"), .maybe(.words("follower")),
    ],
    "announcement.question_withdrawn": act,
    "announcement.question_reopened": act + [.flag("answered")],
    "question_part.number": [.number("number")],
    "refusal.question_none": [.number("number"), .code("crisis"), .number("last"), .flag("some")],
    "refusal.question_empty": [],
    "refusal.question_no_answer": [.number("number")],
    "refusal.question_withdrawn": [.number("number")],
    "refusal.question_followed": [.number("number"), .words("by")],
    "refusal.question_answered": [.number("number")],
    "refusal.question_not_followed": [.number("number")],
    "refusal.question_not_your_crisis": [.code("crisis")],
  ]

  private static let act: [Variable] = [.number("number"), .code("crisis"), .words("by"), .time("at")]
}
