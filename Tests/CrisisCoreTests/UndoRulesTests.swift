import Testing

@testable import CrisisCore

@Suite struct UndoRulesTests {
  static let filed: UndoRules.LastAct = .report(Samples.report(), .real)
  static let activated: UndoRules.LastAct = .crisis(Samples.crisis())

  static func late(_ after: Milliseconds, _ member: Member = Samples.jo) -> Asker {
    member.asking(at: Samples.now + after)
  }

  @Test(arguments: [0, 1, 60_000, 119_999, 120_000] as [Milliseconds])
  func withinTwoMinutesItIsTakenBack(_ after: Milliseconds) throws {
    let report = try UndoRules.undo(Self.filed, by: Self.late(after))
    #expect(report.events == [ReportCancelled(crisisCode: "63-crue-2411", number: 47)])
    let crisis = try UndoRules.undo(Self.activated, by: Self.late(after, Samples.capitaine))
    #expect(crisis.events == [CrisisCancelled(code: "63-crue-2411")])
  }

  @Test(arguments: [120_001, 121_000, .hour, .day] as [Milliseconds])
  func afterwardsItStands(_ after: Milliseconds) {
    #expect(throws: Refusal.tooLateToUndo) { try UndoRules.undo(Self.filed, by: Self.late(after)) }
    #expect(throws: Refusal.tooLateToUndo) {
      try UndoRules.undo(Self.activated, by: Self.late(after, Samples.capitaine))
    }
  }

  @Test func aClockThatWentBackIsNoObstacle() throws {
    #expect(try UndoRules.undo(Self.filed, by: Self.late(-5 * .second)).events.count == 1)
  }

  @Test func withoutAnActThereIsNothing() {
    #expect(throws: Refusal.nothingToUndo) { try UndoRules.undo(nil, by: Samples.jo.asking()) }
  }

  @Test func onlyItsAuthorTakesItBack() {
    #expect(throws: Refusal.nothingToUndo) { try UndoRules.undo(Self.filed, by: Samples.camille.asking()) }
    #expect(throws: Refusal.nothingToUndo) { try UndoRules.undo(Self.activated, by: Samples.camille.asking()) }
    #expect(throws: Refusal.unidentified) { try UndoRules.undo(Self.filed, by: .unidentified) }
    #expect(throws: Refusal.unidentified) { try UndoRules.undo(Self.activated, by: .stranger) }
  }

  @Test func nothingIsTakenBackTwice() {
    let report = UndoRules.LastAct.report(Samples.report(status: .cancelled), .real)
    let crisis = UndoRules.LastAct.crisis(Samples.crisis(status: .cancelled))
    #expect(throws: Refusal.nothingToUndo) { try UndoRules.undo(report, by: Samples.jo.asking()) }
    #expect(throws: Refusal.nothingToUndo) { try UndoRules.undo(crisis, by: Samples.capitaine.asking()) }
  }

  @Test func aReportWasNotAnnouncedAndNeitherIsItsEnd() throws {
    let decision = try UndoRules.undo(.report(Samples.report(), .exercise), by: Samples.jo.asking())
    #expect(decision.announcements.isEmpty)
    #expect(decision.answer == Statement("undo.report", ["number": .number(47)], nature: .exercise))
  }

  /// Whoever heard of the activation hears that it is cancelled.
  @Test(arguments: ["SDIS63", "PREF63", "SDIS42", "ZONESE", "COGIC"], CrisisNature.allCases)
  func whatWasAnnouncedIsAnnouncedAsCancelled(_ requester: String, _ nature: CrisisNature) throws {
    let asker = Samples.camille.asking()
    let activation = try ActivationRules.activate(
      Activate(hazard: .flood, nature: nature, requester: requester), by: asker,
      in: ActivationRules.Situation(authorities: Samples.authorities, open: [], day: Samples.day) { _ in false })
    var crisis = Samples.crisis(nature: nature, requester: requester)
    crisis.openedBy = Samples.camille.number
    let undone = try UndoRules.undo(.crisis(crisis), by: asker)
    #expect(Set(undone.announcements.map(\.audience)) == Set(activation.announcements.map(\.audience)))
    #expect(undone.announcements.allSatisfy { $0.statement.code == "announcement.crisis_cancelled" })
    #expect(undone.announcements.allSatisfy { $0.statement.nature == nature })
    #expect(undone.announcements.map(\.lifetime).min() == activation.announcements.map(\.lifetime).max())
    #expect(undone.answer.values["by"] == .text("Camille"))
    #expect(undone.answer.nature == nature)
  }
}
