import Testing

@testable import CrisisCore

@Suite struct RelayPublicationTests {
  private func publish(
    _ command: PublishRelay, _ relay: Relay = RelaySamples.relay(.approved), by member: Member = Samples.samir,
    settings: RelaySettings = RelaySamples.settings
  ) throws -> Decision {
    try RelayRules.publish(
      command, relay, settings: settings, crisis: Samples.crisis(), team: RelaySamples.team, by: member.asking())
  }

  private static func at(_ url: String, on account: String? = nil) -> PublishRelay {
    PublishRelay(number: 9, url: url, account: account)
  }

  @Test(arguments: [
    (at("https://x.com/visov/status/1"), "X"), (at("https://www.facebook.com/permalink.php?story_fbid=1"), "Facebook"),
    (at("https://mastodon.example.org/@visov/1"), "Mastodon"), (at("https://twitter.com/visov/status/1", on: "x"), "X"),
  ])
  func theAddressShowsTheAccount(_ command: PublishRelay, _ account: String) throws {
    let decision = try publish(command)
    #expect(
      decision.events == [
        RelayPublished(
          crisisCode: "63-crue-2411", number: 9, by: 3, account: account, url: command.url ?? "")
      ])
    #expect(decision.announcements.map(\.audience) == [.volunteers, .coordination])
    guard case .list(let left)? = decision.answer.values["left"] else {
      Issue.record("nothing is left")
      return
    }
    #expect(left == ["X", "Facebook", "Mastodon"].filter { $0 != account }.map { .text($0) })
  }

  private static let texts = Texts.relayRefusals
  @Test(arguments: [
    (
      at("https://example.com/1"),
      texts.proofElsewhere(9, "example.com", ["X", "Facebook", "Mastodon"])
    ),
    (at("https://x.com/autre/status/1"), texts.proofOfAnother(9, "autre", "X")),
    (
      at("https://x.com/visov/status/1", on: "Facebook"),
      texts.proofElsewhere(9, "x.com", ["Facebook"])
    ),
    (at("https://x.com/visov/status/1", on: "Y"), texts.noSuchAccount("Y", ["X", "Facebook", "Mastodon"])),
    (at("http://x.com/visov/status/1"), texts.badProof("http://x.com/visov/status/1")),
    (at("https://x.com@example.com/visov"), texts.badProof("https://x.com@example.com/visov")),
    (PublishRelay(number: 9, reason: "suspendu"), texts.whichAccount(9, ["X", "Facebook", "Mastodon"])),
    (PublishRelay(number: 9, account: "X"), texts.failureReasonMissing(9)),
  ])
  func isRefused(_ command: PublishRelay, _ expected: Statement) {
    #expect(refusal { _ = try publish(command) } == .because(expected))
  }

  @Test(arguments: RelayStatus.allCases)
  func nothingGoesOutThatNobodyApproved(_ status: RelayStatus) {
    let got = refusal { _ = try publish(Self.at("https://x.com/visov/status/1"), RelaySamples.relay(status)) }
    #expect((got == nil) == [.approved, .published, .failed].contains(status))
  }

  /// Who wrote it may publish what another has approved; a volunteer may not.
  @Test func whoPublishes() throws {
    let own = RelaySamples.relay(.approved, by: Samples.samir)
    #expect(try publish(Self.at("https://x.com/visov/status/1"), own).events.count == 1)
    #expect(throws: Refusal.self) {
      try publish(Self.at("https://x.com/visov/status/1"), by: Samples.lea)
    }
  }

  @Test func twoAccountsOfOneNetworkAreNamed() throws {
    let accounts = [RelayAccount("A", .facebook), RelayAccount("B", .facebook)]
    let relay = RelaySamples.relay(.approved, accounts: accounts)
    let settings = RelaySettings(accounts: accounts)
    let url = "https://facebook.com/visov/posts/1"
    #expect(throws: Refusal.because(Texts.relayRefusals.whichAccount(9, ["A", "B"]))) {
      try publish(Self.at(url), relay, settings: settings)
    }
    #expect(try publish(Self.at(url, on: "b"), relay, settings: settings).events.count == 1)
  }

  /// An account that has gone from the configuration is still known by its network.
  @Test func anAccountThatIsConfiguredNoMore() throws {
    #expect(
      try publish(Self.at("https://x.com/visov/status/1"), settings: RelaySettings(sources: RelaySamples.sources))
        .events.count == 1)
  }

  @Test func theSameAddressAgainIsNoNews() throws {
    var relay = RelaySamples.relay(.published)
    relay.publications[0].state = .published
    relay.publications[0].url = "https://x.com/visov/status/1"
    let again = try publish(Self.at("https://x.com/visov/status/1"), relay)
    #expect(again.events.isEmpty && again.announcements.isEmpty)
    #expect(try publish(Self.at("https://x.com/visov/status/2"), relay).events.count == 1)
    // The two others wait: which one has failed is to be said.
    #expect(throws: Refusal.self) { try publish(PublishRelay(number: 9, reason: "a"), relay) }
    relay.publications[1].state = .published
    let failed = try publish(PublishRelay(number: 9, reason: "compte suspendu"), relay)
    #expect(
      failed.events == [
        RelayFailed(
          crisisCode: "63-crue-2411", number: 9, by: 3, account: "Mastodon", reason: "compte suspendu")
      ])
  }
}

