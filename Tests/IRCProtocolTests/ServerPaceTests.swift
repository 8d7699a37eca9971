import ChatModel
import Testing
import VigieTestSupport

@testable import IRCProtocol

/// How fast Vigie speaks: by what the server is, by what a line costs, and more slowly after a flood.
@Suite struct ServerPaceTests {
  @Test(
    arguments: [
      ("solanum-1.0-dev", .solanum), ("charybdis-4.1.2", .solanum), ("InspIRCd-3", .inspIRCd), ("ergo-2.14.0", .ergo),
      ("oragono-2.4", .ergo), ("ngircd-26.1", .ngIRCd), ("ircd-hybrid-1:8.2.43", .hybrid), ("hybrid-8.2.43", .hybrid),
      ("2.11.2p3", .irc2), ("u2.10.12.10", .ircu), ("u2.10.12.10+snircd(1.3.4a)", .ircu), ("UnrealIRCd-6.1.0", nil),
      ("", nil), ("something-2.10", nil),
    ] as [(String, ServerKind?)])
  func aServerSaysWhatItIs(version: String, kind: ServerKind?) { #expect(ServerKind(version: version) == kind) }

  @Test func thePaceIsThatOfTheServerUnlessItIsConfigured() {
    for adapts in [true, false] {
      var harness = SessionHarness(pacing: .standard) { $0.adaptsPacing = adapts }
      _ = harness.connect()
      let done = harness.server(":s 001 Vigie :hi", ":s 004 Vigie s InspIRCd-3 iosw biklmnopstv")
      #expect(done == (adapts ? ["note the server is inspIRCd: 8 lines at once, then one every 1000 ms"] : []))
      #expect(harness.session.link.bucket.pacing == (adapts ? ServerKind.inspIRCd.pacing : .standard))
      // ngIRCd says it in ISUPPORT as well; what was said first holds when both agree.
      var ng = SessionHarness(pacing: .standard) { $0.adaptsPacing = adapts }
      _ = ng.connect()
      _ = ng.server(":s 001 Vigie :hi", ":s 005 Vigie RFC2812 IRCD=ngIRCd :are supported")
      #expect(ng.session.link.bucket.pacing.burst == (adapts ? 3 : 4))
    }
  }

  /// Most makes forgive what was said before their welcome; not those that keep a clock, nor after a flood.
  @Test(arguments: [
    ("InspIRCd-3", false, 8), ("solanum-1.0-dev", false, 5), ("2.11.2p3", false, 0), ("InspIRCd-3", true, 0),
  ])
  func whatTheRegistrationCostIsForgivenWhereTheServerDoes(version: String, isAfterFlood: Bool, lines: Int) {
    var harness = SessionHarness(pacing: .standard) { $0.adaptsPacing = true }
    if isAfterFlood {
      _ = harness.connect()
      _ = harness.server("ERROR :Closing Link: (Excess Flood)")
      _ = harness.lose()
    }
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :batch", ":s CAP * ACK :batch", ":s 001 Vigie :hi", ":s 004 Vigie s \(version) i b")
    #expect(harness.session.link.bucket.lines(reserve: 0, at: harness.now) == lines)
  }

  @Test func whatWasSpentStaysSpentWhenThePaceChanges() {
    var bucket = TokenBucket(Pacing(burst: 4, every: 2_000), at: 0)
    for _ in 1...4 { #expect(bucket.spend(reserve: 0, at: 0) == nil) }
    bucket.adopt(Pacing(burst: 8, every: 1_000), at: 0)
    #expect(bucket.lines(reserve: 0, at: 0) == 0)
    #expect(bucket.spend(reserve: 0, at: 0) == 1_000)
  }

  @Test func aLongLineCostsMore() {
    let pacing = ServerKind.irc2.pacing
    #expect(pacing.cost(of: 119) == 2_000)
    #expect(pacing.cost(of: 120) == 3_000)
    #expect(pacing.cost(of: 510) == 6_000)
    #expect(Pacing(burst: 1, every: 1_000, lengthCost: 5_000).cost(of: 510) == 1_000, "else it could never be said")
    var bucket = TokenBucket(pacing, at: 0)
    #expect(bucket.spend(510, reserve: 0, at: 0) == nil)
    #expect(bucket.spend(10, reserve: 0, at: 0) == nil)
    #expect(bucket.spend(10, reserve: 0, at: 0) == 2_000)
  }

  /// Over any schedule, of any lines: what went out in a span costs no more than a full bucket and what the span refilled.
  @Test func theBoundHoldsOverAnySchedule() {
    var random = Seeded(seed: 23)
    for round in 0..<60 {
      let pacing = Pacing(
        burst: Int.random(in: 1...6, using: &random), every: Int64.random(in: 1...3_000, using: &random),
        lengthCost: Int64.random(in: 0...1_500, using: &random))
      var harness = SessionHarness(pacing: pacing)
      harness.join(capabilities: "message-tags echo-message labeled-response batch")
      var spoken: [(at: Int64, cost: Int64)] = []
      var label = 0
      for id in 1...60 {
        let lane = OutgoingLine.Lane.allCases.randomElement(using: &random) ?? .answer
        let text = String(repeating: "x", count: Int.random(in: 1...900, using: &random))
        var done = harness.say(.line(OutgoingText.ID(id), text, lane: lane))
        if Bool.random(using: &random) { done += harness.wait(Int64.random(in: 0...4_000, using: &random)) }
        for line in done where line.contains(" PRIVMSG ") {
          spoken.append((harness.now, pacing.cost(of: line.utf8.count)))
          label += 1
          _ = harness.server("@label=\(label) :Vigie!v@h PRIVMSG #visov-veille :x")
        }
      }
      // Times are those of the end of each wait, so a span is taken a whole wait longer.
      for (i, start) in spoken.enumerated() {
        var cost: Int64 = 0
        for line in spoken[i...] {
          cost += line.cost
          #expect(cost <= pacing.capacity + (line.at - start.at) + 4_000 + 2 * pacing.every, "round \(round)")
        }
      }
    }
  }

  @Test func answersThatWaitForTheSameRoomGoOutTogether() {
    var harness = SessionHarness(channels: ["#a", "#b"], pacing: Pacing(burst: 2, every: 1_000))
    harness.join(capabilities: "message-tags echo-message labeled-response batch")
    _ = harness.wait(10_000)
    let said = harness.say(
      .line(1, "S41 enregistré.", to: "#a"), .line(2, "S42 enregistré.", to: "#a"),
      .line(3, "Autre salon.", to: "#b"), .line(4, "S43 enregistré.", to: "#a"))
    #expect(said == ["> @label=1 PRIVMSG #a :S41 enregistré. | S42 enregistré. | S43 enregistré."])
    // One line, three deliveries.
    #expect(
      harness.server("@label=1 :Vigie!v@h PRIVMSG #a :x") == ["delivered 1", "delivered 2", "delivered 4"])
    #expect(harness.wait(2_000) == ["> @label=2 PRIVMSG #b :Autre salon."])
    #expect(harness.server("@label=2 :s 404 Vigie #b :Cannot send") == ["failed 3: refused(\"Cannot send\")"])
  }

  @Test func whatIsRefusedTogetherFailsTogether() {
    var harness = SessionHarness(pacing: Pacing(burst: 2, every: 1_000))
    harness.join(capabilities: "message-tags")
    _ = harness.wait(10_000)
    _ = harness.say(.line(1, "un"), .line(2, "deux"))
    #expect(
      harness.server(":s 404 Vigie #visov-veille :no") == ["failed 1: refused(\"no\")", "failed 2: refused(\"no\")"])
  }

