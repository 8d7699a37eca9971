import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct WatchTests {
  private func shifts(_ store: Store) throws -> [Shift] { try store.read { try $0.shifts(crisis: Sample.code) } }

  private func sample() throws -> Store {
    let store = try Store.sample()
    try store.append([Sample.planned(1, Sample.hours(1, 4))])
    return store
  }

  @Test func aShiftIsReadAsItWasWritten() throws {
    let store = try sample()
    #expect(
      try shifts(store) == [
        Shift(
          crisis: Sample.code, number: 1, member: 2, span: Sample.hours(1, 4),
          plannedFrom: Sample.start + .hour, status: .planned,
          plannedAt: Sample.start)
      ])
    #expect(try store.read { try $0.shifts(crisis: "42-feu-2411") } == [])
  }

  /// Each act, and the same taken back.
  @Test(
    arguments: [
      (ShiftsConfirmed(crisisCode: Sample.code, numbers: [1]) as any Event, ShiftStatus.confirmed),
      (ShiftArrived(crisisCode: Sample.code, number: 1, from: Sample.start + 2 * .hour), .onWatch),
      (ShiftLeft(crisisCode: Sample.code, number: 1, until: Sample.start + 2 * .hour), .ended),
      (
        ShiftsSwapped(
          crisisCode: Sample.code, numbers: [1],
          by: [.init(number: 2, member: 3, span: Sample.hours(1, 4), status: .confirmed)]), .replaced
      ),
      (
        ShiftReplaced(
          crisisCode: Sample.code, number: 1, until: Sample.start + 2 * .hour,
          by: .init(number: 2, member: 3, span: Sample.hours(2, 4), status: .planned)), .replaced
      ),
    ] as [(any Event, ShiftStatus)])
  func anActIsTakenBack(_ event: any Event, _ status: ShiftStatus) throws {
    let store = try sample()
    let before = try shifts(store)[0]
    let act = try store.append(event)[0]
    #expect(try shifts(store)[0].status == status)
    #expect(try store.read { try $0.lastAct(of: 2) }?.sequence == act)
    try store.undo(act)
    #expect(try shifts(store)[0] == before)
    #expect(try shifts(store).dropFirst().allSatisfy { $0.status == .cancelled })
    // A second time it does nothing.
    try store.append(ShiftsConfirmed(crisisCode: Sample.code, numbers: [1]))
    try store.undo(act)
    #expect(try shifts(store)[0].status == .confirmed)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func whatIsPlannedIsCancelled() throws {
    let store = try sample()
    let act = try #require(try store.read { try $0.lastAct(of: 2) })
    try store.undo(act.sequence)
    #expect(try shifts(store).map(\.status) == [.cancelled])
    // The number stays given.
    #expect(try shifts(store).map(\.number) == [1])
    #expect(try store.read { try $0.lastAct(of: 2) }?.event is CrisisActivated)
  }

  @Test func headCountsStandUntilTheyAreTakenBack() throws {
    let store = try Store.sample()
    let acts = try store.append([
      HeadCountSet(crisisCode: Sample.code, from: 1, until: nil, people: 2),
      HeadCountSet(crisisCode: Sample.code, from: 5, until: 9, people: 3),
    ])
    #expect(
      try store.read { try $0.headCounts(crisis: Sample.code) }.map {
        HeadCount(from: $0.from, until: $0.until, people: $0.people)
      } == [
        HeadCount(from: 1, until: nil, people: 2), HeadCount(from: 5, until: 9, people: 3),
      ])
    try store.undo(acts[0])
    #expect(try store.read { try $0.headCounts(crisis: Sample.code) }.map(\.people) == [3])
  }

  @Test func aHandOverHasWhatWasNotedBefore() throws {
    let store = try sample()
    func note(_ text: String) throws {
      try store.append(HandoverNoted(crisisCode: Sample.code, by: 2, text: text))
    }
    func made(_ number: Int, at hours: Milliseconds) throws {
      try store.append(
        HandoverMade(
          crisisCode: Sample.code, number: number, at: Sample.start + hours * .hour, leaving: [2], coming: [3, 1],
          open: 4, urgent: 1))
    }
    try note("le camping")
    try made(1, at: 4)
    #expect(try store.read { try $0.handoverNotes(crisis: Sample.code) }.map(\.text) == ["le camping"])
    #expect(try shifts(store)[0].status == .ended)
    let handover = try #require(try store.read { try $0.lastHandover(crisis: Sample.code) })
    #expect(handover.coming == [3, 1] && handover.leaving == [2] && handover.open == 4 && handover.receivedBy == nil)
    try note("le gymnase")
    try store.append(HandoverReceived(crisisCode: Sample.code, number: 1, by: 3))
    #expect(try store.read { try $0.lastHandover(crisis: Sample.code) }?.receivedBy == 3)
    #expect(try store.read { try $0.handoverNotes(crisis: Sample.code) }.map(\.text) == ["le camping", "le gymnase"])
    try made(2, at: 8)
    #expect(try store.read { try $0.handoverNotes(crisis: Sample.code) }.map(\.text) == ["le gymnase"])
  }

  /// The words go, the note stays where it was.
  @Test func aNoteIsErased() throws {
    let store = try sample()
    let noted = HandoverNoted(crisisCode: Sample.code, by: 2, text: "Mme Martin, 12 rue du Pont")
    let row = try store.append(noted)[0]
    let remains = try noted.erased().remains()
    try store.append(
      PayloadsErased(
        crisisCode: Sample.code, rows: [.init(sequence: row, remains: remains)], reason: "demande"))
    #expect(try store.read { try $0.handoverNotes(crisis: Sample.code) }.map(\.text) == ["[effacé]"])
    #expect(try store.verifyJournal().isSound)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func openReportsAreCounted() throws {
    let store = try Store.sample(
      .memory, Sample.filed(Sample.report(1)), Sample.filed(Sample.report(2, urgency: .urgent)),
      Sample.filed(Sample.report(3)))
    try store.undo(8)
    let open = try store.read { try $0.openReports(crisis: Sample.code) }
    #expect(open.all == 2 && open.urgent == 1)
  }
}
