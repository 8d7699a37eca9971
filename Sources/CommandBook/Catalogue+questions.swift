import CrisisCore

extension Catalogue {
  /// The answers of `ask.yaml` and `answer.yaml`, and `texts/questions.yaml`.
  static let questions: [String: [Variable]] = [
    "ask.done": [.number("number"), .words("text"), .time("at")],
    "answer.done": [.number("number"), .time("at"), .flag("again")],
    "undo.question": [.number("number")],
    "undo.answer": [.number("number")],
    "show.question": [
      .number("number"), .code("crisis"), .words("text"), .time("asked"), .maybe(.words("by")), .flag("withdrawn"),
      .maybe(.words("answer")), .maybe(.time("answered")), .maybe(.words("answerer")),
    ],
    "announcement.question": [.number("number"), .code("crisis"), .words("text"), .words("by"), .time("at")],
    "announcement.question_answered": [
      .number("number"), .code("crisis"), .words("question"), .words("text"), .words("by"), .time("at"),
      .flag("again"),
    ],
    "announcement.question_reminded": [
      .number("number"), .code("crisis"), .words("text"), .duration("since"),
    ],
    "announcement.question_withdrawn": act,
    "announcement.question_reopened": act,
    "question_part.number": [.number("number")],
    "refusal.question_none": [.number("number"), .code("crisis"), .number("last"), .flag("some")],
    "refusal.question_empty": [],
    "refusal.question_no_answer": [.number("number")],
    "refusal.question_withdrawn": [.number("number")],
    "refusal.question_not_your_crisis": [.code("crisis")],
  ]

  private static let act: [Variable] = [.number("number"), .code("crisis"), .words("by"), .time("at")]
}
