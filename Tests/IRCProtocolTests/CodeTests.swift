import ChatModel
import Testing

@testable import IRCProtocol

/// One-time codes on a network that has nothing else: who says one is somebody for as long as that connection is seen.
@Suite struct CodeTests {
  /// jo is in the room; the server has no account to tell.
  private func harness() -> SessionHarness {
    var harness = SessionHarness(identity: .code)
    harness.join(capabilities: "multi-prefix userhost-in-names")
    _ = harness.server(":jo!u@h JOIN #visov-veille")
    return harness
  }

  private func known() -> SessionHarness {
    var harness = harness()
    #expect(harness.server(":jo!u@h PRIVMSG Vigie :!code K7QM-2XPD") == ["code 1"])
    #expect(harness.codeIs("jo", 1) == ["code of jo: accepted(account: \"jo\")"])
    return harness
  }

  @Test func aGoodCodeHoldsForTheConnectionThatSaidIt() {
    var harness = harness()
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
    harness = known()
    #expect(harness.codes == [Secret("K7QM2XPD")])
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
    #expect(harness.server(":jo!u@h PRIVMSG Vigie :!e") == ["heard direct jo/jo: !e"])
    #expect(harness.say(.direct(1, "pour jo", to: "jo", account: "jo")).first == "> PRIVMSG jo :pour jo")
    #expect(harness.say(.account(2, "pour jo", to: "jo")).first == "> PRIVMSG jo :pour jo")
    _ = harness.server(":irc.test PONG irc.test vigie-1", ":irc.test PONG irc.test vigie-2")
    // For hours, and whatever the server shows the connection as.
    _ = harness.server(":jo!u@h CHGHOST u cloak")
    for _ in 1...10 { _ = harness.live(40_000) }
    #expect(harness.server(":jo!u@cloak PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
  }

  @Test(arguments: [
    [":jo!u@h QUIT :gone", ":jo!u@h JOIN #visov-veille", ":jo!u@h PRIVMSG #visov-veille :!e"],
    [":jo!u@h PART #visov-veille", ":jo!u@h JOIN #visov-veille", ":jo!u@h PRIVMSG #visov-veille :!e"],
    [":op!o@h KICK #visov-veille jo :x", ":jo!u@h JOIN #visov-veille", ":jo!u@h PRIVMSG #visov-veille :!e"],
    [":jo!u@h NICK joe", ":joe!u@h PRIVMSG #visov-veille :!e"],
    [":jo!u@h NICK joe", ":joe!u@h NICK jo", ":jo!u@h PRIVMSG #visov-veille :!e"],
    [":lea!l@h JOIN #visov-veille", ":lea!l@h NICK jo", ":jo!l@h PRIVMSG #visov-veille :!e"],
    [":jo!u@evil PRIVMSG #visov-veille :!e"], [":jo!other@h PRIVMSG Vigie :!e"],
    [":jo!x@evil PRIVMSG #visov-veille :!e", ":jo!u@h PRIVMSG #visov-veille :!e"],
    [":Vigie!v@h PART #visov-veille", ":Vigie!v@h JOIN #visov-veille", ":jo!u@h PRIVMSG #visov-veille :!e"],
  ])
  func itEndsWithTheConnectionAndWithTheNick(lines: [String]) {
    var harness = known()
    var done: [String] = []
    for line in lines { done += harness.server(line) }
    let heard = done.filter { $0.hasPrefix("heard") }
    #expect(!heard.isEmpty && heard.allSatisfy { $0.contains("/-: ") }, "\(done)")
    let said = harness.say(.direct(1, "pour jo", to: "jo", account: "jo"), .account(2, "pour jo", to: "jo"))
    #expect(!said.contains { $0.contains("pour jo") })
  }

  @Test func ourOwnReconnectionEndsIt() {
    var harness = known()
    _ = harness.lose()
    harness.join(capabilities: "multi-prefix userhost-in-names", names: "@Vigie jo!u@h")
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
  }

