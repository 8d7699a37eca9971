import Testing

@testable import IRCProtocol

/// The accounts of those who were in a channel before the bot.
@Suite struct WhoTests {
  private func joined(support: String = "CASEMAPPING=rfc1459 WHOX") -> SessionHarness {
    var harness = SessionHarness()
    harness.join(support: support, names: "@Vigie jo lea")
    return harness
  }

  @Test func whatIsForAnAccountWaitsUntilTheChannelIsKnown() {
    var harness = joined()
    #expect(harness.say(.direct(1, "x", to: "jo", account: "jo"), .direct(2, "y", to: "lea", account: "lea")) == [])
    #expect(
      harness.server(
        ":irc.test 354 Vigie 563 jo jo", ":irc.test 354 Vigie 563 lea 0", ":irc.test 315 Vigie #visov-veille :End")
        == ["> @label=1 PRIVMSG jo x", "failed 2: notTheSamePerson"])
  }

  @Test func whatMayBeReadByAnybodyDoesNotWait() {
    var harness = joined()
    #expect(harness.say(.direct(1, "aide", to: "lea", account: nil)) == ["> @label=1 PRIVMSG lea aide"])
  }

  @Test func whoSpeaksMeanwhileIsKnownAtOnce() {
    var harness = joined()
    #expect(harness.say(.direct(1, "x", to: "jo", account: "jo")) == [])
    _ = harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e")
    #expect(harness.say(.direct(2, "y", to: "jo", account: "jo")).contains("> @label=1 PRIVMSG jo x"))
  }

  @Test(arguments: [
    // To another question; of somebody who is in no channel.
    ":irc.test 354 Vigie 999 jo jo", ":irc.test 354 Vigie 563 absente jo", ":irc.test 354 Vigie jo jo",
  ])
  func aReplyToNoQuestionOfOursTellsNothing(reply: String) {
    var harness = joined()
    _ = harness.server(reply, ":irc.test 315 Vigie #visov-veille :End")
    for nick in ["jo", "absente"] {
      #expect(harness.say(.direct(1, "x", to: nick, account: "jo")) == ["> WHOIS \(nick)"])
      #expect(harness.server(":irc.test 318 Vigie \(nick) :End of WHOIS") == ["failed 1: notTheSamePerson"])
    }
  }

  @Test func withoutWHOXOnePersonIsAskedAbout() {
    var harness = joined(support: "CASEMAPPING=rfc1459")
    #expect(harness.say(.direct(1, "x", to: "Jo", account: "jo")) == ["> WHOIS Jo"])
    #expect(
      harness.server(":irc.test 311 Vigie jo u h * :Jo", ":irc.test 330 Vigie jo jo :is logged in as").isEmpty)
    #expect(harness.server(":irc.test 318 Vigie jo :End of WHOIS") == ["> @label=1 PRIVMSG Jo x"])
    // What a WHOIS said is for what we say, not for what somebody under that nick says elsewhere.
    #expect(harness.say(.direct(2, "y", to: "lea", account: "lea")) == ["> WHOIS lea"])
    #expect(harness.wait(15_000) == ["failed 2: notTheSamePerson"])
  }
}
