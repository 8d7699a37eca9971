/// `!désactiver`: those who asked for a mission, or a coordinator, end it. Asked back once with what is left open.
package enum ClosingRules {
  package static func ask(
    _ command: Deactivate, crisis: Crisis, figures: ReportFigures, open: OpenMatters = .none, by asker: Asker
  ) throws(Refusal) -> Statement {
    let reason = try check(command, crisis: crisis, by: asker)
    var values = values(crisis, figures, open, reason)
    values["urgent"] = .some(figures.urgentOpen)
    values["questions"] = open.questionNumbers
    values["relays"] = open.relayNumbers
    return Statement("deactivate.ask", values, nature: crisis.nature)
  }

  package static func close(
    _ command: Deactivate, crisis: Crisis, figures: ReportFigures, open: OpenMatters = .none, by asker: Asker
  ) throws(Refusal) -> Decision {
    let reason = try check(command, crisis: crisis, by: asker)
    guard let member = asker.member else { throw .unidentified }
    var values = values(crisis, figures, open, reason)
    values["at"] = .time(asker.at)
    let done = Statement("deactivate.done", values, nature: crisis.nature)
    values["by"] = .text(member.name)
    values["relays"] = open.relayNumbers
    values["first_relay"] = open.relays.first.map { .text("R\($0)") } ?? .flag(false)
    let announced = Statement("announcement.closed", values, nature: crisis.nature)
    return Decision(
      [CrisisClosed(code: crisis.code, by: member.number, reason: command.reason)], answer: done,
      announcements: everybody(of: crisis, announced))
  }

  /// The rooms that heard of the crisis.
  static func everybody(of crisis: Crisis, _ statement: Statement) -> [Announcement] {
    [
      Announcement(to: .volunteers, about: crisis.code, statement),
      Announcement(to: .coordination, about: crisis.code, statement),
      Announcement(to: .managersConcerned, about: crisis.code, statement),
    ]
  }

  private static func check(_ command: Deactivate, crisis: Crisis, by asker: Asker) throws(Refusal) -> String {
    guard let member = asker.member else { throw .unidentified }
    guard member.has(.coordinator) || member.manages.contains(crisis.requester) else {
      throw .notYourCrisis(crisis.code, requester: crisis.requester)
    }
    guard crisis.status.isOpen else { throw .crisisNotOpen(crisis.code, crisis.status, since: crisis.closedAt) }
    try ReportRules.checkLength(command.reason)
    guard let reason = command.reason.unlessBlank else { throw .closingReasonMissing }
    return reason.quoted(VerificationRules.longestQuote)
  }

  private static func values(
    _ crisis: Crisis, _ figures: ReportFigures, _ open: OpenMatters, _ reason: String
  ) -> [String: Value] {
    [
      "crisis": .text(crisis.code), "title": crisis.titleValue, "reason": .text(reason),
      "total": .number(figures.total),
      "new_count": .some((figures.byStatus[.new] ?? 0) + (figures.byStatus[.claimed] ?? 0)),
      "distress": open.distressNumbers,
    ]
  }
}