  @Test func onlyShortAnswersOfOneRoomAreJoined() {
    var harness = SessionHarness(pacing: Pacing(burst: 2, every: 1_000))
    harness.join(capabilities: "message-tags")
    _ = harness.server(":jo!u@h ACCOUNT jo")
    _ = harness.wait(10_000)
    let long = String(repeating: "x", count: 300)
    _ = harness.say(
      .line(1, long), .line(2, long), .direct(3, "a", to: "jo", account: nil), .direct(4, "b", to: "jo", account: nil),
      .line(5, "annonce", lane: .announcement), .line(6, "autre", lane: .announcement))
    let said = harness.wait(60_000).filter { $0.hasPrefix("> PRIVMSG") }
    #expect(
      said == [
        "> PRIVMSG #visov-veille annonce", "> PRIVMSG #visov-veille \(long)", "> PRIVMSG #visov-veille autre",
        "> PRIVMSG jo a", "> PRIVMSG jo b",
      ])
  }

  @Test func whileThereIsRoomEachAnswerHasALineOfItsOwn() {
    var harness = SessionHarness(pacing: Pacing(burst: 5, every: 1_000))
    harness.join(capabilities: "message-tags echo-message")
    _ = harness.wait(10_000)
    #expect(
      harness.say(.line(1, "un"), .line(2, "deux")) == ["> PRIVMSG #visov-veille un", "> PRIVMSG #visov-veille deux"])
  }

  /// Situation 10: three floods make an eighth of the pace, an hour without one makes it whole.
  @Test func situation10_floodsAreRememberedForAnHour() {
    var harness = SessionHarness(pacing: Pacing(burst: 8, every: 1_000))
    var bursts: [Int] = []
    for _ in 1...5 {
      harness.join(capabilities: "message-tags")
      bursts.append(harness.session.link.bucket.pacing.burst)
      _ = harness.server("ERROR :Closing Link: (Excess Flood)")
      _ = harness.lose()
    }
    #expect(bursts == [8, 4, 2, 1, 1])
    #expect(harness.session.link.bucket.pacing.every == 8_000)
    _ = harness.wait(3_600_000)
    harness.join(capabilities: "message-tags")
    #expect(harness.session.link.bucket.pacing == Pacing(burst: 8, every: 1_000))
  }

  /// Situation 10: what is asked after joining many rooms goes at the pace of everything else.
  @Test func situation10_joiningManyRoomsIsNoFlood() {
    let rooms = (1...40).map { "#salon-\($0)" }
    var harness = SessionHarness(channels: rooms, pacing: .standard)
    harness.join(capabilities: "account-notify extended-join", support: "CASEMAPPING=ascii WHOX", names: "@Vigie jo")
    var asked = 0
    for _ in 1...10 { asked += harness.wait(1_000).filter { $0.hasPrefix("> WHO") }.count }
    #expect(asked <= 6)
    var done = 0
    for _ in 1...200 {
      for line in harness.wait(1_000) where line.hasPrefix("> WHO") {
        done += 1
        let room = line.split(separator: " ")[2]
        _ = harness.server(":s 354 Vigie 563 jo jo", ":s 315 Vigie \(room) :End")
      }
    }
    #expect(asked + done >= rooms.count - 4, "every room is asked about in the end")
  }
}
