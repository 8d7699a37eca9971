import Testing

@testable import IRCProtocol

@Suite struct ChannelTests {
  @Test(arguments: [
    (471, "the channel is full"), (473, "invited people only"), (474, "banned"), (475, "a key is required"),
    (477, "registered accounts only"), (437, "the channel is held"),
  ])
  func aRefusedChannelIsTriedAgainForEver(numeric: Int, reason: String) {
    var harness = SessionHarness()
    _ = harness.connect()
    _ = harness.server(":s 001 Vigie :hi", ":s 376 Vigie :end")
    let refusal = ":s \(numeric) Vigie #Visov-Veille :Cannot join channel"
    #expect(harness.server(refusal) == ["left #visov-veille: \(reason)"])
    var attempts: [Int64] = []
    for _ in 0..<2_000 {
      let done = harness.wait(1_000)
      if done.contains("> JOIN #visov-veille") {
        attempts.append(harness.now)
        #expect(harness.server(refusal).isEmpty, "the same reason is said once")
      }
      for ping in done where ping.hasPrefix("> PING") { _ = harness.server(":s PONG s \(ping.dropFirst(7))") }
    }
    let gaps = zip(attempts.dropFirst(), attempts).map { $0.0 - $0.1 }
    #expect(attempts.count >= 8)
    #expect(gaps.allSatisfy { $0 >= 5_000 && $0 <= 300_000 })
    #expect(gaps.last == 300_000)
    #expect(harness.server(":Vigie!v@h JOIN #visov-veille") == ["joined #visov-veille"])
  }

  @Test func aKickIsFollowedByAReturn() {
    var harness = SessionHarness()
    harness.join()
    #expect(
      harness.server(":op!u@h KICK #VISOV-veille Vigie :out") == ["left #visov-veille: kicked by op"])
    #expect(harness.wait(4_999).isEmpty)
    #expect(harness.wait(1) == ["> JOIN #visov-veille"])
  }

  @Test func aNewConnectionJoinsAtOnceWhateverTheLastOneMet() {
    var harness = SessionHarness(channels: ["#a", "#b"])
    harness.join()
    _ = harness.server(":s 474 Vigie #b :banned", ":op!u@h KICK #a Vigie :out", ":s 474 Vigie #a :banned")
    _ = harness.lose()
    _ = harness.connect()
    _ = harness.server(":s 001 Vigie :hi")
    #expect(harness.server(":s 376 Vigie :end").contains("> JOIN #a,#b"))
  }

  @Test func textsWaitForTheirChannel() {
    var harness = SessionHarness(channels: ["#a", "#b"])
    harness.join(capabilities: "message-tags")
    _ = harness.server(":op!u@h KICK #a Vigie :out")
    #expect(
      harness.say(.line(1, "un", to: "#A"), .line(2, "deux", to: "#b")) == ["> PRIVMSG #b deux", "> PING vigie-1"])
    #expect(harness.server(":Vigie!v@h JOIN #a") == ["joined #a", "> PRIVMSG #a un"])
    #expect(harness.say(.line(3, "x", to: "#elsewhere")) == ["failed 3: refused(\"not a channel of this network\")"])
  }

  @Test func anInvitationIsFollowedOnce() {
    var harness = SessionHarness()
    _ = harness.connect()
    _ = harness.server(":s 001 Vigie :hi", ":s 376 Vigie :end", ":s 473 Vigie #visov-veille :+i")
    #expect(harness.server(":op!u@h INVITE Vigie #visov-veille") == ["> JOIN #visov-veille"])
    #expect(harness.server(":op!u@h INVITE Vigie #visov-veille", ":op!u@h INVITE Vigie #warez").isEmpty)
  }

  @Test func situation14_theWrongRoomIsLeft() {
    var harness = SessionHarness()
    _ = harness.connect()
    _ = harness.server(":s 001 Vigie :hi", ":s 376 Vigie :end")
    #expect(
      harness.server(":s 470 Vigie #visov-veille ##overflow :Forwarding")
        == ["left #visov-veille: forwarded to ##overflow"])
    #expect(harness.server(":Vigie!v@h JOIN ##overflow") == ["> PART ##overflow"])
    #expect(harness.server(":jo!u@h PRIVMSG ##overflow :!activer crue").isEmpty)
  }

  @Test func manyChannelsAreAskedForInLinesThatFit() {
    let names = (0..<100).map { "#canal-numero-\($0)" }
    var harness = SessionHarness(channels: names)
    _ = harness.connect()
    _ = harness.server(":s 001 Vigie :hi")
    let joins = harness.server(":s 376 Vigie :end").filter { $0.hasPrefix("> JOIN ") }
    #expect(joins.allSatisfy { $0.utf8.count < 500 })
    #expect(joins.flatMap { $0.dropFirst(7).split(separator: ",").map(String.init) } == names)
  }

  /// Situation 12: CASEMAPPING after state exists; `[x]` = `{x}` only in rfc1459.
  @Test(arguments: [("ascii", false), ("rfc1459", true), ("strict-rfc1459", true)])
  func situation12_everythingIsKeyedAnew(mapping: String, same: Bool) {
    var harness = SessionHarness(channels: ["#[x]", "#plain"])
    harness.join(
      capabilities: "account-notify extended-join message-tags", support: "NETWORK=x", names: "Vigie jo[m]")
    _ = harness.server(":jo[m]!u@h ACCOUNT jo")
    #expect(harness.server(":jo[m]!u@h PRIVMSG #{x} :!e") == ["heard #[x] jo[m]/jo: !e"])
    _ = harness.server(":s 005 Vigie CASEMAPPING=\(mapping) :are supported")
    #expect(harness.server(":jo[m]!u@h PRIVMSG #[x] :!e") == ["heard #[x] jo[m]/jo: !e"])
    #expect(harness.server(":jo{m}!u@h PRIVMSG #PLAIN :!e") == ["heard #plain jo{m}/\(same ? "jo" : "-"): !e"])
    #expect(harness.server(":jo[m]!u@h PRIVMSG #{x} :!e") == (same ? ["heard #[x] jo[m]/jo: !e"] : []))
  }
}
