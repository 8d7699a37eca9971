import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct RelayStoreTests {
  private let store: Store

  init() throws { store = try Store.sample() }

  private func relay(_ number: Int = 1) throws -> Relay? {
    try store.read { try $0.relay(crisis: Sample.code, number: number) }
  }

  @Test func aRelayIsReadAsItWasWritten() throws {
    try store.append(Sample.drafted(text: "« Restez » chez vous"))
    let relay = try #require(try relay())
    #expect(relay.status == .draft && relay.kind == .advice)
    #expect(relay.text == "« Restez » chez vous")
    #expect((relay.authority, relay.beneficiary) == ("PREF63", "Secours populaire"))
    #expect((relay.report, relay.writtenBy, relay.expiresAt) == (1, 2, Sample.start + 6 * .hour))
    #expect(relay.publications.map(\.account) == ["X", "Facebook"])
    #expect(relay.publications.map(\.limit) == [280, 5_000])
    #expect(relay.publications.allSatisfy { $0.state == .planned && $0.length == 42 })
    #expect(try store.read { try $0.lastRelay(crisis: Sample.code) } == 1)
    #expect(try store.read { try $0.lastRelay(crisis: "42") } == 0)
  }

  /// Each account is as the last deed on it that stands says, in whatever order they are taken back.
  @Test func deedsAreTakenBackOneByOne() throws {
    let rows = try store.append([
      Sample.drafted(), Sample.approved(),
      RelayFailed(crisisCode: Sample.code, number: 1, by: 3, account: "X", reason: "suspendu"),
      Sample.published(), Sample.published(url: "https://x.com/b"),
      Sample.published(on: "Facebook", url: "https://fb.com/c"),
    ])
    func undo(_ index: Int) throws { try store.undo(rows[index]) }
    func state() throws -> String {
      let relay = try relay()
      let posts = relay?.publications.map { $0.url ?? $0.reason ?? $0.state.rawValue } ?? []
      return "\(relay?.status.rawValue ?? "") \(posts.joined(separator: " "))"
    }
    #expect(try state() == "published https://x.com/b https://fb.com/c")
    try undo(5)
    #expect(try state() == "published https://x.com/b planned")
    try undo(5)
    try undo(4)
    #expect(try state() == "published https://x.com/a planned")
    try undo(3)
    #expect(try state() == "failed suspendu planned")
    try undo(2)
    #expect(try state() == "approved planned planned")
    #expect(try relay()?.approvedBy == 3)
    try undo(1)
    #expect(try state() == "draft planned planned")
    #expect(try relay()?.approvedBy == nil)
    #expect(try relay()?.approvedAt == nil)
    try undo(0)
    #expect(try state() == "cancelled planned planned")
    #expect(try store.read { try $0.relays(crisis: Sample.code, limit: 9) }.isEmpty)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func anAccountThatFailsLeavesTheOthersOnline() throws {
    try store.append(
      Sample.drafted(), Sample.approved(), Sample.published(),
      RelayFailed(crisisCode: Sample.code, number: 1, by: 3, account: "Facebook", reason: "suspendu"))
    #expect(try relay()?.status == .published)
    #expect(try relay()?.publications.map(\.state) == [.published, .failed])
  }

  @Test func theClockLooksAtWhatIsLive() throws {
    func times() throws -> [String] {
      try store.read { try $0.liveRelays() }.map { "\($0.number) \($0.status.rawValue) \($0.reminders) \($0.sequence)" }
    }
    try store.append(
      Sample.drafted(), RelayReminded(crisisCode: Sample.code, number: 1, count: 2),
      Sample.drafted(2))
    #expect(try times() == ["1 draft 2 6", "2 draft 0 8"])
    try store.append(Sample.approved())
    #expect(try times() == ["1 approved 0 9", "2 draft 0 8"])
    try store.undo(9)
    #expect(try times() == ["1 draft 2 6", "2 draft 0 8"])
    try store.append(
      RelayExpired(crisisCode: Sample.code, number: 1),
      RelayWithdrawn(crisisCode: Sample.code, number: 2, by: 2, reason: nil))
    #expect(try times() == [])
  }

  @Test func aDigestTellsOfWhatIsLiveAndOfWhatEndedSince() throws {
    func told(after row: Int64) throws -> [Int] {
      try store.read { try $0.digestRelays(crisis: Sample.code, after: row) }.map(\.number)
    }
    let rows = try store.append([
      Sample.drafted(), Sample.drafted(2), Sample.approved(2), Sample.published(2), Sample.drafted(3),
      RelayWithdrawn(crisisCode: Sample.code, number: 2, by: 2, reason: nil),
      RelayRejected(crisisCode: Sample.code, number: 3, by: 2, reason: "non"),
    ])
    #expect(try told(after: 0) == [1, 2])
    #expect(try told(after: rows[5]) == [1])
    #expect(try store.read { try $0.hasRelayNews(crisis: Sample.code, after: rows[5]) })
    #expect(try store.read { try $0.hasRelayNews(crisis: Sample.code, after: rows[6]) } == false)
  }

  /// What is erased of a relay goes from its tables too, and what was done to it stays.
  @Test func anErasedRelayKeepsItsLife() throws {
    let rows = try store.append(Sample.drafted(text: "secret"), Sample.approved(), Sample.published())
    guard let drafted = Sample.drafted(text: "secret") as? RelayDrafted else { return }
    try store.append(
      PayloadsErased(
        crisisCode: Sample.code,
        rows: [.init(sequence: rows[0], remains: try drafted.erased().remains())],
        reason: "demande"))
    // Why it ended is somebody's words too.
    let reasons = try store.append([
      RelayWithdrawn(crisisCode: Sample.code, number: 1, by: 3, reason: "secret")
    ])
    let left = RelayWithdrawn(crisisCode: Sample.code, number: 1, by: 3, reason: "secret").erased()
    try store.append(
      PayloadsErased(
        crisisCode: Sample.code,
        rows: [.init(sequence: reasons[0], remains: try left.remains())], reason: "demande")
    )
    let relay = try #require(try relay())
    #expect(relay.endReason == "[effacé]")
    #expect(relay.text == "[effacé]" && relay.source == "[effacé]" && relay.beneficiary == "[effacé]")
    #expect(relay.publications.allSatisfy { $0.text == "[effacé]" })
    #expect(relay.status == .withdrawn && relay.published.map(\.account) == ["X"])
    #expect(try store.rebuild().isUnchanged)
    #expect(try store.verifyJournal().isSound)
  }

  private static let accounts: [(String, RelayNetwork)] = [("Mastodon", .mastodon), ("Bluesky", .bluesky)]

  /// `put 2 Mastodon`, in the order in which it is done.
  private func jobs(at now: Milliseconds = Sample.start) throws -> [String] {
    try store.read { try $0.postJobs(at: now) }.map { job in
      let act =
        switch job.act {
        case .put: "put"
        case .replace(let url): "replace \(url) by"
        case .remove(let url): "remove \(url) of"
        }
      return "\(act) \(job.post.number) \(job.post.account)"
    }
  }

  private func agreed(_ number: Int, correcting: Int? = nil) -> [any Event] {
    [
      Sample.drafted(number, correcting: correcting, on: Self.accounts),
      RelayApproved(crisisCode: Sample.code, number: number, by: 3, posting: Self.accounts.map(\.0)),
    ]
  }

  /// Where the network lets words be corrected, they are; elsewhere the first goes away, and the right words are posted.
  @Test func aCorrectionIsDoneAsEachNetworkLetsIt() throws {
    try store.append(
      agreed(1) + [
        Sample.published(on: "Mastodon", by: -1, url: "m/1"), Sample.published(on: "Bluesky", by: -1, url: "b/1"),
      ] + agreed(2, correcting: 1))
    try store.append(RelayCorrected(crisisCode: Sample.code, number: 1, by: 3, with: 2))
    #expect(try jobs() == ["remove b/1 of 1 Bluesky", "replace m/1 by 2 Mastodon", "put 2 Bluesky"])
    try store.append(
      RelayRemoved(crisisCode: Sample.code, number: 1, account: "Bluesky"),
      Sample.published(2, on: "Mastodon", by: -1, url: "m/1"),
      RelayRemoved(crisisCode: Sample.code, number: 1, account: "Mastodon", with: 2))
    #expect(try jobs() == ["put 2 Bluesky"])
    let old = try #require(try relay())
    #expect(old.status == .corrected && old.correctedBy == 2 && old.published.isEmpty)
    // The proof of where it was stays.
    #expect(old.publications.map(\.state) == [.replaced, .removed] && old.publications.map(\.url) == ["m/1", "b/1"])
    try store.append(RelayWithdrawn(crisisCode: Sample.code, number: 2, by: 3, reason: nil))
    #expect(try jobs() == ["remove m/1 of 2 Mastodon"])
    #expect(try store.rebuild().isUnchanged)
  }

  /// Wrong words never stay because the right ones do not come.
  @Test func whatCannotBeReplacedIsTakenAway() throws {
    try store.append(
      agreed(1) + [Sample.published(on: "Mastodon", by: -1, url: "m/1")] + agreed(2, correcting: 1)
        + [RelayCorrected(crisisCode: Sample.code, number: 1, by: 3, with: 2)])
    #expect(try jobs().contains("replace m/1 by 2 Mastodon"))
    #expect(try jobs(at: Sample.start + 6 * .hour) == ["remove m/1 of 1 Mastodon"])
    try store.append(
      RelayFailed(crisisCode: Sample.code, number: 2, by: -1, account: "Mastodon", reason: "HTTP 422"))
    #expect(try jobs() == ["remove m/1 of 1 Mastodon", "put 2 Bluesky"])
  }

  @Test func aDigestTellsOfWhatWasCorrected() throws {
    let rows = try store.append(
      agreed(1) + [Sample.published(on: "Mastodon", by: -1, url: "m/1")]
        + [RelayCorrected(crisisCode: Sample.code, number: 1, by: 3, with: 2)])
    func told(after row: Int64) throws -> [Int] {
      try store.read { try $0.digestRelays(crisis: Sample.code, after: row) }.map(\.number)
    }
    #expect(try told(after: 0) == [1])
    #expect(try told(after: try #require(rows.last)) == [])
  }
}
