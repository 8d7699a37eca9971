extension QuestionAsked: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.question?.answers.isEmpty ?? true }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let announced = Texts.questions.withdrawn(undo, number, nature: undo.nature)
    return Decision(
      [], answer: Texts.questions.undone(number, nature: undo.nature),
      announcements: QuestionRules.toTheTeam(announced, try undo.known(undo.before.crisis), number))
  }
}

extension QuestionAnswered: UndoableEvent {
  /// Those of others stand, whether they were given before it or after.
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    let last = undo.after.question?.answers.last.map { $0.shortened }
    let announced = Texts.questions.reopened(undo, number, last, nature: crisis.nature)
    return Decision(
      [], answer: Texts.questions.answerUndone(number, last, nature: crisis.nature),
      announcements: [AnnouncementAudience.managersConcerned, .coordination].map {
        Announcement(to: $0, about: crisis.code, announced, lifetime: QuestionRules.lifetime).weighing(.owed)
      })
  }
}
