/// `!désactiver`: those who asked for a mission, or a coordinator, end it. Asked back once with what is left open.
package enum ClosingRules {
  /// What is said of an end.
  struct Ending: Sendable {
    var crisis: Crisis
    var figures: ReportFigures
    var open: OpenMatters
    /// Shortened.
    var reason: String
  }

  package static func ask(
    _ command: Deactivate, crisis: Crisis, figures: ReportFigures, open: OpenMatters = .none, by asker: Asker
  ) throws(Refusal) -> AskedBack {
    let reason = try check(command, crisis: crisis, by: asker)
    return { number in
      Texts.crises.askToClose(
        crisis, reason, open.statement(figures), number, nature: crisis.nature)
    }
  }

  package static func close(
    _ command: Deactivate, crisis: Crisis, figures: ReportFigures, open: OpenMatters = .none, by asker: Asker
  ) throws(Refusal) -> Decision {
    let reason = try check(command, crisis: crisis, by: asker)
    guard let member = asker.member else { throw .unidentified }
    let ending = Ending(crisis: crisis, figures: figures, open: open, reason: reason)
    let announced = Texts.crises.isClosed(
      ending, member.name, asker.at, open.relayNumbers, open.relayNumbers?.first, nature: crisis.nature)
    return Decision(
      [CrisisClosed(code: crisis.code, by: member.number, reason: command.reason)],
      answer: Texts.crises.closed(ending, asker.at, nature: crisis.nature),
      announcements: everybody(of: crisis, announced))
  }

  /// The rooms that heard of the crisis.
  static func everybody(of crisis: Crisis, _ statement: Statement) -> [Announcement] {
    [.volunteers, .coordination, .managersConcerned].map {
      Announcement(to: $0, about: crisis.code, statement).forEverybody.weighing(.life)
    }
  }

  private static func check(_ command: Deactivate, crisis: Crisis, by asker: Asker) throws(Refusal) -> String {
    guard let member = asker.member else { throw .unidentified }
    guard member.has(.coordinator) || member.manages.contains(crisis.requester) else {
      throw .because(Texts.refusals.notYourCrisis(crisis.code, crisis.requester))
    }
    guard crisis.status.isOpen else {
      throw .because(Texts.refusals.crisisNotOpen(crisis.code, crisis.status, crisis.closedAt))
    }
    try ReportRules.checkLength(command.reason)
    guard let reason = command.reason.unlessBlank else { throw .because(Texts.refusals.closingReasonMissing()) }
    return reason.quoted(VerificationRules.longestQuote)
  }
}