  /// Between the question and its answer the nick may have changed hands.
  @Test(arguments: [
    (":jo!u@h QUIT :gone", []), (":jo!u@h NICK joe", []), (":jo!u@h PART #visov-veille", ["code of jo: unseen"]),
  ])
  func aCodeIsNobodysWhoseConnectionIsGone(line: String, outcome: [String]) {
    var harness = harness()
    _ = harness.server(":jo!u@h PRIVMSG Vigie :!code K7QM2XPD", line)
    #expect(harness.codeIs("jo", 1) == outcome)
    _ = harness.server(":jo!m@evil JOIN #visov-veille")
    #expect(harness.server(":jo!m@evil PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
  }

  /// Said where others read it, a code is looked up to be void, and nobody is anybody.
  @Test(arguments: ["!code K7QM2XPD", "Vigie: code K7QM 2XPD", "!CODE k7qm-2xpd", "Vigie, !code K7QM-2XPD"])
  func inARoomACodeIsVoid(text: String) {
    var harness = harness()
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :\(text)") == ["code 1"])
    #expect(harness.codeIs("jo", 1) == ["code of jo: spoilt"])
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
  }

  @Test func whoIsNotSeenCannotBeHeldToIt() {
    var harness = harness()
    #expect(harness.server(":lea!l@h PRIVMSG Vigie :!code K7QM2XPD") == ["code of lea: unseen"])
    #expect(harness.codes.isEmpty)
  }

  @Test func wrongCodesAreThrottledByHost() {
    var harness = harness()
    for number: UInt64 in 1...3 {
      #expect(harness.server(":jo!u@h PRIVMSG Vigie :!code WRONG\(number)00") == ["code \(number)"])
      #expect(harness.codeIs(nil, number) == ["code of jo: wrong"])
    }
    #expect(harness.server(":jo!u@h PRIVMSG Vigie :!code K7QM2XPD") == ["code of jo: tooMany"])
    // Another nick of the same host is no other person; told once.
    _ = harness.server(":jo!u@h NICK joe")
    #expect(harness.server(":joe!u@h PRIVMSG Vigie :!code K7QM2XPD").isEmpty)
    _ = harness.server(":lea!l@other JOIN #visov-veille")
    #expect(harness.server(":lea!l@other PRIVMSG Vigie :!code K7QM2XPD") == ["code 4"])
    // Void in a room all the same.
    #expect(harness.server(":joe!u@h PRIVMSG #visov-veille :!code K7QM2XPD") == ["code 5"])
    // A reconnection is no pardon, ten minutes are.
    _ = harness.lose()
    harness.join(capabilities: "multi-prefix userhost-in-names", names: "@Vigie joe!u@h")
    #expect(harness.server(":joe!u@h PRIVMSG Vigie :!code K7QM2XPD").isEmpty)
    for _ in 1...20 { _ = harness.live(31_000) }
    #expect(harness.server(":joe!u@h PRIVMSG Vigie :!code K7QM2XPD") == ["code 6"])
  }

  /// Whatever is done about it, a line with a code is heard by nobody.
  @Test(arguments: [
    ":jo!u@h NOTICE Vigie :!code K7QM2XPD", "@bot :jo!u@h PRIVMSG Vigie :!code K7QM2XPD",
    "@time=2019-11-24T02:00:00.000Z :jo!u@h PRIVMSG #visov-veille :!code K7QM2XPD",
  ])
  func noOtherLineIsACode(line: String) {
    var harness = SessionHarness(identity: .code)
    harness.join(capabilities: "message-tags server-time")
    _ = harness.server(":jo!u@h JOIN #visov-veille")
    #expect(harness.server(line).isEmpty)
  }

  /// Words that only look like it are lines like any other, and so is all of it where nobody takes codes.
  @Test func otherWordsAreHeard() {
    var harness = harness()
    #expect(harness.server(":jo!u@h PRIVMSG Vigie :code postal ?") == ["heard direct jo/-: code postal ?"])
    #expect(
      harness.server(":jo!u@h PRIVMSG #visov-veille :code 12345678") == ["heard #visov-veille jo/-: code 12345678"])
    var elsewhere = SessionHarness()
    elsewhere.join()
    #expect(elsewhere.server(":jo!u@h PRIVMSG Vigie :!code K7QM2XPD").count == 1)
    #expect(elsewhere.codes.isEmpty)
  }

  @Test func aCodeDoesNotShow() {
    var dumped = ""
    dump(IRCAction.tryCode(Secret("K7QM2XPD"), number: 1), to: &dumped)
    #expect(!dumped.contains("K7QM2XPD"))
  }
}
