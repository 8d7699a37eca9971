import Testing

@testable import IRCProtocol

/// Who said a line, and to whom one may go. Situations 3, 4 and 6.
@Suite struct IdentityTests {
  @Test func situation4_whereTagsAreAgreedTheyAloneDecide() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.server(":jo!u@h JOIN #visov-veille jo :Jo")
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
    // Absent means logged out, whatever was known.
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
    #expect(harness.say(.direct(1, "x", to: "jo", account: "jo")) == ["failed 1: notTheSamePerson"])
  }

  @Test func situation4_aLogoutRevokesAtOnce() {
    var harness = SessionHarness()
    harness.join(capabilities: "account-notify extended-join")
    _ = harness.server(":jo!u@h JOIN #visov-veille jo :Jo")
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
    #expect(harness.say(.direct(1, "x", to: "JO", account: "Jo")).first == "> PRIVMSG JO x")
    _ = harness.server(":jo!u@h ACCOUNT *")
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
    #expect(harness.say(.direct(2, "x", to: "jo", account: "jo")) == ["failed 2: notTheSamePerson"])
    _ = harness.server(":jo!u@h ACCOUNT :camille")
    #expect(harness.say(.direct(3, "x", to: "jo", account: "jo")) == ["failed 3: notTheSamePerson"])
  }

  @Test(arguments: [
    [":jo!u@h QUIT :split", ":jo!x@thief JOIN #visov-veille * :x"],
    [":jo!u@h NICK :absente", ":thief!x@h NICK :jo"],
    [":jo!u@h PART #visov-veille", ":jo!x@thief JOIN #visov-veille thief :x"],
    [":op!u@h KICK #visov-veille jo :out"],
    [":op!u@h KICK #visov-veille Vigie :out"],
  ])
  func situation4_aNickThiefGetsNothing(lines: [String]) {
    var harness = SessionHarness()
    harness.join()
    _ = harness.server("@account=jo :jo!u@h JOIN #visov-veille jo :Jo", ":thief!x@h JOIN #visov-veille * :x")
    #expect(harness.say(.direct(1, "donnée", to: "jo", account: "jo")).first == "> @label=1 PRIVMSG jo donnée")
    for line in lines { _ = harness.server(line) }
    var done = harness.say(.direct(2, "donnée", to: "jo", account: "jo"))
    if done == ["> WHOIS jo"] {
      done = harness.server(":s 330 Vigie jo thief :is logged in as", ":s 318 Vigie jo :End of WHOIS")
    }
    #expect(done == ["failed 2: notTheSamePerson"])
    // What a stranger may read goes to the nick, whoever holds it.
    #expect(harness.say(.direct(3, "aide", to: "jo", account: nil)) == ["> @label=2 PRIVMSG jo aide"])
  }

  @Test func aLineForAnAccountGoesToWhateverNickHoldsItNow() {
    var harness = SessionHarness()
    harness.join()
    #expect(harness.say(.account(1, "x", to: "jo")) == ["failed 1: absent"])
    _ = harness.server("@account=Jo :jo!u@h JOIN #visov-veille Jo :Jo", ":jo!u@h NICK :jo_abs")
    #expect(harness.say(.account(2, "x", to: "jo")) == ["> @label=1 PRIVMSG jo_abs x"])
    // Where there are two, the one who was heard last.
    _ = harness.wait(1_000)
    _ = harness.server("@account=jo :jo_tel!u@h JOIN #visov-veille jo :Jo")
    #expect(harness.say(.account(3, "y", to: "jo")) == ["> @label=2 PRIVMSG jo_tel y"])
    _ = harness.server(":jo_tel!u@h ACCOUNT *", ":jo_abs!u@h QUIT :bye")
    #expect(harness.say(.account(4, "x", to: "jo")) == ["failed 4: absent"])
  }

  @Test func aPersonStaysThemselvesUnderAnotherNick() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.server("@account=jo :jo!u@h JOIN #visov-veille jo :Jo", ":jo!u@h NICK :jo_abs")
    #expect(harness.say(.direct(1, "x", to: "jo_abs", account: "jo")) == ["> @label=1 PRIVMSG jo_abs x"])
  }

  @Test func aStrangersOwnTagIsBelievedForFiveMinutes() {
    var harness = SessionHarness()
    harness.join()
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG Vigie :e") == ["heard direct jo/jo: e"])
    _ = harness.wait(30_000)
    #expect(harness.say(.direct(1, "x", to: "jo", account: "jo")) == ["> @label=1 PRIVMSG jo x"])
    _ = harness.server("@label=1 :Vigie!v@h PRIVMSG jo :x")
    for _ in 0..<10 { _ = harness.live(30_000) }
    #expect(harness.say(.direct(2, "x", to: "jo", account: "jo")) == ["failed 2: notTheSamePerson"])
  }

  @Test func aLineThatWaitsIsCheckedWhenItGoes() {
    var harness = SessionHarness(pacing: Pacing(burst: 1, every: 1_000))
    harness.join()
    _ = harness.server("@account=jo :jo!u@h JOIN #visov-veille jo :Jo")
    #expect(harness.say(.direct(1, "x", to: "jo", account: "jo")).isEmpty)
    _ = harness.server(":jo!u@h QUIT :bye")
    #expect(harness.wait(5_000) == ["failed 1: notTheSamePerson"])
  }

  @Test func whoWasThereBeforeIsNobodyUntilToldOtherwise() {
    var harness = SessionHarness()
    harness.join(capabilities: "account-notify extended-join", names: "@Vigie +jo lea!l@h")
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
    _ = harness.server(":lea!l@h ACCOUNT lea")
    #expect(harness.server(":lea!l@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille lea/lea: !e"])
  }

  @Test func nickAloneIsSomebodyOnlyWhereConfigured() {
    var harness = SessionHarness(identity: .nick)
    harness.join(capabilities: "", support: "CASEMAPPING=rfc1459")
    #expect(harness.server(":Jo[m]!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille Jo[m]/jo{m}: !e"])
    #expect(harness.say(.direct(1, "x", to: "jo[m]", account: "jo{m}")).first == "> PRIVMSG jo[m] x")
    var strict = SessionHarness()
    strict.join(capabilities: "")
    #expect(strict.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
  }

  @Test func situation3_historyIsHeardAsHistory() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.server(
      "@time=2019-11-24T04:00:00.000Z :s BATCH +o example.org/outer", "@batch=o :s BATCH +h chathistory #visov-veille")
    #expect(
      harness.server("@batch=h;account=jo;time=2019-11-24T05:00:00.000Z :jo!u@h PRIVMSG #visov-veille :!activer crue")
        == ["history #visov-veille jo/jo: !activer crue"])
    _ = harness.server("@batch=h :jo!u@h BATCH +i draft/multiline #visov-veille")
    #expect(harness.server("@batch=i :jo!u@h PRIVMSG #visov-veille :x").isEmpty)
    #expect(harness.server(":jo!u@h BATCH -i") == ["history #visov-veille jo/-: x"])
    #expect(harness.server("@batch=o :jo!u@h PRIVMSG #visov-veille :x") == ["heard #visov-veille jo/-: x"])
    _ = harness.server(":s BATCH -h", ":s BATCH -o")
    #expect(harness.server("@batch=h :jo!u@h PRIVMSG #visov-veille :x") == ["history #visov-veille jo/-: x"])
    // A replay teaches nothing about who holds a nick now.
    #expect(harness.say(.direct(1, "x", to: "jo", account: "jo")) == ["failed 1: notTheSamePerson"])
  }

  @Test func situation3_whatPeopleDidThenChangesNothingNow() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.server(":s BATCH +h chathistory #visov-veille")
    for line in ["KICK #visov-veille Vigie :out", "PART #visov-veille", "NICK :Autre", "ACCOUNT *", "QUIT :bye"] {
      #expect(harness.server("@batch=h :Vigie!v@old.host \(line)").isEmpty)
    }
    _ = harness.server(
      "@batch=h :lea!u@h JOIN #visov-veille lea :Lea", "@batch=h :Vigie!v@old.host PRIVMSG #visov-veille :bonjour",
      ":s BATCH -h")
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
    #expect(harness.session.link.host == Array("host.test".utf8))
    #expect(harness.say(.direct(1, "x", to: "lea", account: "lea")) == ["> WHOIS lea"])
  }

  @Test func situation4_aLogoutOfOursEndsTheConnection() {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl=PLAIN account-notify", ":s CAP * ACK :account-notify sasl")
    _ = harness.server("AUTHENTICATE +", ":s 903 * :ok", ":s 001 Vigie :hi", ":s 376 Vigie :end")
    #expect(harness.server(":Vigie!v@h ACCOUNT vigie").isEmpty)
    #expect(harness.server(":Vigie!v@h ACCOUNT *") == ["disconnect: not identified: logged out by the services"])
  }

  @Test(arguments: [
    ("2019-11-24T03:00:00.999Z", "history"), ("2019-11-24T03:00:01.000Z", "heard"),
    ("2031-01-01T00:00:00.000Z", "heard"),
  ])
  func situation3_whatIsOlderThanOurJoinIsHistory(time: String, how: String) {
    var harness = SessionHarness()
    harness.join()
    #expect(
      harness.server("@time=\(time);account=jo :jo!u@h PRIVMSG #visov-veille :x") == ["\(how) #visov-veille jo/jo: x"])
  }

  @Test func situation3_directMessagesFromBeforeOurWelcomeAreHistory() {
    var harness = SessionHarness()
    harness.join()
    #expect(
      harness.server("@time=2019-11-24T02:59:59.000Z;account=jo :jo!u@h PRIVMSG Vigie :x")
        == ["history direct jo/jo: x"])
  }

  @Test(arguments: [
    ":Vigie!v@h PRIVMSG #visov-veille :!activer crue", ":vigie!v@h PRIVMSG #visov-veille :!e",
    ":jo!u@h NOTICE #visov-veille :!e", "@bot :robot!u@h PRIVMSG #visov-veille :!e",
    "@inspircd.org/bot :robot!u@h PRIVMSG #visov-veille :!e",
    "@inspircd.org/service :ChanServ!s@services PRIVMSG Vigie :!e", ":irc.test PRIVMSG Vigie :!e",
    ":jo!u@h PRIVMSG #visov-veille :\u{1}ACTION !e\u{1}", ":jo!u@h PRIVMSG #elsewhere :!e",
    ":jo!u@h PRIVMSG $* :!e", ":jo!u@h PRIVMSG #visov-veille", "PRIVMSG #visov-veille :!e",
    ":jo!u@h TAGMSG #visov-veille",
  ])
  func situation6_notCommands(line: String) {
    var harness = SessionHarness()
    harness.join()
    #expect(harness.server(line).isEmpty)
  }

  @Test func aLineToTheOperatorsIsAnsweredInPrivate() {
    var harness = SessionHarness()
    harness.join()
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG @#visov-veille :!e") == ["heard direct jo/jo: !e"])
  }

  @Test func idAndTimeComeUp() throws {
    var harness = SessionHarness()
    harness.join()
    let message = try #require(
      IRCMessage("@msgid=m1;time=2019-11-24T03:05:07.250Z;account=jo :jo!u@h.test PRIVMSG #visov-veille :!e"))
    #expect(
      harness.session.received(message, at: 0) == [
        .heard(
          HeardLine(
            channel: "#visov-veille", nick: "jo", account: "jo", address: "h.test", text: "!e", messageID: "m1",
            serverTime: 1_574_564_707_250, isHistory: false))
      ])
  }

  @Test func clientQuestionsAreAnsweredThreeTimesAMinute() {
    var harness = SessionHarness()
    harness.join()
    let answers = ["VERSION", "PING 12 ab\u{7}", "TIME", "VERSION", "CLIENTINFO"].flatMap {
      harness.server("@time=2019-11-24T03:05:07.250Z :jo!u@h PRIVMSG Vigie :\u{1}\($0)\u{1}")
    }
    #expect(
      answers == [
        "> NOTICE jo :\u{1}VERSION Vigie 1\u{1}", "> NOTICE jo :\u{1}PING 12 ab\u{1}",
        "> NOTICE jo :\u{1}TIME 2019-11-24T03:05:07Z\u{1}",
      ])
    #expect(harness.wait(59_999) == ["> PING vigie-1"])
    _ = harness.server(":s PONG s vigie-1")
    #expect(harness.server(":jo!u@h PRIVMSG Vigie :\u{1}VERSION\u{1}").isEmpty)
    _ = harness.wait(1)
    #expect(harness.server(":jo!u@h PRIVMSG Vigie :\u{1}VERSION\u{1}").count == 1)
  }
}
