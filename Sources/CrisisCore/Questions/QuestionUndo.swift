extension QuestionAsked: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.question?.answer == nil }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let announced = Texts.questions.withdrawn(undo, number, nature: undo.nature)
    return Decision(
      [], answer: Texts.questions.undone(number, nature: undo.nature),
      announcements: QuestionRules.toTheTeam(announced, try undo.known(undo.before.crisis), number))
  }
}

extension QuestionAnswered: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { !undo.since.contains { $0 is QuestionAnswered } }

  /// An answer given before it stands again.
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    let isAnswered = undo.after.question?.answer != nil
    let announced = Texts.questions.reopened(undo, number, isAnswered, nature: crisis.nature)
    return Decision(
      [], answer: Texts.questions.answerUndone(number, isAnswered, nature: crisis.nature),
      announcements: [AnnouncementAudience.managersConcerned, .coordination].map {
        Announcement(to: $0, about: crisis.code, announced)
      })
  }
}
