import Testing

@testable import CrisisCore

@Suite struct ClosingRulesTests {
  static let figures = ReportFigures(byStatus: [.verified: 3, .new: 4, .claimed: 1], urgentOpen: 2)

  static func close(
    by member: Member, reason: String = "décrue", of crisis: Crisis = Samples.crisis()
  ) throws -> Decision {
    try ClosingRules.close(Deactivate(reason: reason), crisis: crisis, figures: figures, by: member.asking())
  }

  @Test(arguments: [Samples.capitaine, Samples.camille])
  func theRequesterOrACoordinatorEndsIt(_ member: Member) throws {
    let decision = try Self.close(by: member)
    #expect(
      decision.events == [CrisisClosed(code: "63-crue-2411", by: member.number, reason: "décrue")])
    #expect(decision.announcements.map(\.audience) == [.volunteers, .coordination, .managersConcerned])
    #expect(decision.answer.values["new_count"] == .number(5))
  }

  @Test(arguments: [Samples.jo, Samples.lea, Samples.loire, Samples.ines])
  func nobodyElse(_ member: Member) {
    #expect(throws: Refusal.because(Texts.refusals.notYourCrisis("63-crue-2411", "SDIS63"))) {
      try Self.close(by: member)
    }
  }

  /// An authority that was added follows the crisis, but did not ask for it.
  @Test func aManagerOfAnotherAuthorityConcernedDoesNotEndIt() {
    let crisis = Samples.crisis(authorities: ["SDIS63", "SDIS42"])
    #expect(throws: Refusal.because(Texts.refusals.notYourCrisis("63-crue-2411", "SDIS63"))) {
      try Self.close(by: Samples.loire, of: crisis)
    }
  }

  @Test func aReasonIsWanted() {
    #expect(throws: Refusal.because(Texts.refusals.closingReasonMissing())) {
      try Self.close(by: Samples.camille, reason: " ")
    }
    #expect(throws: Refusal.because(Texts.reports.isTooLong(1_000))) {
      try Self.close(by: Samples.camille, reason: String(repeating: "a", count: 1_001))
    }
  }

  @Test(arguments: CrisisStatus.allCases.filter { !$0.isOpen })
  func whatIsNotOpenIsNotEnded(_ status: CrisisStatus) {
    #expect(throws: Refusal.because(Texts.refusals.crisisNotOpen("63-crue-2411", status, nil))) {
      try Self.close(by: Samples.camille, of: Samples.crisis(status: status))
    }
  }

  @Test func theQuestionSaysWhatIsLeftOpenAndChangesNothing() throws {
    let asked = try ClosingRules.ask(
      Deactivate(reason: "décrue"), crisis: Samples.crisis(nature: .exercise), figures: Self.figures,
      by: Samples.capitaine.asking())(nil)
    #expect(asked.code == "deactivate.ask")
    #expect(asked.nature == .exercise)
    guard case .list(let parts) = asked.values["open"], case .phrase(let open) = parts.first else {
      Issue.record("nothing is said of what is left open")
      return
    }
    #expect(open.values["urgent"] == .number(2))
    #expect(open.values["total"] == .number(8))
  }
}
