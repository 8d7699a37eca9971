extension QuestionAsked: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.question?.answer == nil }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let announced = undo.statement("announcement.question_withdrawn", undo.values(["number": .number(number)]))
    return Decision(
      [], answer: undo.statement("undo.question", ["number": .number(number)]),
      announcements: QuestionRules.toTheTeam(announced, try undo.known(undo.before.crisis), number))
  }
}

extension QuestionAnswered: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { !undo.since.contains { $0 is QuestionAnswered } }

  /// An answer given before it stands again.
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    let values: [String: Value] = ["number": .number(number), "answered": .flag(undo.after.question?.answer != nil)]
    let announced = undo.statement("announcement.question_reopened", undo.values(values))
    return Decision(
      [], answer: undo.statement("undo.answer", values),
      announcements: [
        Announcement(to: .managersConcerned, about: crisis.code, announced),
        Announcement(to: .coordination, about: crisis.code, announced),
      ])
  }
}