/// What the clock does.
@Suite struct RelayDueTests {
  private static func times(
    _ status: RelayStatus, reminders: Int = 0, expiresAt: Milliseconds = Samples.now + 6 * .hour
  ) -> RelayTimes {
    RelayTimes(
      crisis: "63-crue-2411", number: 9, status: status, since: Samples.now, sequence: 31, reminders: reminders,
      expiresAt: expiresAt)
  }

  @Test(arguments: [RelayStatus.draft, .approved])
  func remindsThreeTimes(_ status: RelayStatus) {
    for (count, after) in [10, 30, 90].enumerated() {
      let dues = RelayRules.dues(Self.times(status, reminders: count), isOpen: true)
      #expect(dues.map(\.id) == ["relay-63-crue-2411-9-expire", "relay-63-crue-2411-9-remind-31-\(count + 1)"])
      #expect(dues.map(\.at) == [Samples.now + 6 * .hour, Samples.now + Int64(after) * .minute])
    }
    #expect(RelayRules.dues(Self.times(status, reminders: 3), isOpen: true).count == 1)
    #expect(RelayRules.dues(Self.times(status, reminders: 99), isOpen: true).count == 1)
  }

  @Test func whatIsOnlineOrOfAnEndedCrisisOnlyRunsOut() {
    #expect(RelayRules.dues(Self.times(.published), isOpen: true).count == 1)
    #expect(RelayRules.dues(Self.times(.failed), isOpen: true).count == 1)
    #expect(RelayRules.dues(Self.times(.draft), isOpen: false).map(\.at) == [Samples.now + 6 * .hour])
    #expect(RelayRules.dues(Self.times(.draft, expiresAt: Samples.now + 5 * .minute), isOpen: true).count == 1)
  }

