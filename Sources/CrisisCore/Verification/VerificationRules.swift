/// `!vérifier`: a second person looks at what was reported, and says what it is worth.
package enum VerificationRules {
  /// How much of a report's words, or of a reason, a line repeats, in bytes of UTF-8.
  static let longestQuote = 120

  package static func verify(
    _ command: VerifyReport, report: Report, distress: Distress? = nil, held: ClaimRules.Held? = nil,
    escalated: Escalation? = nil, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard report.status != .cancelled else { throw .because(Texts.reports.isCancelled(report.number)) }
    let reason = command.reason?.unlessBlank
    try ReportRules.checkLength(reason)
    let isOwn = member.isPerson(report.reportedBy)
    guard !isOwn || asker.isCoordinator && reason != nil else {
      throw .because(Texts.reports.isOwn(report.number, asker.isCoordinator))
    }
    let checks = VerificationCheck.allCases.filter(command.checks.contains)
    let event = ReportVerified(
      crisisCode: crisis.code, number: report.number, by: member.number, outcome: command.outcome, checks: checks,
      grade: command.grade, reason: reason, overridden: isOwn ? true : nil)
    let other = held.flatMap { $0.holder.number == member.number ? nil : $0 }
    let finding = Finding(
      report: report, by: member.name, at: asker.at, checks: checks, grade: command.grade,
      isRectified: report.status == .verified && command.outcome == .refuted, claimedBy: other?.holder.name,
      isDistress: distress != nil)
    var told =
      other.map { [ClaimRules.verified($0, outcome: command.outcome, by: member, crisis, at: asker.at)] } ?? []
    let answer: Statement
    switch (command.outcome, reason?.quoted(longestQuote)) {
    case (.verified, let reason): answer = Texts.verification.verified(finding, reason, nature: crisis.nature)
    // The word is the reason; more may be said.
    case (.outOfScope, let reason): answer = Texts.verification.outOfScope(finding, reason, nature: crisis.nature)
    case (.unverifiable, let reason?): answer = Texts.verification.unverifiable(finding, reason, nature: crisis.nature)
    case (.refuted, let reason?):
      answer = Texts.verification.refuted(finding, reason, nature: crisis.nature)
      if let distress {
        told += DistressRules.refuted(distress, report: report, crisis, reason, by: member, at: asker.at)
      }
      if !finding.isRectified, let escalated {
        told += EscalationRules.refuted(report, escalated, crisis, reason, by: member, at: asker.at)
      }
      guard finding.isRectified else { break }
      // What was given as verified and is not true: those who may have acted on it are told.
      let announced = Texts.verification.rectified(
        crisis.code, report, member.name, asker.at, reason, nature: crisis.nature)
      told += [AnnouncementAudience.coordination, .managersConcerned].map {
        Announcement(to: $0, about: crisis.code, announced).correcting
      }
    case (_, nil): throw .because(Texts.reports.reasonMissing(report.number, command.outcome == .refuted))
    }
    return Decision([event], answer: answer, announcements: told)
  }
}

extension String {
  /// As much of it as fits into so many bytes of UTF-8, marked where something is left out.
  package func quoted(_ limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var kept = ""
    var space = limit - "…".utf8.count
    for character in self {
      space -= character.utf8.count
      guard space >= 0 else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
