import Testing

@testable import CrisisCore

/// What is online is given other words, which two people agreed to.
@Suite struct RelayCorrectionTests {
  private static let source = "https://www.puy-de-dome.gouv.fr/juste"

  private func correction(of relay: Relay, at now: Milliseconds = Samples.now) throws -> DraftRelay {
    try RelayRules.correction(of: relay, by: Self.source, "Restez chez vous.", at: now)
  }

  /// Online on X, by hand, and on Mastodon, by Vigie.
  private static var online: Relay {
    var relay = RelaySamples.relay(.published, kind: .denial, authority: "PREF63", report: 52)
    for (index, isOurs) in [(0, false), (2, true)] {
      relay.publications[index].state = .published
      relay.publications[index].url = "https://example.org/\(index)"
      relay.publications[index].isOurs = isOurs
    }
    return relay
  }

  private static func draft(by author: Member = Samples.jo) -> Relay {
    var relay = RelaySamples.relay(by: author)
    (relay.number, relay.corrects) = (10, 9)
    return relay
  }

  private func approve(_ relay: Relay = draft(), correcting old: Relay, by member: Member = Samples.camille) throws
    -> Decision
  {
    try RelayRules.approve(
      relay, denied: nil, correcting: old, crisis: Samples.crisis(), team: RelaySamples.team,
      settings: RelaySamples.settings, by: member.asking())
  }

  @Test(arguments: RelayStatus.allCases)
  func onlyWhatIsOnlineIsCorrected(_ status: RelayStatus) {
    let got = refusal { _ = try correction(of: RelaySamples.relay(status)) }
    let expected = status == .published ? nil : Refusal.because(Texts.relayRefusals.notCorrected(9, status))
    #expect(got == expected)
  }

  @Test func whatHasRunOutIsNotCorrected() {
    #expect(throws: Refusal.because(Texts.relayRefusals.notCorrected(9, .expired))) {
      try correction(of: Self.online, at: Samples.now + 6 * .hour)
    }
  }

  /// It is of the same kind, denies the same, and goes to the accounts that the first went to, though there are more by now.
  @Test func aCorrectionIsForTheSameAccounts() throws {
    var old = Self.online
    old.publications.removeFirst()
    let draft = try correction(of: old)
    #expect(draft.kind == .denial && draft.report == 52 && draft.corrects == 9)
    let decision = try RelayRules.draft(draft, by: Samples.jo.asking(in: .volunteers), in: RelaySamples.situation())
    let event = try #require(decision.events.first as? RelayDrafted)
    #expect(event.corrects == 9 && event.posts.map(\.account) == ["Facebook", "Mastodon"])
    #expect(event.source == Self.source)
  }

  @Test func approvingItTakesThePlaceOfTheFirst() throws {
    let decision = try approve(correcting: Self.online)
    #expect(decision.events.map(\.kind) == ["relay.approved", "relay.corrected"])
    #expect(
      decision.events.last
        == RelayCorrected(crisisCode: RelaySamples.code, number: 9, by: Samples.camille.number, with: 10))
    let told = decision.announcements.filter(\.isCorrection)
    // Of X people have to delete it: those who can are told too.
    #expect(told.map(\.audience) == [.volunteers, .coordination, .managersConcerned])
    #expect(told.allSatisfy { $0.weight == .owed && $0.isForTheRoomToo })
    var ours = Self.online
    ours.publications[0].state = .planned
    #expect(try approve(correcting: ours).announcements.filter(\.isCorrection).map(\.audience) == [.managersConcerned])
  }

  @Test func nobodyApprovesTheirOwnCorrection() {
    #expect(throws: Refusal.self) { try approve(Self.draft(by: Samples.camille), correcting: Self.online) }
  }

  /// Withdrawn or corrected by another since it was written: nothing goes out.
  @Test(arguments: RelayStatus.allCases)
  func whatIsNoLongerOnlineIsNotReplaced(_ status: RelayStatus) {
    var old = Self.online
    old.status = status
    let got = refusal { _ = try approve(correcting: old) }
    let expected =
      status == .published ? nil : Refusal.because(Texts.relayRefusals.overtakenCorrection(10, 9, status))
    #expect(got == expected)
  }
}
