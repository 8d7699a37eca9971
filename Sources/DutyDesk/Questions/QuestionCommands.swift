import CommandBook
import CrisisCore

extension CommandList {
  static let questions: [CommandSpec] = [
    CommandSpec("ask", for: [.coordinator, .manager], in: .withManagers, takes: ["question_text": .verbatim]) {
      arguments, _ in
      // As it was typed, its mark too, which no line's end may part from it.
      let typed = arguments.word("question_text") ?? ""
      return Asked.order(QuestionOrder.ask(typed.hasSuffix(" ?") ? typed.dropLast(2) + "\u{A0}?" : typed))
    },
    CommandSpec(
      "answer", for: .team, in: .anywhere, takes: ["asked_number": .question, "answer_text": .rest]
    ) { (arguments, _) throws(Fault) in
      Asked.order(
        QuestionOrder.answer(
          try arguments.need(arguments.number("asked_number"), "asked_number"), arguments.word("answer_text") ?? ""))
    },
  ]
}

/// `!voir Q3`
struct ShowQuestion: Query {
  var number: Int
}
