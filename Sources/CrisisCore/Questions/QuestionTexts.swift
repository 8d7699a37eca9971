/// The answers of `ask.yaml` and `answer.yaml`, what other commands say of questions, and `texts/questions.yaml`.
package struct QuestionTexts: Sendable {
  let asked = Text("ask.done", .number("number"), .words("text"), .time("at"))
  let answered = Text("answer.done", .number("number"), .time("at"), .flag("again"))
  let taken = Text("claim.question", .number("number"), .words("text"), .maybe(.words("from")))
  let dropped = Text("release.question", .number("number"), .maybe(.words("from")))
  let undone = Text("undo.question", .number("number"))
  let answerUndone = Text("undo.answer", .number("number"), .maybe(.answer))
  let followerStays = Text("undo_part.followed", .number("number"), .flag("ends"))
  package let card = Text("show.question", .question, .maybe(.words("by")), .maybe(.answer))
  /// Each answer after the first.
  package let addition = Text("show.question_addition", .number("number"), .answer)
  let number = Text("question_part.number", .number("number"))

  let askedForAll = Text(
    "announcement.question", .number("number"), .code("crisis"), .words("text"), .words("by"), .time("at"))
  let answeredForAll = Text(
    "announcement.question_answered", .number("number"), .code("crisis"), .words("question"), .words("text"),
    .words("by"), .time("at"), .flag("again"))
  let reminded = Text(
    "announcement.question_reminded", .number("number"), .code("crisis"), .words("text"), .duration("since"),
    .maybe(.words("follower")))
  let withdrawn = Text("announcement.question_withdrawn", .undo, .number("number"))
  let reopened = Text("announcement.question_reopened", .undo, .number("number"), .maybe(.answer))

  package let none = Text("refusal.question_none", .number("number"), .code("crisis"), .last)
  let isEmpty = Text("refusal.question_empty")
  /// Nothing behind the number.
  let noAnswer = Text("refusal.question_no_answer", .number("number"))
  let isWithdrawn = Text("refusal.question_withdrawn", .number("number"))
  /// Somebody else sees to it.
  let isFollowed = Text("refusal.question_followed", .number("number"), .words("by"))
  let isAnswered = Text("refusal.question_answered", .number("number"))
  let notFollowed = Text("refusal.question_not_followed", .number("number"))
  /// Only a manager of the crisis, or a coordinator, asks.
  let notYourCrisis = Text("refusal.question_not_your_crisis", .code("crisis"))
}

extension Texts { package static let questions = QuestionTexts() }

extension Slot where T == ManagerQuestion {
  /// All there is to say of it.
  fileprivate static var question: Slot {
    Slot(
      .number("number"), .code("crisis"), .words("text"), .time("asked"), .flag("withdrawn"),
      .maybe(.words("follower"))
    ) {
      (
        $0.number, $0.crisis, $0.text.withoutFinalStop, $0.askedAt, $0.isWithdrawn,
        $0.isOpen ? $0.follower?.name : nil
      )
    }
  }
}

extension Slot where T == ManagerQuestion.Answer {
  /// Its words, who gave it, and when.
  package static var answer: Slot {
    Slot(.words("answer"), .words("answerer"), .time("answered")) { ($0.text.withoutFinalStop, $0.name, $0.at) }
  }
}
