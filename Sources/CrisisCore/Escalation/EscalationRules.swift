/// `!transmettre 47`: what cannot wait for the next digest goes to the managers of the crisis at once.
package enum EscalationRules {
  /// In bytes of UTF-8: of a report's words as they are passed on.
  static let longestWords = 200
  static let lifetime: Milliseconds = 6 * .hour

  /// The records that decide.
  package struct Situation: Sendable {
    package var crisis: Crisis
    package var report: Report
    /// The call for help that it is, lifted or not.
    package var distress: Distress?
    /// When it was last passed on.
    package var last: Escalation?
    /// What it is the double of.
    package var original: Int?
    /// Where the authority that asked for the crisis answers in an emergency.
    package var emergencyPhone: String?
    /// The codes of the authorities that have neither a room nor a manager who is known.
    package var deaf: [String]
    /// Whether the crisis has to be named in what is typed.
    package var isOneOfSeveral: Bool

    package init(
      crisis: Crisis, report: Report, distress: Distress? = nil, last: Escalation? = nil, original: Int? = nil,
      emergencyPhone: String? = nil, deaf: [String] = [], isOneOfSeveral: Bool = false
    ) {
      self.crisis = crisis
      self.report = report
      self.distress = distress
      self.last = last
      self.original = original
      self.emergencyPhone = emergencyPhone
      self.deaf = deaf
      self.isOneOfSeveral = isOneOfSeveral
    }
  }

  package static func escalate(by asker: Asker, in situation: Situation) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let (report, crisis) = (situation.report, situation.crisis)
    try check(situation)
    let authorities = crisis.authorities.sorted()
    let deaf = situation.deaf.unlessEmpty
    let told = Texts.escalation.escalated(
      report, crisis.code, situation.isOneOfSeveral ? crisis.code : nil, member.name, asker.at, nature: crisis.nature)
    let known = Texts.escalation.isEscalated(
      report, crisis.code, member.name, asker.at, authorities, deaf, nature: crisis.nature)
    return Decision(
      [ReportEscalated(crisisCode: crisis.code, number: report.number, by: member.number, status: report.status)],
      answer: Texts.escalation.done(report.number, asker.at, authorities, deaf, nature: crisis.nature),
      announcements: [
        Announcement(to: .managersConcerned, about: crisis.code, told, lifetime: lifetime).weighing(.owed),
        Announcement(to: .coordination, about: crisis.code, known),
      ])
  }

  /// What can be passed on: nothing that the managers have already, nor what is settled and not true.
  private static func check(_ situation: Situation) throws(Refusal) {
    let report = situation.report
    if report.status == .cancelled { throw .because(Texts.reports.isCancelled(report.number)) }
    if let distress = situation.distress, !distress.isCleared {
      throw .because(
        Texts.escalation.isDistress(
          report.number, distress.raisedAt, distress.received?.at, situation.emergencyPhone))
    }
    switch report.status {
    case .refuted, .duplicate, .superseded, .outOfScope, .lifted:
      throw .because(
        Texts.escalation.isSettled(
          report.number, report.status, report.status == .duplicate ? situation.original : nil,
          report.status == .refuted))
    case .new, .claimed, .verified, .unverifiable, .cancelled: break
    }
    // Somebody who works on it is no news to the managers.
    if let last = situation.last, last.status.isTold(as: report.status) {
      throw .because(Texts.escalation.isDone(report.number, last.at, last.by, last.status))
    }
  }

  static func told(_ statement: Statement, _ crisis: Crisis) -> [Announcement] {
    [AnnouncementAudience.managersConcerned, .coordination].map {
      Announcement(to: $0, about: crisis.code, statement, lifetime: lifetime).weighing(.owed)
    }
  }

  /// What managers were told at once is not true: they learn that at once, too.
  static func refuted(
    _ report: Report, _ last: Escalation, _ crisis: Crisis, _ reason: String, by member: Member, at now: Milliseconds
  ) -> [Announcement] {
    told(
      Texts.escalation.isRefuted(crisis.code, report, last.at, member.name, now, reason, nature: crisis.nature), crisis)
  }
}

extension ReportStatus {
  /// Whether one who was told the one has nothing to learn of the other.
  fileprivate func isTold(as other: ReportStatus) -> Bool {
    let open: Set<ReportStatus> = [.new, .claimed]
    return self == other || open.contains(self) && open.contains(other)
  }
}
