import ChatModel
import PlainText
import Testing

@testable import IRCProtocol

@Suite struct RegistrationTests {
  @Test func withoutCapabilitiesAtAll() {
    var harness = SessionHarness()
    #expect(harness.connect() == ["> CAP LS 302", "> NICK Vigie", "> USER vigie 0 * Vigie"])
    #expect(harness.server(":irc.test 421 * CAP :Unknown command").isEmpty)
    #expect(harness.server(":irc.test 001 Vigie :Welcome").isEmpty)
    #expect(harness.server(":irc.test 422 Vigie :No MOTD") == ["ready Vigie", "> JOIN #visov-veille"])
    #expect(harness.server(":Vigie!~v@h JOIN :#VISOV-veille") == ["joined #visov-veille"])
  }

  @Test func ngIRCdOffersOneCapability() {
    var harness = SessionHarness()
    _ = harness.connect()
    #expect(harness.server(":irc.test CAP * LS :multi-prefix") == ["> CAP REQ multi-prefix"])
    #expect(harness.server(":irc.test CAP * ACK :multi-prefix") == ["> CAP END"])
  }

  @Test func anOfferInSeveralLinesIsAwaitedAndOnlyWhatIsUsedIsAskedFor() {
    var harness = SessionHarness()
    _ = harness.connect()
    #expect(harness.server(":e.test CAP * LS * :account-tag ergo.chat/nope draft/languages=1,en batch").isEmpty)
    #expect(
      harness.server(":e.test CAP * LS :message-tags inspircd.org/poison sasl=PLAIN,SCRAM-SHA-256 server-time")
        == ["> CAP REQ :account-tag batch message-tags server-time"])
  }

  @Test func requestsStayUnderALineAndARefusedListIsAskedForOneByOne() {
    var capabilities = Capabilities()
    capabilities.offer(Array(Capabilities.used.joined(separator: " ").utf8)[...])
    let lists = capabilities.requests(alsoWanting: [])
    #expect(lists.allSatisfy { $0.utf8.count < 480 })
    #expect(lists.joined(separator: " ").split(separator: " ").map(String.init) == Capabilities.used)
    var harness = SessionHarness()
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :batch chghost")
    #expect(harness.server(":s CAP * NAK :batch chghost") == ["> CAP REQ batch", "> CAP REQ chghost"])
    #expect(harness.server(":s CAP * NAK :batch").isEmpty)
    #expect(harness.server(":s CAP * ACK :chghost") == ["> CAP END"])
  }

  @Test func plainIsAnsweredAndTheNegotiationEndsOnlyAfterwards() {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    #expect(harness.server(":s CAP * LS :sasl=PLAIN,EXTERNAL batch") == ["> CAP REQ :batch sasl"])
    #expect(harness.server(":s CAP * ACK :batch sasl") == ["> AUTHENTICATE EXTERNAL"])
    #expect(harness.server("AUTHENTICATE :+") == ["> AUTHENTICATE +"])
    #expect(harness.server(":s 904 * :SASL authentication failed") == ["> AUTHENTICATE PLAIN"])
    #expect(harness.server("AUTHENTICATE +") == ["> AUTHENTICATE dmlnaWUAdmlnaWUAcHc="])
    #expect(harness.server(":s 900 * *!*@* vigie :You are now logged in", ":s 903 * :ok") == ["> CAP END"])
    _ = harness.server(":s 001 Vigie :hi")
    #expect(harness.server(":s 376 Vigie :end") == ["ready Vigie", "> JOIN #visov-veille"])
  }

  @Test func onlyOfferedMechanismsAreTried() {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl=PLAIN,SCRAM-SHA-256")
    #expect(harness.server(":s CAP * ACK :sasl") == ["> AUTHENTICATE PLAIN"])
    #expect(
      harness.server(":s 904 * :SASL authentication failed")
        == ["> QUIT :not identified", "disconnect: not identified: SASL authentication failed"])
  }

  @Test(arguments: [
    ([":s 421 * CAP :Unknown"], "not identified: the server knows no capabilities"),
    ([":s CAP * LS :sasl", ":s CAP * NAK :sasl"], "not identified: the server refused the sasl capability"),
    (
      [":s CAP * LS :sasl=SCRAM-SHA-256", ":s CAP * ACK :sasl"],
      "not identified: none of the server's mechanisms (SCRAM-SHA-256) is configured"
    ),
    ([":s 001 Vigie :hi"], "not identified: welcomed before the identification was done"),
    (
      [":s CAP * LS :sasl=PLAIN", ":s CAP * ACK :sasl", ":s 001 Vigie :hi"],
      "not identified: welcomed before the identification was done"
    ),
    (
      [":s CAP * LS :sasl=PLAIN", ":s CAP * ACK :sasl", ":s 908 * EXTERNAL :are available", ":s 904 * :failed"],
      "not identified: failed"
    ),
    ([":s 465 * :You are banned"], "banned: You are banned"),
    (["ERROR :Closing link: (K-Lined)"], "banned: Closing link: (K-Lined)"),
    (["ERROR :Throttled"], "closed by the server: Throttled"),
  ])
  func situation1_neverJoinsUnidentified(lines: [String], reason: String) {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    var done: [String] = []
    for line in lines { done += harness.server(line) }
    #expect(done.last == "disconnect: \(reason)")
    // Whatever the server still says, nothing is joined.
    #expect(harness.server(":s 001 Vigie :hi", ":s 376 Vigie :end").isEmpty)
    #expect(harness.wait(600_000).isEmpty)
  }

  @Test func situation1_servicesThatDoNotAnswerAreGivenUpAfterFifteenSeconds() {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl=PLAIN", ":s CAP * ACK :sasl")
    #expect(harness.wait(14_999).isEmpty)
    #expect(
      harness.wait(1) == [
        "> AUTHENTICATE *", "> QUIT :not identified", "disconnect: not identified: the services did not answer",
      ])
    // The services are back: the next connection identifies.
    _ = harness.lose()
    #expect(harness.connect().first == "> CAP LS 302")
    _ = harness.server(":s CAP * LS :sasl=PLAIN", ":s CAP * ACK :sasl", "AUTHENTICATE +")
    #expect(harness.server(":s 903 * :ok") == ["> CAP END"])
  }

  /// The server is back before its services: the connection is kept, and nothing is asked for but what it offers.
  @Test(arguments: [
    [":s CAP * LS :"], [":s CAP * LS :batch", ":s CAP * ACK :batch"],
    [":s CAP * LS :sasl", ":s CAP * DEL :sasl", ":s CAP * NAK :sasl"],
    [":s CAP * LS :sasl", ":s CAP * ACK :sasl", "AUTHENTICATE +", ":s CAP * DEL :sasl"],
  ])
  func situation1_servicesThatAreAwayAreWaitedFor(lines: [String]) {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    var done: [String] = []
    for line in lines { done += harness.server(line) }
    #expect(done.contains("note the server offers no SASL: its services may be away; they are waited for"))
    #expect(!done.contains { $0 == "> CAP END" || $0.hasPrefix("disconnect") })
    #expect(harness.wait(1_999).isEmpty)
    #expect(harness.wait(1) == ["> CAP LS 302"])
    #expect(harness.server(":s CAP * LS :batch").filter { !$0.hasPrefix("> CAP REQ batch") }.isEmpty)
    #expect(harness.server(":s CAP Vigie NEW :sasl=PLAIN").contains("> CAP REQ sasl"))
    let answer = harness.server(":s CAP * ACK :sasl", ":s CAP * ACK :batch")
    #expect(answer.contains("> AUTHENTICATE PLAIN"))
    #expect(harness.server("AUTHENTICATE +") == ["> AUTHENTICATE dmlnaWUAdmlnaWUAcHc="])
    #expect(harness.server(":s 903 * :ok") == ["> CAP END"])
    // Nothing is asked any more, and there is time for the welcome again.
    #expect(harness.wait(44_000).isEmpty)
    _ = harness.server(":s 001 Vigie :hi")
    #expect(harness.server(":s 376 Vigie :end") == ["ready Vigie", "> JOIN #visov-veille"])
  }

  @Test func situation1_aServerThatDoesNotTellOfItsServicesIsAsked() {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :batch", ":s CAP * ACK :batch")
    #expect(harness.wait(6_000) == Array(repeating: "> CAP LS 302", count: 3))
    #expect(harness.server(":s CAP * LS :batch cap-notify") == ["> CAP REQ cap-notify"])
    // It tells by itself; what was missed all the same comes five seconds later.
    _ = harness.server(":s CAP * ACK :cap-notify")
    #expect(harness.wait(4_999).isEmpty && harness.wait(1) == ["> CAP LS 302"])
    #expect(harness.server(":s CAP * LS * :batch", ":s CAP * LS :sasl=PLAIN") == ["> CAP REQ sasl"])
    #expect(harness.server(":s CAP * ACK :sasl") == ["> AUTHENTICATE PLAIN"])
  }

  /// After 25 s another connection is tried: what closes an unregistered one after 30 s would count as a drop.
  @Test func situation1_servicesAreNotWaitedForOnOneConnectionForEver() {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :")
    let done = harness.wait(25_000)
    #expect(done.filter { $0 == "> CAP LS 302" }.count <= 12)
    #expect(
      done.suffix(2) == [
        "> QUIT :not identified", "disconnect: not identified: the server offers no SASL: its services may be away",
      ])
    #expect(harness.server(":s CAP * NEW :sasl", ":s 001 Vigie :hi").isEmpty && harness.wait(60_000).isEmpty)
  }

  /// Impatience is no drop; a ban, or an end that comes at once, is what it says.
  @Test(arguments: [
    (12_000, "ERROR :Registration timeout", true), (2_000, "ERROR :Throttled", false),
    (12_000, "ERROR :Closing link: (K-Lined)", false),
  ])
  func situation1_whoEndsTheWaitIsTold(after: Int64, line: String, isImpatience: Bool) {
    var session = IRCSession(
      IRCSessionConfiguration(nick: "Vigie", sasl: SessionHarness.account, channels: ["#visov-veille"]))
    _ = session.connected(at: 0)
    for text in [":s CAP * LS :", line] {
      guard let message = IRCMessage(text) else { return }
      let actions = session.received(message, at: text == line ? after : 0)
      guard text == line, case .disconnect(let reason)? = actions.last else { continue }
      if case .servicesAway = reason { #expect(isImpatience) } else { #expect(!isImpatience) }
    }
  }

  @Test func beingLoggedOutLaterEndsTheConnection() {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl=PLAIN", ":s CAP * ACK :sasl", "AUTHENTICATE +", ":s 903 * :ok")
    _ = harness.server(":s 001 Vigie :hi", ":s 376 Vigie :end")
    #expect(
      harness.server(":s 901 Vigie Vigie!v@h :You are now logged out")
        == ["disconnect: not identified: logged out by the services"])
  }

  @Test(arguments: [0, 1, 399, 400, 401, 800, 1_200])
  func chunksOfFourHundred(size: Int) {
    let message = [UInt8](repeating: 7, count: size / 4 * 3)
    let pieces = SASLExchange.chunks(message)
    #expect(pieces.allSatisfy { $0.utf8.count <= 400 })
    #expect((pieces.last?.utf8.count ?? 400) < 400)
    let encoded = Base64.encode(message)
    #expect(pieces.joined() == encoded + (encoded.utf8.count % 400 == 0 ? "+" : ""))
  }

  @Test func secretsDoNotShow() {
    let secret = Secret("hunter2")
    var dumped = ""
    dump(SASLCredentials(account: "vigie", password: secret, mechanisms: [.plain]), to: &dumped)
    for shown in ["\(secret)", String(reflecting: secret), dumped] { #expect(!shown.contains("hunter2")) }
  }

  @Test func situation2_ownGhostHoldsTheNick() {
    var harness = SessionHarness()
    _ = harness.connect()
    #expect(harness.server(":s 433 * Vigie :Nickname is already in use") == ["> NICK Vigie_"])
    #expect(harness.server(":s 437 * Vigie_ :Nick/channel is temporarily unavailable") == ["> NICK Vigie__"])
    #expect(harness.server(":s 432 * Vigie__ :Erroneous nickname") == ["> NICK Vigie3"])
    _ = harness.server(":s 001 Vigie3 :hi")
    #expect(harness.server(":s 376 Vigie3 :end") == ["ready Vigie3", "> JOIN #visov-veille"])
    #expect(harness.wait(30_000) == ["> JOIN #visov-veille"])
    #expect(harness.server(":Vigie3!v@h JOIN #visov-veille") == ["joined #visov-veille"])
    #expect(harness.wait(30_000) == ["> ISON Vigie"])
    #expect(harness.server(":s 303 Vigie3 :vigie").isEmpty)
    #expect(harness.wait(20_000).filter { $0.hasPrefix("> NICK") }.isEmpty)
    #expect(harness.server(":s 303 Vigie3 :") == ["> NICK Vigie"])
    #expect(harness.server(":s 433 Vigie3 Vigie :Nickname is already in use").isEmpty)
    #expect(harness.server(":Vigie!v@ghost QUIT :Ping timeout") == ["> NICK Vigie"])
    #expect(harness.server(":Vigie3!v@h NICK :Vigie").isEmpty)
    // Nothing more is tried: the nick is ours.
    #expect(!harness.wait(44_000).contains { $0.contains("NICK") })
  }

  @Test func situation15_aTruncatedNickIn001IsOurs() {
    var harness = SessionHarness(nick: "VigieDuPuyDeDome")
    _ = harness.connect()
    _ = harness.server(":s 001 VigieDuPu :hi", ":s 005 VigieDuPu NICKLEN=9 :are supported", ":s 376 VigieDuPu :end")
    #expect(harness.server(":VigieDuPu!v@h JOIN #visov-veille") == ["joined #visov-veille"])
    #expect(!harness.wait(200_000).contains { $0.contains("NICK") })
  }

  @Test func aServerThatNeverWelcomesIsLeft() {
    var harness = SessionHarness()
    _ = harness.connect()
    _ = harness.server(":s NOTICE * :*** Looking up your hostname")
    #expect(
      harness.wait(60_000) == ["disconnect: not registered: the server did not welcome us in time"])
  }

  @Test func aWelcomeWithoutAnEndIsTakenAsDone() {
    var harness = SessionHarness()
    _ = harness.connect()
    _ = harness.server(":s 001 Vigie :hi")
    #expect(harness.wait(10_000) == ["ready Vigie", "> JOIN #visov-veille"])
  }

  @Test func botModeIsSetWhereItExists() {
    var harness = SessionHarness()
    _ = harness.connect()
    _ = harness.server(":s 001 Vigie :hi", ":s 005 Vigie BOT=B :are supported")
    #expect(harness.server(":s 376 Vigie :end").contains("> MODE Vigie +B"))
  }

  @Test func newCapabilitiesAreTakenAndWithdrawnOnesForgotten() {
    var harness = SessionHarness()
    harness.join(capabilities: "cap-notify message-tags")
    #expect(harness.server(":s CAP Vigie NEW :account-tag sasl=PLAIN") == ["> CAP REQ account-tag"])
    _ = harness.server(":s CAP Vigie ACK :account-tag")
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
    _ = harness.server(":s CAP Vigie DEL :account-tag")
    #expect(harness.server("@account=lea :lea!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille lea/-: !e"])
  }
}

