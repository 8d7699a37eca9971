/// `!annuler`: the author takes back the last thing done, within two minutes.
package enum UndoRules {
  package static let window: Milliseconds = 2 * .minute

  /// The last thing that a member did and that can be taken back.
  package enum LastAct: Sendable, Equatable {
    case report(Report, CrisisNature)
    case crisis(Crisis)
    case closing(Closing)
    case correction(Correction, Crisis)
    case verification(Verification, Crisis)
    case watch(WatchAct)
    case relay(RelayAct, Relay, Crisis)
    case distress(DistressAct)
    case team(TeamAct)
    /// With who had claimed the report before, where it is theirs again.
    case settlement(Settlement, Crisis, ClaimRules.Held? = nil)
    case question(QuestionAct)

    package var at: Milliseconds {
      switch self {
      case .report(let report, _): report.receivedAt
      case .crisis(let crisis): crisis.openedAt
      case .closing(let closing): closing.at
      case .correction(let correction, _): correction.at
      case .verification(let verification, _): verification.at
      case .watch(let act): act.at
      case .relay(let act, _, _): act.at
      case .distress(let act): act.at
      case .team(let act): act.at
      case .settlement(let settlement, _, _): settlement.at
      case .question(let act): act.at
      }
    }

    fileprivate var author: Int? {
      switch self {
      case .report(let report, _): report.reportedBy
      case .crisis(let crisis): crisis.openedBy
      case .closing(let closing): closing.by
      case .correction(let correction, _): correction.by
      case .verification(let verification, _): verification.by
      case .watch(let act): act.by
      case .relay(let act, _, _): act.by
      case .distress(let act): act.author
      case .team(let act): act.author
      case .settlement(let settlement, _, _): settlement.by
      case .question(let act): act.author
      }
    }

    fileprivate var isUndone: Bool {
      switch self {
      case .report(let report, _): report.status == .cancelled
      case .crisis(let crisis): crisis.status == .cancelled
      case .closing(let closing): closing.crisis.status != .closed
      case .correction(let correction, _): correction.isUndone
      case .verification(let verification, _): verification.isUndone
      case .watch(let act): act.isUndone
      case .relay(let act, _, _): act.isUndone
      case .distress(let act): act.isUndone
      case .team(let act): act.isUndone
      case .settlement(let settlement, _, _): settlement.isUndone
      case .question(let act): act.isUndone
      }
    }
  }

  /// - Parameters:
  ///   - isOvertaken: whether somebody has corrected, or verified, the same report again since.
  ///   - others: the names of those who were counted in the report since.
  ///   - reports: how many the crisis has.
  package static func undo(
    _ last: LastAct?, isOvertaken: Bool = false, others: [String] = [], reports: Int = 0, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard let last, last.author == member.number, !last.isUndone else { throw .nothingToUndo }
    guard asker.at - last.at <= window else { throw .tooLateToUndo }
    switch last {
    case .distress(let act): return try act.undone(by: member, at: asker.at)
    case .team(let act): return try undo(act, isOvertaken: isOvertaken, by: member, at: asker.at)
    case .question(let act): return act.undone(by: member, at: asker.at)
    case .settlement(let settlement, let crisis, let held):
      guard !isOvertaken else { throw .overtaken(number: settlement.report) }
      return SettlementRules.undo(settlement, crisis, held: held, by: member, at: asker.at)
    case .report(let report, let nature):
      // Others said the same, and were told that it counts: with it, what they saw would be gone.
      guard report.people <= 1 else {
        throw .people(.countedOn(number: report.number, names: others, count: report.people - 1))
      }
      return Decision(
        [ReportCancelled(crisisCode: report.crisis, number: report.number)],
        answer: Statement("undo.report", ["number": .number(report.number)], nature: nature))
    case .closing(let closing):
      let crisis = closing.crisis
      let values: [String: Value] = [
        "crisis": .text(crisis.code), "title": crisis.titleValue, "by": .text(member.name), "at": .time(asker.at),
      ]
      return Decision(
        [CrisisReopened(code: crisis.code)],
        answer: Statement("undo.closing", ["crisis": .text(crisis.code)], nature: crisis.nature),
        announcements: ClosingRules.everybody(
          of: crisis, Statement("announcement.reopened", values, nature: crisis.nature)))
    case .correction(let correction, let crisis):
      guard !isOvertaken else { throw .overtaken(number: correction.report) }
      return Decision(
        [
          ReportCorrectionUndone(
            crisisCode: crisis.code, number: correction.report, correction: correction.sequence)
        ], answer: Statement("undo.correction", ["number": .number(correction.report)], nature: crisis.nature))
    case .verification(let verification, let crisis):
      guard !isOvertaken else { throw .overtaken(number: verification.report) }
      return undo(verification, crisis, by: member, at: asker.at)
    case .watch(let act):
      guard !isOvertaken else { throw .watch(.overtaken) }
      return act.undo(by: member)
    case .relay(let act, let relay, let crisis):
      guard !isOvertaken else { throw .relay(.overtaken(number: relay.number)) }
      return RelayRules.undo(act, relay, crisis: crisis, by: member, at: asker.at)
    case .crisis(let crisis):
      guard reports == 0 else { throw .people(.crisisInUse(crisis.code, reports: reports)) }
      let values: [String: Value] = [
        "crisis": .text(crisis.code), "title": crisis.titleValue, "by": .text(member.name),
        "at": .time(asker.at),
      ]
      let announced = Statement("announcement.crisis_cancelled", values, nature: crisis.nature)
      return Decision(
        [CrisisCancelled(code: crisis.code)],
        answer: Statement("undo.crisis", values, nature: crisis.nature),
        announcements: [
          Announcement(to: .volunteers, about: crisis.code, announced),
          Announcement(to: .coordination, about: crisis.code, announced),
          Announcement(to: .managersConcerned, about: crisis.code, announced),
        ])
    }
  }

  private static func undo(
    _ verification: Verification, _ crisis: Crisis, by member: Member, at now: Milliseconds
  ) -> Decision {
    let values: [String: Value] = [
      "number": .number(verification.report), "status": .status(verification.previous), "by": .text(member.name),
      "at": .time(now), "crisis": .text(crisis.code),
    ]
    // Those who were told that it is not true are told that it is again what it was.
    let wasAnnounced = verification.previous == .verified && verification.outcome == .refuted
    let announced = Statement("announcement.rectification_cancelled", values, nature: crisis.nature)
    return Decision(
      [
        ReportVerificationUndone(
          crisisCode: crisis.code, number: verification.report, verification: verification.sequence)
      ],
      answer: Statement(
        "undo.verification", values.filter { ["number", "status"].contains($0.key) }, nature: crisis.nature),
      announcements: wasAnnounced
        ? [
          Announcement(to: .coordination, about: crisis.code, announced),
          Announcement(to: .managersConcerned, about: crisis.code, announced),
        ]
        : [])
  }
}
