import GRDB
import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct ClaimTests {
  private func claimed(_ number: Int = 1, by member: Int = 2, until: Milliseconds = Sample.start + .hour) -> any Event {
    ReportClaimed(crisisCode: Sample.code, number: number, by: member, until: until)
  }

  private func released(_ claim: Int64, _ how: ClaimEnd = .released) -> any Event {
    ReportReleased(crisisCode: Sample.code, number: 1, claim: claim, how: how)
  }

  private func status(_ store: Store) throws -> ReportStatus? {
    try store.read { try $0.report(crisis: Sample.code, number: 1)?.status }
  }

  @Test func aClaimIsInForceUntilItEndsOrIsReplaced() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1)))
    let first = try store.append(claimed())[0]
    #expect(try status(store) == .claimed)
    #expect(try store.read { try $0.claim(crisis: Sample.code, report: 1)?.sequence } == first)
    let second = try store.append(claimed(by: 3))[0]
    #expect(try store.read { try $0.claim(first)?.end } == .replaced)
    #expect(try store.read { try $0.claimsInForce().map(\.by) } == [3])
    // The end of one that is over changes nothing.
    try store.append(released(first, .expired))
    #expect(try status(store) == .claimed)
    try store.append(released(second))
    #expect(try status(store) == .new)
    #expect(try store.read { try $0.claimsInForce() }.isEmpty)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func aVerificationSuspendsItAndItsUndoingGivesItBack() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1)))
    let claim = try store.append(claimed())[0]
    let verification = try store.append(
      ReportVerified(crisisCode: Sample.code, number: 1, by: 3, outcome: .verified))[0]
    #expect(try store.read { try $0.claimsInForce() }.isEmpty)
    try store.undo(verification)
    #expect(try store.read { try $0.claimsInForce().map(\.sequence) } == [claim])
    try store.append(CrisisClosed(code: Sample.code, by: 1, reason: "fin"))
    #expect(try store.read { try $0.claimsInForce() }.isEmpty)
  }

  @Test func onesListHasWhatOneHasClaimed() throws {
    let store = try Store.sample(
      .memory, Sample.filed(Sample.report(1)), Sample.filed(Sample.report(2, by: 3)), Sample.filed(Sample.report(3)))
    try store.append(claimed(by: 3))
    func mine(_ member: Int) throws -> [Int] {
      try store.read {
        try $0.reports(ReportSelection(crisis: Sample.code, reporter: member), limit: 9).map(\.number)
      }
    }
    #expect(try mine(3) == [2, 1])
    #expect(try mine(2) == [3, 1])
  }

  /// What was given back or taken over is in force again, as it was.
  @Test func theEndOfAClaimIsTakenBack() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1, by: 3)))
    func held() throws -> Claim? { try store.read { try $0.claim(crisis: Sample.code, report: 1) } }
    let claim = try store.append(claimed())[0]
    let before = try held()
    let release = try store.append(released(claim))[0]
    try store.undo(release)
    #expect(try held() == before && before != nil)
    let other = try store.append(claimed(by: 3))[0]
    #expect(try held()?.by == 3)
    try store.undo(other)
    #expect(try held() == before)
    try store.undo(claim)
    #expect(try held() == nil)
    #expect(try status(store) == .new)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func topicsAreMutedAndResumed() throws {
    let store = try Store.sample()
    try store.append(NoticesMuted(member: 2, topics: [.gaps, .claims], isMuted: true))
    try store.append(NoticesMuted(member: 2, topics: [.gaps], isMuted: false))
    #expect(try store.read { try $0.mutedTopics(ofMember: 2) } == [.claims])
    #expect(try store.read { try $0.mutedTopics(ofMember: 3) }.isEmpty)
  }

  @Test func theErasureOfAReportKeepsItsClaim() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1, text: "secret")))
    try store.append(claimed())
    try store.erase(report: 1)
    #expect(try store.read { try $0.claimsInForce().count } == 1)
    #expect(try store.rebuild().isUnchanged)
  }
}
