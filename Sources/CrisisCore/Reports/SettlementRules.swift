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
    guard original.number != report.number else { throw .settlement(.itself(number: report.number)) }
    guard original.status != .cancelled else { throw .reportCancelled(number: original.number) }
    guard original.status != .duplicate else {
      throw .settlement(
        .originalIsDouble(
          number: report.number, original: original.number, of: originalOf == report.number ? nil : originalOf))
    }
    guard report.status != .duplicate else { throw .settlement(.already(number: report.number, .duplicate)) }
    if situation.distress != nil {
      guard asker.isCoordinator || !member.manages.isDisjoint(with: crisis.authorities) else {
        throw .settlement(.distress(number: report.number))
      }
      guard isDistress else {
        throw .settlement(.originalIsNone(number: report.number, original: original.number))
      }
    }
    let event = ReportSettled(
      crisisCode: crisis.code, number: report.number, by: member.number, status: .duplicate, original: original.number)
    let values: [String: Value] = [
      "number": .number(report.number), "original": .number(original.number), "by": .text(member.name),
      "at": .time(asker.at), "status": .status(original.status),
      "place": original.place.shown.map { .text($0.quoted(60)) } ?? .flag(false),
      "text": (original.text?.unlessBlank).map { .text($0.quoted(VerificationRules.longestQuote)) } ?? .flag(false),
    ]
    var announcements = holderTold(situation, .duplicate, of: original.number, by: member, at: asker.at)
    if situation.distress != nil {
      let announced = Statement(
        "announcement.distress_double",
        [
          "number": .number(report.number), "original": .number(original.number), "crisis": .text(crisis.code),
          "by": .text(member.name), "at": .time(asker.at),
        ], nature: crisis.nature)
      announcements += DistressRules.told(announced, crisis, report.number)
    }
    return Decision(
      [event], answer: Statement("duplicate.done", values, nature: crisis.nature),
      announcements: announcements)
  }

  package static func supersede(
    reason: String?, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    let (report, crisis) = (situation.report, situation.crisis)
    let member = try check(situation, asker)
    // It is lifted by those who took it in charge, not set aside.
    guard situation.distress == nil else { throw .settlement(.distress(number: report.number)) }
    guard report.status != .superseded else { throw .settlement(.already(number: report.number, .superseded)) }
    try ReportRules.checkLength(reason)
    let reason = reason?.unlessBlank
    let isRectified = report.status == .verified
    let event = ReportSettled(
      crisisCode: crisis.code, number: report.number, by: member.number, status: .superseded, reason: reason)
    var values: [String: Value] = [
      "number": .number(report.number), "by": .text(member.name), "at": .time(asker.at),
      "place": report.place.shown.map { .text($0.quoted(60)) } ?? .flag(false),
      "text": (report.text?.unlessBlank).map { .text($0.quoted(VerificationRules.longestQuote)) } ?? .flag(false),
      "reason": reason.map { .text($0.quoted(VerificationRules.longestQuote).withoutFinalStop) } ?? .flag(false),
    ]
    var announced = values
    announced["crisis"] = .text(crisis.code)
    values["rectified"] = .flag(isRectified)
    let statement = Statement("announcement.superseded", announced, nature: crisis.nature)
    return Decision(
      [event], answer: Statement("supersede.done", values, nature: crisis.nature),
      announcements: holderTold(situation, .superseded, of: nil, by: member, at: asker.at)
        + (isRectified
          ? [
            Announcement(to: .coordination, about: crisis.code, statement),
            Announcement(to: .managersConcerned, about: crisis.code, statement),
          ]
          : []))
  }

  /// Whoever works on a report hears that it was set aside, unless they did it themselves.
  private static func holderTold(
    _ situation: Situation, _ status: ReportStatus, of original: Int?, by member: Member, at now: Milliseconds
  ) -> [Announcement] {
    guard let held = situation.held, held.holder.number != member.number else { return [] }
    return [ClaimRules.settled(held, status, of: original, by: member, situation.crisis, at: now)]
  }

  private static func check(_ situation: Situation, _ asker: Asker) throws(Refusal) -> Member {
    guard let member = asker.member else { throw .unidentified }
    let report = situation.report
    guard report.status != .cancelled else { throw .reportCancelled(number: report.number) }
    let isTheirs =
      situation.distress != nil && !member.manages.isDisjoint(with: situation.crisis.authorities)
    guard isTheirs || report.reportedBy == member.number || member.has(.verifier) || asker.isCoordinator else {
      throw .notYourReport(number: report.number)
    }
    return member
  }
}