/// Capability negotiation, where servers differ.
@Suite struct NegotiationTests {
  @Test(arguments: [":s CAP * LS :", ":s CAP * LS"]) func anEmptyOfferIsAnOffer(line: String) {
    var harness = SessionHarness()
    _ = harness.connect()
    #expect(harness.server(line) == ["> CAP END"])
  }

  @Test(arguments: [":s 421 * CAP :Unknown", ":s 451 CAP :Register first", ":s 410 * CAP :Invalid CAP command"])
  func aServerThatKnowsNoneIsTakenAsItIs(line: String) {
    var harness = SessionHarness()
    _ = harness.connect()
    #expect(harness.server(line).isEmpty)
    _ = harness.server(":s 001 Vigie :hi")
    #expect(harness.server(":s 376 Vigie :end") == ["ready Vigie", "> JOIN #visov-veille"])
  }

  @Test func anotherUnknownCommandSaysNothingOfCapabilities() {
    var harness = SessionHarness()
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :batch")
    #expect(harness.server(":s 421 * CAP :Unknown", ":s 451 * JOIN :You have not registered").isEmpty)
    #expect(harness.server(":s CAP * ACK :batch") == ["> CAP END"])
  }

  @Test func aTransportPolicyIsReadAndReported() {
    var harness = SessionHarness()
    _ = harness.connect()
    #expect(
      harness.server(":s CAP * LS :sts=port=6697,duration=2592000 batch") == [
        "note the server states a policy of strict transport security (port 6697, for 2592000 s): TLS is used in any case",
        "> CAP REQ batch",
      ])
  }

  @Test(arguments: [
    ("draft/chathistory", false), ("draft/multiline=max-bytes=100", false), ("labeled-response", false),
    ("draft/chathistory batch message-tags server-time", true),
    ("draft/multiline=max-bytes=1 batch message-tags", true),
  ])
  func whatIsWorthNothingAloneIsNotAskedFor(offer: String, asked: Bool) {
    var harness = SessionHarness()
    _ = harness.connect()
    let request = harness.server(":s CAP * LS :\(offer)").joined()
    #expect(request.contains("draft/") == asked && !request.contains("labeled"))
  }

  @Test func aCapabilityMayBeTakenBackByAcknowledgement() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.server(":s CAP Vigie ACK :-account-tag")
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
  }

  @Test func mechanismsThatTheServerDoesNotNameAreNotTried() {
    var harness = SessionHarness(
      sasl: SASLCredentials(account: "v", password: Secret("p"), mechanisms: [.external, .scramSHA256, .plain]))
    _ = harness.connect()
    _ = harness.server(":s CAP * LS * :batch", ":s CAP * LS :sasl=plain,scram-sha-256")
    #expect(harness.server(":s CAP * ACK :batch sasl") == ["> AUTHENTICATE SCRAM-SHA-256"])
  }
}
