/// A coordinator passed a report on to the managers, without waiting for the next digest.
package struct ReportEscalated: ReportEvent {
  package static let kind = "report.escalated"
  package static let sentence = Text(
    "log_entry.report_escalated", .number("number"), .term("status", ReportStatus.self))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// As it stood then, and was told.
  package var status: ReportStatus

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, status) }
}

extension ReportEscalated: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    let told = Texts.escalation.isTakenBack(crisis.code, number, undo.member.name, undo.now, nature: undo.nature)
    return Decision(
      [], answer: Texts.escalation.undone(number, nature: undo.nature),
      announcements: EscalationRules.told(told, crisis))
  }
}

/// That a report was passed on to the managers, the last time.
package struct Escalation: Sendable, Equatable, Decodable {
  package var number: Int
  package var at: Milliseconds
  /// By name.
  package var by: String
  package var status: ReportStatus
}

/// What a digest tells of a report that was passed on since the one before.
package struct DigestEscalation: Sendable, Equatable, Decodable {
  package var number: Int
  package var commune: String?
  package var text: String?
  package var category: Category?
  package var at: Milliseconds
  package var by: String

  static let mostTold = 4

  static func lines(_ escalations: [DigestEscalation], nature: CrisisNature) -> [Statement] {
    var items = escalations.prefix(mostTold).map { item -> Value in
      let words = DigestWords.summary(item.text, item.category)
      return .phrase(Texts.digests.escalation(item.number, item.commune, words, item.at, item.by.quoted(40)))
    }
    if escalations.count > mostTold {
      items.append(.phrase(Texts.digests.more(escalations.count - mostTold)))
    }
    return DigestWords.joined(items, Texts.digests.semicolon).map { [Texts.digests.escalated([$0], nature: nature)] }
      ?? []
  }
}
