extension ReportClaimed: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool {
    undo.before.report?.status == .claimed && undo.before.held?.claim.sequence == undo.sequence
  }

  /// Whoever had claimed it before has it again.
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    guard let held = undo.after.held, undo.after.report?.status == .claimed else {
      return Decision([], answer: Texts.claims.undone(number, nature: crisis.nature))
    }
    let isOwn = held.holder.number == undo.member.number
    return Decision(
      [], answer: isOwn ? again(held, undo) : Texts.claims.undone(number, nature: crisis.nature),
      announcements: ClaimRules.resumed(held, Texts.claims.returned, undo, crisis))
  }
}

extension ReportReleased: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    guard undo.before.report?.status == .new, let held = undo.after.held, held.claim.until > undo.now else {
      throw .because(Texts.refusals.overtaken(number))
    }
    return Decision([], answer: again(held, undo))
  }
}

extension ReportEvent {
  fileprivate func again(_ held: ClaimRules.Held, _ undo: Undo) -> Statement {
    Texts.claims.releaseUndone(number, held.claim.until, nature: undo.before.crisis?.nature ?? .real)
  }
}
