extension ReportFiled: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let report = try undo.known(undo.before.report)
    if let distress = undo.before.distress { return try distress.cancelled(undo, report) }
    // Others said the same, and were told that it counts: with it, what they saw would be gone.
    guard report.people <= 1 else {
      throw .because(Texts.members.countedOn(number, report.people - 1, undo.before.counted.unlessEmpty))
    }
    return Decision([], answer: Texts.reports.undone(number, nature: undo.nature))
  }
}

extension ReportCorrected: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    guard !undo.since.contains(where: { $0 is ReportCorrected }) else {
      throw .because(Texts.refusals.overtaken(number))
    }
    return Decision([], answer: Texts.reports.correctionUndone(number, nature: undo.nature))
  }
}

extension ReportVerified: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    var decision = try undo.judgement(of: number, Texts.verification.undone, wasAnnounced: outcome == .refuted)
    if outcome == .refuted, let distress = undo.before.distress, !distress.isCleared, let report = undo.before.report,
      let crisis = undo.before.crisis
    {
      decision.announcements += DistressRules.refutedNoMore(
        distress, report: report, crisis, by: undo.member, at: undo.now)
    }
    return decision
  }
}

extension ReportSettled: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    var decision = try undo.judgement(of: number, Texts.settlements.undone, wasAnnounced: status == .superseded)
    if let held = undo.after.held, undo.after.report?.status == .claimed, let crisis = undo.before.crisis {
      decision.announcements.insert(
        contentsOf: ClaimRules.resumed(held, Texts.claims.resumed, undo, crisis), at: 0)
    }
    return decision
  }
}

extension Undo {
  /// What a report was found to be, taken back. Those who were told that what was verified is so no more are told that it
  /// is again what it was.
  fileprivate func judgement(
    of number: Int, _ text: Text<Int, ReportStatus>, wasAnnounced: Bool
  ) throws(Refusal) -> Decision {
    guard !since.contains(where: { $0 is ReportVerified || $0 is ReportSettled }) else {
      throw .because(Texts.refusals.overtaken(number))
    }
    let status = try known(after.report).status
    let announced = Texts.verification.rectificationCancelled(self, number, status, nature: nature)
    let told: [AnnouncementAudience] = wasAnnounced && status == .verified ? [.coordination, .managersConcerned] : []
    return Decision(
      [], answer: text(number, status, nature: nature),
      announcements: told.map { Announcement(to: $0, about: before.crisis?.code, announced).correcting })
  }
}
