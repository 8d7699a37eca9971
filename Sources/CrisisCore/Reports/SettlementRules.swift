/// `!doublon` and `!périmer`: by who reported it, a verifier or a coordinator.
package enum SettlementRules {
  /// What is known of the reports named; `distress`: the open call for help that the report is; `held`: whose it is.
  package struct Situation: Sendable {
    package var crisis: Crisis
    package var report: Report
    package var distress: Distress?
    package var held: ClaimRules.Held?

    package init(crisis: Crisis, report: Report, distress: Distress? = nil, held: ClaimRules.Held? = nil) {
      self.crisis = crisis
      self.report = report
      self.distress = distress
      self.held = held
    }
  }

  /// - Parameters:
  ///   - originalOf: what the original is a double of, where it is one.
  ///   - isDistress: whether the original is a call for help too.
  package static func duplicate(
    of original: Report, originalOf: Int?, isDistress: Bool, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    let (report, crisis) = (situation.report, situation.crisis)
    let member = try check(situation, asker)
    guard original.number != report.number else { throw .because(Texts.settlements.isItself(report.number)) }
    guard original.status != .cancelled else { throw .because(Texts.reports.isCancelled(original.number)) }
    guard original.status != .duplicate else {
      throw .because(
        Texts.settlements.originalIsDouble(
          report.number, original.number, originalOf == report.number ? nil : originalOf))
    }
    guard report.status != .duplicate else { throw .because(Texts.settlements.already(report.number, .duplicate)) }
    if situation.distress != nil {
      guard asker.isCoordinator || !member.manages.isDisjoint(with: crisis.authorities) else {
        throw .because(Texts.settlements.isDistress(report.number))
      }
      guard isDistress else {
        throw .because(Texts.settlements.originalIsNone(report.number, original.number))
      }
    }
    let event = ReportSettled(
      crisisCode: crisis.code, number: report.number, by: member.number, status: .duplicate, original: original.number)
    var announcements = holderTold(situation, .duplicate, of: original.number, by: member, at: asker.at)
    if situation.distress != nil {
      let announced = Texts.settlements.distressIsDouble(
        report.number, original.number, crisis.code, member.name, asker.at, nature: crisis.nature)
      announcements += DistressRules.told(announced, crisis, report.number)
    }
    return Decision(
      [event],
      answer: Texts.settlements.duplicate(report.number, original, member.name, asker.at, nature: crisis.nature),
      announcements: announcements)
  }

  package static func supersede(
    reason: String?, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    let (report, crisis) = (situation.report, situation.crisis)
    let member = try check(situation, asker)
    // It is lifted by those who took it in charge, not set aside.
    guard situation.distress == nil else { throw .because(Texts.settlements.isDistress(report.number)) }
    guard report.status != .superseded else { throw .because(Texts.settlements.already(report.number, .superseded)) }
    try ReportRules.checkLength(reason)
    let reason = reason?.unlessBlank
    let isRectified = report.status == .verified
    let event = ReportSettled(
      crisisCode: crisis.code, number: report.number, by: member.number, status: .superseded, reason: reason)
    let quoted = reason?.quoted(VerificationRules.longestQuote).withoutFinalStop
    let statement = Texts.settlements.supersededForAll(
      report, member.name, asker.at, quoted, crisis.code, nature: crisis.nature)
    let told: [AnnouncementAudience] = isRectified ? [.coordination, .managersConcerned] : []
    return Decision(
      [event],
      answer: Texts.settlements.superseded(report, member.name, asker.at, quoted, isRectified, nature: crisis.nature),
      announcements: holderTold(situation, .superseded, of: nil, by: member, at: asker.at)
        + told.map { Announcement(to: $0, about: crisis.code, statement).correcting })
  }

  /// Whoever works on a report hears that it was set aside, unless they did it themselves.
  private static func holderTold(
    _ situation: Situation, _ status: ReportStatus, of original: Int?, by member: Member, at now: Milliseconds
  ) -> [Announcement] {
    guard let held = situation.held, held.holder.number != member.number else { return [] }
    return [ClaimRules.settled(held, status, of: original, by: member, situation.crisis, at: now)]
  }

  /// Whether this person may set a report aside that is no open call for help.
  package static func maySettle(_ report: Report, _ member: Member) -> Bool {
    member.isPerson(report.reportedBy) || member.has(.verifier) || member.has(.coordinator)
  }

  private static func check(_ situation: Situation, _ asker: Asker) throws(Refusal) -> Member {
    guard let member = asker.member else { throw .unidentified }
    let report = situation.report
    guard report.status != .cancelled else { throw .because(Texts.reports.isCancelled(report.number)) }
    let isTheirs =
      situation.distress != nil && !member.manages.isDisjoint(with: situation.crisis.authorities)
    guard isTheirs || maySettle(report, member) else {
      throw .because(Texts.reports.notYours(report.number))
    }
    return member
  }
}
