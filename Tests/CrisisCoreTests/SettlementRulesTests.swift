import Testing

@testable import CrisisCore

@Suite struct SettlementRulesTests {
  private let crisis = Samples.crisis()

  private func duplicate(
    _ report: Report, of original: Report, by member: Member, distress: Distress? = nil, isDistress: Bool = false
  ) throws -> Decision {
    try SettlementRules.duplicate(
      of: original, originalOf: 31, isDistress: isDistress, by: member.asking(),
      in: SettlementRules.Situation(crisis: crisis, report: report, distress: distress))
  }

  @Test func theAuthorAVerifierOrACoordinatorMay() throws {
    let (report, original) = (Samples.report(52), Samples.report(47))
    for member in [Samples.jo, Samples.lea, Samples.camille] {
      #expect(
        try duplicate(report, of: original, by: member).events == [
          ReportSettled(
            crisisCode: crisis.code, number: 52, by: member.number, status: .duplicate, original: 47)
        ])
    }
    #expect(
      refusal { _ = try duplicate(report, of: original, by: Samples.samir) } == .because(Texts.reports.notYours(52)))
    #expect(
      refusal { _ = try duplicate(report, of: report, by: Samples.jo) } == .because(Texts.settlements.isItself(52)))
    #expect(
      refusal { _ = try duplicate(report, of: Samples.report(47, status: .duplicate), by: Samples.jo) }
        == .because(Texts.settlements.originalIsDouble(52, 47, 31)))
    #expect(
      refusal { _ = try duplicate(report, of: Samples.report(47, status: .cancelled), by: Samples.jo) }
        == .because(Texts.reports.isCancelled(47)))
    #expect(
      refusal { _ = try duplicate(Samples.report(52, status: .duplicate), of: original, by: Samples.jo) }
        == .because(Texts.settlements.already(52, .duplicate)))
  }

  /// A call for help is silenced by those in charge only, and only for another call.
  @Test func aDistressIsTheDoubleOfADistressOnly() throws {
    let (report, original) = (Samples.report(61), Samples.report(60))
    let distress = DistressSamples.distress()
    #expect(
      refusal { _ = try duplicate(report, of: original, by: Samples.lea, distress: distress, isDistress: true) }
        == .because(Texts.settlements.isDistress(61)))
    #expect(
      refusal { _ = try duplicate(report, of: original, by: Samples.camille, distress: distress) }
        == .because(Texts.settlements.originalIsNone(61, 60)))
    for member in [Samples.camille, Samples.capitaine] {
      let done = try duplicate(report, of: original, by: member, distress: distress, isDistress: true)
      #expect(done.announcements.map(\.audience) == [.managersConcerned, .coordination])
    }
  }

  private func supersede(_ status: ReportStatus, distress: Distress? = nil) throws -> Decision {
    try SettlementRules.supersede(
      reason: "rouverte.", by: Samples.lea.asking(),
      in: SettlementRules.Situation(crisis: crisis, report: Samples.report(47, status: status), distress: distress))
  }

  @Test func whatWasGivenAsVerifiedIsCorrected() throws {
    #expect(try supersede(.new).announcements == [])
    #expect(try supersede(.verified).announcements.map(\.audience) == [.coordination, .managersConcerned])
    #expect(try supersede(.verified).answer.values["rectified"] == .flag(true))
    #expect(refusal { _ = try supersede(.superseded) } == .because(Texts.settlements.already(47, .superseded)))
    #expect(
      refusal { _ = try supersede(.new, distress: DistressSamples.distress()) }
        == .because(Texts.settlements.isDistress(47)))
  }
}
