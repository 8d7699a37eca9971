import ChatModel
import Testing

@testable import IRCProtocol

/// The situations of rooms, nicks and splits.
@Suite struct LinkSituationTests {
  // MARK: 2: own ghost holds the nick; 437 after a split

  @Test func situation2_theServicesGiveTheNickBack() {
    var harness = SessionHarness(sasl: SessionHarness.account) { $0.regain = .regain }
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl=PLAIN", ":s CAP * ACK :sasl", "AUTHENTICATE +", ":s 903 * :ok")
    _ = harness.server(":s 433 * Vigie :Nickname is already in use", ":s 001 Vigie_ :hi")
    #expect(
      harness.server(":s 376 Vigie_ :end")
        == ["ready Vigie_", "> JOIN #visov-veille", "> PRIVMSG NickServ :REGAIN Vigie"])
    // NickServ renames us.
    #expect(harness.server(":Vigie_!v@h NICK :Vigie").isEmpty)
    // Services that do not answer: we look ourselves.
    _ = harness.server(":Vigie!v@h NICK :Guest12")
    #expect(harness.wait(5_000).contains("> ISON Vigie"))
  }

  @Test func situation2_theServerTellsWhenTheNickIsFree() {
    var harness = SessionHarness()
    _ = harness.connect()
    _ = harness.server(":s 437 * Vigie :Nick/channel is temporarily unavailable", ":s 001 Vigie_ :hi")
    _ = harness.server(":s 005 Vigie_ MONITOR=100 :are supported")
    #expect(harness.server(":s 376 Vigie_ :end").contains("> MONITOR + Vigie"))
    #expect(harness.server(":s 730 Vigie_ :Vigie!v@ghost").isEmpty)
    #expect(harness.server(":s 731 Vigie_ :autre,Vigie") == ["> NICK Vigie"])
    #expect(harness.server(":s 437 Vigie_ Vigie :held").isEmpty)
    // The notice may have been lost, or the nick held when it came: it is tried all the same.
    #expect(harness.wait(60_000).contains("> NICK Vigie"))
    #expect(harness.server(":Vigie_!v@h NICK Vigie") == ["> MONITOR - Vigie"])
  }

  @Test func situation2_aNickTakenByACollisionIsWonBack() {
    var harness = SessionHarness()
    harness.join(capabilities: "message-tags")
    #expect(harness.server(":Vigie!v@h NICK :0AAAAAB").isEmpty)
    #expect(harness.wait(60_000).contains("> ISON Vigie"))
    #expect(harness.server(":s 303 0AAAAAB :") == ["> NICK Vigie"])
    #expect(harness.server(":jo!u@h PRIVMSG 0AAAAAB :!e") == ["heard direct jo/-: !e"], "meanwhile it is our name")
  }

  // MARK: 14: the wrong room: 470, changed key, renamed channel

  @Test func situation14_aKeyIsGivenAndAChangedOneRemembered() {
    var harness = SessionHarness(channels: ["#a", "#gest-63"]) { $0.keys = ["#gest-63": Secret("vieux")] }
    _ = harness.connect()
    _ = harness.server(":s 001 Vigie :hi", ":s 005 Vigie CHANMODES=b,k,l,imnst :ok")
    #expect(Set(harness.server(":s 376 Vigie :end")) == ["ready Vigie", "> JOIN #a", "> JOIN #gest-63 vieux"])
    _ = harness.server(":Vigie!v@h JOIN #a", ":Vigie!v@h JOIN #gest-63")
    _ = harness.server(":op!u@h MODE #gest-63 -k+lk * 50 neuf", ":op!u@h KICK #gest-63 Vigie :out")
    #expect(harness.wait(5_000) == ["> JOIN #gest-63 vieux"])
    #expect(harness.server(":s 475 Vigie #gest-63 :Cannot join (+k)") == ["left #gest-63: a key is required"])
    #expect(harness.wait(10_000) == ["> JOIN #gest-63 neuf"])
    // What was learned outlives the connection.
    _ = harness.lose()
    _ = harness.connect()
    _ = harness.server(":s 001 Vigie :hi")
    _ = harness.server(":s 376 Vigie :end")
    _ = harness.server(":s 475 Vigie #gest-63 :Cannot join (+k)")
    #expect(harness.wait(10_000).contains("> JOIN #gest-63 neuf"))
  }

  @Test func situation14_aRenamedRoomIsTheWrongOne() {
    var harness = SessionHarness()
    harness.join()
    #expect(
      harness.server(":op!u@h RENAME #visov-veille #visov-autre :move")
        == ["> PART #visov-autre", "left #visov-veille: renamed to #visov-autre"])
    // Nothing is said in it, nothing heard from it.
    #expect(harness.say(.line(1, "secret")).isEmpty)
    #expect(harness.server(":jo!u@h PRIVMSG #visov-autre :!activer crue").isEmpty)
    #expect(harness.wait(5_000).contains("> JOIN #visov-veille"))
  }

  @Test func situation14_aServerThatKnowsBetterIsBelieved() {
    var harness = SessionHarness()
    harness.join(capabilities: "message-tags")
    _ = harness.say(.line(1, "un"))
    #expect(
      harness.server(":s 442 Vigie #visov-veille :Not on that channel") == [
        "failed 1: refused(\"Not on that channel\")",
        "left #visov-veille: the server says that we are not in it",
      ])
    #expect(harness.wait(5_000).contains("> JOIN #visov-veille"))
  }

  @Test func aLineForTheOperatorsIsAnsweredInPrivate() {
    var harness = SessionHarness()
    harness.join(support: "STATUSMSG=@+ CHANTYPES=#")
    #expect(
      harness.server("@account=jo :jo!u@h PRIVMSG @#visov-veille :!état") == ["heard direct jo/jo: !état"])
  }

  // MARK: Netsplits

  @Test func aNetsplitIsOneEvent() {
    let people = (1...500).map { "p\($0)" }
    var harness = SessionHarness()
    harness.join(names: "@Vigie " + people.joined(separator: " "))
    var done: [String] = []
    for nick in people { done += harness.server(":\(nick)!u@h QUIT :irc.one.test irc.two.test") }
    done += harness.wait(3_000)
    #expect(done == ["netsplit irc.one.test irc.two.test: 500"])
    // They come back, and are known again by their JOIN.
    for nick in people { #expect(harness.server(":\(nick)!u@h JOIN #visov-veille \(nick) :x").isEmpty) }
    #expect(harness.say(.direct(1, "x", to: "p7", account: "p7")).first == "> @label=1 PRIVMSG p7 x")
  }

  @Test func aBatchOfQuitsIsASplitWhateverItsReason() {
    var harness = SessionHarness()
    harness.join(names: "@Vigie jo lea")
    _ = harness.server(":s BATCH +x netsplit irc.one irc.two")
    _ = harness.server("@batch=x :jo!u@h QUIT :*.net *.split", "@batch=x :lea!u@h QUIT :*.net *.split", ":s BATCH -x")
    #expect(harness.wait(3_000) == ["netsplit *.net *.split: 2"])
  }

  @Test func twoSplitsAreTwoEvents() {
    var harness = SessionHarness()
    harness.join(names: "@Vigie a b c")
    #expect(harness.server(":a!u@h QUIT :one.test two.test", ":b!u@h QUIT :one.test two.test").isEmpty)
    #expect(harness.server(":c!u@h QUIT :one.test three.test") == ["netsplit one.test two.test: 2"])
    #expect(harness.wait(3_000) == ["netsplit one.test three.test: 1"])
  }

  @Test(arguments: [
    "bonne nuit", "Quit: irc.one.test irc.two.test", "irc.one.test  irc.two.test", "a.b a.b", "one two", "", "x.y",
    "voir exemple.fr/a exemple.org", "irc.one.test irc..two",
  ])
  func anOrdinaryQuitIsNoSplit(reason: String) {
    var harness = SessionHarness()
    harness.join(names: "@Vigie jo")
    #expect(harness.server(":jo!u@h QUIT :\(reason)").isEmpty)
    #expect(harness.wait(10_000).isEmpty)
  }

  /// Where a JOIN tells no account, half a room that comes back is asked about once.
  @Test func whoComesBackIsAskedAboutTogether() {
    let people = (1...50).map { "p\($0)" }
    var harness = SessionHarness(pacing: Pacing(burst: 4, every: 2_000))
    harness.join(capabilities: "account-notify", support: "WHOX CASEMAPPING=ascii")
    _ = harness.wait(20_000)
    _ = harness.server(":s 315 Vigie #visov-veille :End")
    var asked = 0
    for nick in people {
      asked += harness.server(":\(nick)!u@h JOIN #visov-veille").filter { $0.hasPrefix("> WHO") }.count
    }
    asked += harness.wait(20_000).filter { $0.hasPrefix("> WHO") }.count
    #expect(asked >= 1 && asked <= 6, "\(asked) questions for fifty people")
  }

  // MARK: 8, 9, 13

  @Test func situation8_whatIsSaidIntoAHalfOpenConnectionIsUnconfirmed() {
    var harness = SessionHarness()
    harness.join(capabilities: "message-tags")
    _ = harness.say(.line(1, "un"))
    #expect(harness.wait(90_000) == ["disconnect: no answer from the server"])
    #expect(harness.lose() == ["failed 1: unconfirmed"])
  }

  @Test(arguments: [
    "ERROR :Closing Link: Vigie (K-lined: open proxy)", "ERROR :Closing link: (v@h) [G-Lined: spam]",
    "ERROR :You are banned from this server", ":s 465 Vigie :You are banned from this server- Z:Lined",
    "ERROR :Closing Link: h (D-lined)",
  ])
  func situation9_aBanIsToldFromADrop(line: String) {
    var harness = SessionHarness()
    _ = harness.connect()
    #expect(harness.server(line).first?.hasPrefix("disconnect: banned: ") ?? false)
    var later = SessionHarness()
    later.join()
    let isNumeric = line.hasPrefix(":")
    #expect((later.server(line).first?.hasPrefix("disconnect: banned: ") ?? false) == !isNumeric)
  }

  @Test func situation13_silenceIsAFailureAndTheNextLineIsConfirmedByItsOwnEcho() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.say(.line(1, "avalé"))
    _ = harness.wait(10_000)
    _ = harness.say(.line(2, "entendu"))
    #expect(harness.server("@label=2 :Vigie!v@h PRIVMSG #visov-veille :entendu") == ["delivered 2"])
    _ = harness.wait(10_000)
    #expect(harness.server(":s PONG s :vigie-1") == ["failed 1: refused(\"the server did not echo it\")"])
  }
}
