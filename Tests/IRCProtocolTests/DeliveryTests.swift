import Testing

@testable import IRCProtocol

@Suite struct DeliveryTests {
  @Test func aLabelledEchoConfirms() {
    var harness = SessionHarness()
    harness.join()
    #expect(
      harness.say(.line(1, "un"), .line(2, "deux")) == [
        "> @label=1 PRIVMSG #visov-veille un", "> @label=2 PRIVMSG #visov-veille deux",
      ])
    #expect(harness.server("@label=2 :Vigie!v@h PRIVMSG #visov-veille :deux") == ["delivered 2"])
    #expect(harness.server("@label=2 :Vigie!v@h PRIVMSG #visov-veille :deux", "@label=1 :s ACK").isEmpty)
    #expect(harness.server("@msgid=x;label=1 :Vigie!v@h PRIVMSG #visov-veille :un") == ["delivered 1"])
    #expect(harness.session.isDrained)
  }

  @Test func anEchoWithoutLabelsConfirmsInOrder() {
    var harness = SessionHarness(channels: ["#a", "#b"])
    harness.join(capabilities: "echo-message message-tags")
    _ = harness.say(.line(1, "un", to: "#a"), .line(2, "deux", to: "#b"), .line(3, "trois", to: "#a"))
    #expect(harness.server(":Vigie!v@h PRIVMSG #B :deux") == ["delivered 2"])
    #expect(harness.server(":Vigie!v@h PRIVMSG #a :un") == ["delivered 1"])
    #expect(harness.server(":Vigie!v@h PRIVMSG #a :trois") == ["delivered 3"])
  }

  @Test func aPongConfirmsARunOfLines() {
    var harness = SessionHarness()
    harness.join(capabilities: "message-tags")
    #expect(
      harness.say(.line(1, "un"), .line(2, "deux"))
        == ["> PRIVMSG #visov-veille un", "> PRIVMSG #visov-veille deux", "> PING vigie-1"])
    // One PING at a time: the third line waits for the second.
    #expect(harness.say(.line(3, "trois")) == ["> PRIVMSG #visov-veille trois"])
    #expect(harness.server(":s PONG s :vigie-0", ":s PONG s :other").isEmpty)
    #expect(harness.server(":s PONG s :vigie-1") == ["delivered 1", "delivered 2", "> PING vigie-2"])
    #expect(harness.server(":s PONG s vigie-2") == ["delivered 3"])
  }

  @Test(arguments: [
    (":s 404 Vigie #visov-veille :Cannot send to channel", "Cannot send to channel"),
    (":s 403 Vigie #visov-veille :No such channel", "No such channel"),
    (":s FAIL PRIVMSG INVALID_UTF8 :Not UTF-8", "INVALID_UTF8: Not UTF-8"),
    ("@label=1 :s 417 Vigie :Input line was too long", "Input line was too long"),
  ])
  func situation13_aRefusalIsReported(line: String, why: String) {
    for capabilities in ["message-tags", SessionHarness.allCapabilities] {
      var harness = SessionHarness()
      harness.join(capabilities: capabilities)
      _ = harness.say(.line(1, "un"))
      #expect(harness.server(line) == ["failed 1: refused(\"\(why)\")"])
      #expect(!harness.server(":s PONG s :vigie-1").contains("delivered 1"))
    }
  }

  @Test func situation13_anEchoThatNeverComesIsAFailure() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.say(.line(1, "un"))
    #expect(harness.wait(20_000) == ["> PING vigie-1"])
    #expect(harness.server(":s PONG s :vigie-1") == ["failed 1: refused(\"the server did not echo it\")"])
  }

  @Test func aNickThatIsNotThere() {
    var harness = SessionHarness()
    harness.join(capabilities: "message-tags")
    _ = harness.say(.direct(1, "aide", to: "jo", account: nil))
    #expect(harness.server(":s 401 Vigie Jo :No such nick") == ["failed 1: refused(\"No such nick\")"])
  }

  @Test func aLostConnectionLeavesWhatWasWrittenUnconfirmedAndKeepsTheRest() {
    var harness = SessionHarness(pacing: Pacing(burst: 1, every: 1_000))
    harness.join(capabilities: "message-tags")
    _ = harness.wait(5_000)
    _ = harness.say(.line(1, "un", lane: .announcement), .line(2, "deux", lane: .announcement))
    #expect(harness.lose() == ["failed 1: unconfirmed"])
    harness.join(capabilities: "message-tags")
    #expect(harness.wait(3_000).contains("> PRIVMSG #visov-veille deux"))
  }

  @Test func aLongTextIsDeliveredWhenAllOfItIs() {
    var harness = SessionHarness()
    harness.join()
    let text = String(repeating: "L’Allier monte. ", count: 60)
    let lines = harness.say(.line(1, text))
    #expect(lines.count > 1)
    var whole = ""
    for line in lines {
      let body = line.dropFirst(2)
      whole += body.drop { $0 != ":" }.dropFirst()
      // As others see it: our prefix is before it, the label is not.
      let seen = ":Vigie!vigie@host.test \(body.drop { $0 != " " }.dropFirst())\r\n"
      #expect(seen.utf8.count <= 512)
    }
    #expect(whole == text)
    for label in 1..<lines.count {
      #expect(harness.server("@label=\(label) :Vigie!v@h PRIVMSG #visov-veille :x").isEmpty)
    }
    #expect(harness.server("@label=\(lines.count) :Vigie!v@h PRIVMSG #visov-veille :x") == ["delivered 1"])
  }

  @Test(arguments: [
    ":Vigie!vigie@host.test CHGHOST vigie cloaked.visov.test",
    ":irc.test 396 Vigie cloaked.visov.test :is now your host",
    ":irc.test 396 Vigie vigie@cloaked.visov.test :is now your host",
  ])
  func situation7_theBudgetFollowsOurCloak(line: String) {
    var harness = SessionHarness()
    harness.join()
    let before = harness.session.budget("PRIVMSG", to: "#visov-veille")
    #expect(before == 512 - ":Vigie!vigie@host.test PRIVMSG #visov-veille :\r\n".utf8.count)
    _ = harness.server(line)
    #expect(
      harness.session.budget("PRIVMSG", to: "#visov-veille")
        == 512 - ":Vigie!vigie@cloaked.visov.test PRIVMSG #visov-veille :\r\n".utf8.count)
  }

  /// Situation 5: CR, LF, NUL in a report.
  @Test func situation5_aTextIsOneLine() {
    var harness = SessionHarness()
    harness.join(capabilities: "message-tags")
    #expect(harness.say(.line(1, "crue\r\nQUIT :x\0")).first == "> PRIVMSG #visov-veille :crue QUIT :x")
    #expect(harness.say(.line(2, "\0")) == ["failed 2: refused(\"nothing to say\")"])
  }

  @Test func situation8_aSilentServerIsAskedAndThenLeft() {
    var harness = SessionHarness()
    harness.join()
    #expect(harness.wait(44_999).isEmpty)
    #expect(harness.wait(1) == ["> PING vigie-1"])
    #expect(harness.wait(44_999).isEmpty)
    #expect(harness.wait(1) == ["disconnect: no answer from the server"])
    var alive = SessionHarness()
    alive.join()
    for i in 1...10 {
      #expect(alive.wait(45_000) == ["> PING vigie-\(i)"])
      #expect(alive.server(":s PONG s vigie-\(i)").isEmpty)
    }
  }

  private static let echoing = SessionHarness.allCapabilities

  /// The server goes on talking and hears nothing of ours: what we last sent decides, not what comes in. Milliseconds
  /// after the join at which we say something (nil: nothing), until we ask, and until we leave.
  @Test(
    arguments: [
      ("", nil, 45_000, 90_000), ("message-tags", nil, 45_000, 90_000), (echoing, nil, 45_000, 90_000),
      // Without an echo each line is followed by a PING; with it only one whose echo does not come.
      ("message-tags", 10_000, 10_000, 55_000), (echoing, 10_000, 30_000, 75_000), (echoing, 40_000, 45_000, 90_000),
    ] as [(String, Int64?, Int64, Int64)])
  func situation8_aLinkWhoseOutgoingHalfIsDeadIsLeft(
    _ capabilities: String, _ saidAt: Int64?, _ askedAt: Int64, _ leftAt: Int64
  ) {
    var harness = SessionHarness()
    harness.join(capabilities: capabilities)
    var asked: [Int64] = []
    var left: Int64?
    for second in 1...100 where left == nil {
      let now = Int64(second) * 1_000
      let done = harness.wait(1_000) + harness.server(":jo!u@h PRIVMSG #visov-veille :\(second)")
      if done.contains(where: { $0.hasPrefix("> PING vigie") }) { asked.append(now) }
      if done.contains("disconnect: no answer from the server") { left = now }
      if now == saidAt, harness.say(.line(1, "un")).contains(where: { $0.hasPrefix("> PING vigie") }) {
        asked.append(now)
      }
    }
    #expect(asked == [askedAt] && left == leftAt)
  }

  /// Slow is not dead: a server that lags by less than a silence, one whose PONG has another token, one that only echoes.
  @Test(arguments: ["lags", "other token", "echoes"])
  func situation8_aServerThatHearsUsIsNotLeft(_ how: String) {
    var harness = SessionHarness()
    harness.join()
    var answers: [(at: Int64, line: String)] = []
    for second in 1...600 {
      var done = harness.wait(1_000) + harness.server(":jo!u@h PRIVMSG #visov-veille :\(second)")
      if how == "echoes", second.isMultiple(of: 40) { done += harness.say(.line(UInt64(second), "un")) }
      for line in done {
        let answer: String? =
          if line.hasPrefix("> PING ") {
            switch how {
            case "lags": ":irc.test PONG irc.test \(line.dropFirst(7))"
            case "other token": ":irc.test PONG irc.test irc.test"
            default: nil
            }
          } else if line.hasPrefix("> @label=") {
            "@\(line.dropFirst(3).prefix { $0 != " " }) :Vigie!v@h PRIVMSG #visov-veille un"
          } else {
            nil
          }
        if let answer { answers.append((harness.now + (how == "lags" ? 44_000 : 0), answer)) }
      }
      #expect(!done.contains { $0.hasPrefix("disconnect") })
      while let first = answers.first, first.at <= harness.now {
        _ = harness.server(first.line)
        answers.removeFirst()
      }
    }
  }

  @Test func pingsAreAnsweredWithTheirToken() {
    var harness = SessionHarness()
    _ = harness.connect()
    #expect(harness.server("PING :abc def") == ["> PONG :abc def"])
    #expect(harness.server("PING 1234") == ["> PONG 1234"])
    // The very bytes, however little sense they make, and never more than a line holds.
    guard let odd = IRCMessage((Array("PING :".utf8) + [UInt8](repeating: 0xFF, count: 600))[...]) else { return }
    let pong = Array("PONG ".utf8) + [UInt8](repeating: 0xFF, count: 505) + [13, 10]
    #expect(harness.session.received(odd, at: harness.now) == [.send(pong)])
  }

  @Test func situation10_afterAFloodTheRateHalves() {
    var harness = SessionHarness(pacing: .standard)
    harness.join(capabilities: "message-tags")
    _ = harness.wait(60_000)
    for i in 1...5 { _ = harness.say(.line(UInt64(i), "\(i)", lane: .announcement)) }
    #expect(
      harness.server("ERROR :Closing Link: (Excess Flood)")
        == ["disconnect: closed by the server: Closing Link: (Excess Flood)"])
    _ = harness.lose()
    harness.join(capabilities: "message-tags")
    #expect(harness.session.link.bucket.pacing == Pacing.standard.halved)
    // The same queue again, from an empty bucket: one line every 4 seconds.
    #expect(harness.wait(3_999).filter { $0.contains("PRIVMSG") }.isEmpty)
    #expect(
      harness.wait(60_000).filter { $0.contains("PRIVMSG") } == [
        "> PRIVMSG #visov-veille 3", "> PRIVMSG #visov-veille 4", "> PRIVMSG #visov-veille 5",
      ])
  }

  @Test func leaveIsTakenWhenAllIsSaid() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.say(.line(1, "un"))
    #expect(harness.quit().isEmpty)
    #expect(harness.server("@label=1 :Vigie!v@h PRIVMSG #visov-veille :un") == ["delivered 1", "> QUIT bye"])
    var stuck = SessionHarness()
    stuck.join()
    _ = stuck.say(.line(1, "un"))
    _ = stuck.quit()
    #expect(stuck.wait(3_000) == ["> QUIT bye"])
    var offline = SessionHarness()
    #expect(offline.quit().isEmpty)
  }
}
