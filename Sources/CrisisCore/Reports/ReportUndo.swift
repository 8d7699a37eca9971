extension ReportFiled: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let report = try undo.known(undo.before.report)
    if let distress = undo.before.distress { return try distress.cancelled(undo, report) }
    // Others said the same, and were told that it counts: with it, what they saw would be gone.
    guard report.people <= 1 else {
      throw .people(.countedOn(number: number, names: undo.before.counted, count: report.people - 1))
    }
    return Decision([], answer: undo.statement("undo.report", ["number": .number(number)]))
  }
}

extension ReportCorrected: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    guard !undo.since.contains(where: { $0 is ReportCorrected }) else { throw .overtaken(number: number) }
    return Decision([], answer: undo.statement("undo.correction", ["number": .number(number)]))
  }
}

extension ReportVerified: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    try undo.judgement(of: number, "undo.verification", wasAnnounced: outcome == .refuted)
  }
}

extension ReportSettled: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    var decision = try undo.judgement(of: number, "undo.settlement", wasAnnounced: status == .superseded)
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
  fileprivate func judgement(of number: Int, _ code: String, wasAnnounced: Bool) throws(Refusal) -> Decision {
    guard !since.contains(where: { $0 is ReportVerified || $0 is ReportSettled }) else {
      throw .overtaken(number: number)
    }
    let status = try known(after.report).status
    let values: [String: Value] = ["number": .number(number), "status": .status(status)]
    let announced = statement("announcement.rectification_cancelled", self.values(values))
    return Decision(
      [], answer: statement(code, values),
      announcements: wasAnnounced && status == .verified
        ? [
          Announcement(to: .coordination, about: before.crisis?.code, announced),
          Announcement(to: .managersConcerned, about: before.crisis?.code, announced),
        ] : [])
  }
}