  /// However late it comes, one reminder stands for all that fell due, and none of them comes again.
  @Test(arguments: [(10, 1), (29, 1), (30, 2), (89, 2), (90, 3), (300, 3)])
  func whatFellDueMeanwhileIsOne(_ minutes: Int, _ count: Int) throws {
    let decision = try RelayRules.remind(
      RelaySamples.relay(), Self.times(.draft), crisis: Samples.crisis(), team: RelaySamples.team, hasRoom: true,
      at: Samples.now + Int64(minutes) * .minute)
    #expect(
      decision.events == [RelayReminded(crisisCode: "63-crue-2411", number: 9, count: count)])
    #expect(decision.announcements.map(\.audience) == [.coordination, .member(3)])
  }

  @Test func thePublishersAreRemindedOfWhatIsApproved() throws {
    func told(_ team: [Member]) throws -> [AnnouncementAudience] {
      try RelayRules.remind(
        RelaySamples.relay(.approved), Self.times(.approved), crisis: Samples.crisis(), team: team, hasRoom: true,
        at: Samples.now + 10 * .minute
      ).announcements.map(\.audience)
    }
    #expect(try told(RelaySamples.team) == [.coordination, .member(3)])
    #expect(try told([Samples.camille]) == [.coordination, .volunteers])
  }

  @Test func whatIsDoneIsNotRemindedOf() {
    for status in RelayStatus.allCases where status != .draft && status != .approved {
      #expect(throws: Refusal.self) {
        try RelayRules.remind(
          RelaySamples.relay(status), Self.times(status), crisis: Samples.crisis(), team: [], hasRoom: true,
          at: Samples.now + 10 * .minute)
      }
    }
    #expect(throws: Refusal.self) {
      try RelayRules.remind(
        RelaySamples.relay(), Self.times(.draft), crisis: Samples.crisis(), team: [], hasRoom: true,
        at: Samples.now + 6 * .hour)
    }
  }

  @Test(arguments: RelayStatus.allCases)
  func whatIsLiveRunsOutOnce(_ status: RelayStatus) {
    let relay = RelaySamples.relay(status)
    func expire(_ after: Milliseconds) throws -> Decision {
      try RelayRules.expire(relay, crisis: Samples.crisis(), at: Samples.now + after)
    }
    #expect(throws: Refusal.self) { try expire(6 * .hour - 1) }
    let got = refusal { _ = try expire(6 * .hour) }
    #expect((got == nil) == status.isLive)
  }

  /// What is online is taken away by hand: all who can are told where it is.
  @Test func whoHearsOfTheEnd() throws {
    var relay = RelaySamples.relay(.published)
    relay.publications[0].state = .published
    relay.publications[0].url = "https://x.com/visov/status/1"
    let online = try RelayRules.expire(relay, crisis: Samples.crisis(), at: Samples.now + 7 * .hour)
    #expect(online.announcements.map(\.audience) == [.volunteers, .coordination])
    #expect(online.announcements[0].statement.values["late"] == .flag(true))
    guard case .list(let posts)? = online.announcements[0].statement.values["posts"] else {
      Issue.record("no address")
      return
    }
    #expect(posts.count == 1)
    let draft = try RelayRules.expire(RelaySamples.relay(), crisis: Samples.crisis(), at: Samples.now + 6 * .hour)
    #expect(draft.announcements.map(\.audience) == [.coordination, .member(1)])
    #expect(draft.announcements[0].statement.values["late"] == .flag(false))
    // Approved and never published: who wrote it and who approved it too.
    var approved = RelaySamples.relay(.approved)
    approved.approvedBy = 6
    let lost = try RelayRules.expire(approved, crisis: Samples.crisis(), at: Samples.now + 6 * .hour)
    #expect(lost.announcements.map(\.audience) == [.volunteers, .coordination, .member(1), .member(6)])
  }
}

/// The line of a digest.
@Suite struct DigestRelayTests {
  private func items(_ relays: [Relay], isForManagers: Bool = true) -> [String] {
    DigestRelays(relays, isForManagers: isForManagers).lines(of: Samples.crisis()).flatMap { line in
      words(.list(line.values["items"].map { [$0] } ?? []))
    }
  }

  /// The numbers, and what stands with them, in the order of the line.
  private func words(_ value: Value) -> [String] {
    switch value {
    case .list(let values): values.flatMap(words)
    case .phrase(let phrase) where phrase.code == "digest_line.relay_then":
      ["item", "rest"].flatMap { words(phrase.values[$0] ?? .flag(false)) }
    case .phrase(let phrase):
      [
        (phrase.values["number"] ?? phrase.values["count"]).map { "\($0)" } ?? "",
        "\(["published", "approved", "failed", "draft", "yours", "over"].filter { isOn(phrase.values[$0]) })",
      ]
    default: []
    }
  }

  private func isOn(_ value: Value?) -> Bool { value != nil && value != .flag(false) }

  @Test func nothingIsNoLine() { #expect(DigestRelays().lines(of: Samples.crisis()).isEmpty) }

  @Test func whatIsOnlineComesFirstThenWhatWaits() {
    var online = RelaySamples.relay(.published)
    online.publications[0].state = .published
    online.publications[0].at = 5
    var draft = RelaySamples.relay()
    draft.number = 12
    var approved = RelaySamples.relay(.approved)
    approved.number = 10
    var over = RelaySamples.relay(.expired)
    over.number = 3
    #expect(
      items([over, online, approved, draft]) == [
        "number(9)", #"["published"]"#, "number(3)", #"["over"]"#, "number(10)", #"["approved"]"#, "number(12)",
        #"["draft", "yours"]"#,
      ])
    #expect(items([draft], isForManagers: false).last == #"["draft"]"#)
    #expect(items([RelaySamples.relay(authority: "PREF63")]).last == #"["draft"]"#)
  }

  @Test func whatHasNoRoomIsCounted() {
    let many = (1...30).map { number in
      var relay = RelaySamples.relay()
      relay.number = number
      return relay
    }
    let told = items(many)
    #expect(told.first == "number(30)")
    #expect(told.suffix(2) == ["number(26)", "[]"])
    #expect(DigestRelays(many).lines(of: Samples.crisis(nature: .exercise))[0].nature == .exercise)
  }
}
