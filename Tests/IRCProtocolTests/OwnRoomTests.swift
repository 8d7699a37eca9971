import ChatModel
import Testing

@testable import IRCProtocol

/// Rooms that the session opens itself: closed, and nobody in them but their guests.
@Suite struct OwnRoomTests {
  private static let room = "#gest-63-crue-2411"
  private static let capabilities = "account-notify extended-join message-tags multi-prefix"
  private static let support = "CASEMAPPING=rfc1459 PREFIX=(qaohv)~&@%+ CHANMODES=b,k,l,imnpst WHOX"

  private func own(_ topic: String = "63-crue-2411", guests: Set<String> = ["capitaine", "camille"]) -> OwnRoom {
    OwnRoom(
      channel: Self.room, topic: topic, guests: guests, invited: guests.subtracting(["camille"]),
      farewell: "Salon réservé")
  }

  /// In the standing room, with `cap` (capitaine), `jo` and `cam` (camille) in it.
  private func harness() -> SessionHarness {
    var harness = SessionHarness()
    harness.join(capabilities: Self.capabilities, support: Self.support, names: "Vigie cap jo cam")
    _ = harness.server(
      ":s 354 Vigie 563 cap Capitaine", ":s 354 Vigie 563 jo jo", ":s 354 Vigie 563 cam camille",
      ":s 315 Vigie #visov-veille :End")
    return harness
  }

  /// The server lets us in: with whom (NAMES), and as what.
  private func comeIn(_ harness: inout SessionHarness, names: String = "@Vigie") -> [String] {
    harness.server(
      ":Vigie!vigie@host.test JOIN \(Self.room) vigie :Vigie", ":s 353 Vigie = \(Self.room) :\(names)",
      ":s 366 Vigie \(Self.room) :End")
  }

  @Test func oneIsOpenedClosedAndReportedOnceItIs() {
    var harness = harness()
    #expect(harness.keep(own()) == ["> JOIN \(Self.room)"])
    #expect(
      comeIn(&harness) == [
        "> WHO \(Self.room) %tna,563", "> MODE \(Self.room) +inst", "> TOPIC \(Self.room) 63-crue-2411",
        "> INVITE cap \(Self.room)", "> MODE \(Self.room)",
      ])
    #expect(harness.server(":Vigie!vigie@host.test MODE \(Self.room) +inst").contains("> MODE \(Self.room)"))
    #expect(harness.server(":s 315 Vigie \(Self.room) :End").isEmpty)
    #expect(harness.server(":s 324 Vigie \(Self.room) +inst") == ["joined \(Self.room)"])
    #expect(harness.say(.line(1, "POINT N° 1", to: Self.room)).first == "> PRIVMSG \(Self.room) :POINT N° 1")
    // Nothing new is nothing to do.
    #expect(harness.keep(own()).isEmpty)
  }

  @Test func guestsAreInvitedWhenTheyAreSeenAndOthersPutOut() {
    var harness = standing()
    // Who identifies later, or comes back, is invited then; who parts may come in again.
    #expect(harness.server(":new!u@h JOIN #visov-veille * :x").isEmpty)
    #expect(harness.keep(own(guests: ["capitaine", "lieutenant"])).isEmpty)
    #expect(harness.server(":new!u@h ACCOUNT lieutenant") == ["> INVITE new \(Self.room)"])
    #expect(harness.server(":cap!u@h JOIN \(Self.room) Capitaine :x").isEmpty)
    #expect(harness.server(":cap!u@h PART \(Self.room)") == ["> INVITE cap \(Self.room)"])
    #expect(
      harness.server(":cap!u@h QUIT :x", ":cap!u@h JOIN #visov-veille Capitaine :x") == ["> INVITE cap \(Self.room)"])
    // Let in by an operator of the server, or a guest no longer.
    #expect(harness.server(":jo!u@h JOIN \(Self.room) jo :x") == ["> KICK \(Self.room) jo :Salon réservé"])
    #expect(harness.server(":x!u@h JOIN \(Self.room) * :x") == ["> KICK \(Self.room) x :Salon réservé"])
    _ = harness.server(":Vigie!v@h KICK \(Self.room) jo :x", ":Vigie!v@h KICK \(Self.room) x :x")
    #expect(harness.server(":cap!u@h JOIN \(Self.room) Capitaine :x").isEmpty)
    #expect(harness.server(":cap!u@h ACCOUNT *") == ["> KICK \(Self.room) cap :Salon réservé"])
    #expect(harness.server(":cap!u@h ACCOUNT capitaine").isEmpty)
    let done = harness.keep(own(guests: ["lieutenant"]))
    #expect(done.contains("exposed \(Self.room), withheld: closed cap"))
    #expect(done.filter { $0.hasPrefix("> KICK") } == ["> KICK \(Self.room) cap :Salon réservé"])
  }

  /// Somebody was there first, and may let in whom they please.
  @Test func aRoomThatIsSomebodyElsesIsNotSpokenIn() {
    var harness = harness()
    _ = harness.keep(own())
    _ = comeIn(&harness, names: "@jo Vigie")
    let done = harness.server(
      ":s 324 Vigie \(Self.room) +inst", ":s 354 Vigie 563 jo jo", ":s 315 Vigie \(Self.room) :End")
    #expect(done == ["exposed \(Self.room), withheld: closed jo"])
    #expect(harness.say(.line(1, "POINT N° 1", to: Self.room)) == ["failed 1: exposed"])
    // Ours after all: they are put out, and it is reported.
    #expect(
      Set(harness.server(":s MODE \(Self.room) +o Vigie").filter { !$0.hasPrefix("> WHO") }) == [
        "> MODE \(Self.room) +inst", "> TOPIC \(Self.room) 63-crue-2411", "> KICK \(Self.room) jo :Salon réservé",
        "> INVITE cap \(Self.room)", "> MODE \(Self.room)",
      ])
    _ = harness.server(":Vigie!v@h KICK \(Self.room) jo :x", ":s 315 Vigie \(Self.room) :End")
    #expect(harness.server(":s 324 Vigie \(Self.room) +inst") == ["joined \(Self.room)"])
  }

  /// After a restart, people are still in it: nobody but guests, so it may be spoken in.
  @Test func withoutBeingAnOperatorAClosedRoomOfGuestsIsGoodEnough() {
    var harness = harness()
    _ = harness.keep(own())
    _ = comeIn(&harness, names: "cap Vigie")
    _ = harness.server(":s 354 Vigie 563 cap capitaine", ":s 315 Vigie \(Self.room) :End")
    #expect(harness.server(":s 324 Vigie \(Self.room) +inst") == ["joined \(Self.room)"])
  }

  @Test func whereTheServerDoesNotTellAccountsNoneIsSpokenIn() {
    var harness = SessionHarness()
    harness.join(capabilities: Self.capabilities, support: "CASEMAPPING=rfc1459 CHANMODES=b,k,l,imnpst")
    _ = harness.keep(own())
    _ = comeIn(&harness)
    #expect(
      harness.server(":s 324 Vigie \(Self.room) +inst") == ["exposed \(Self.room), withheld: unknown"])
  }

  @Test func oneThatIsNotWantedAnyMoreIsLeftAndMayBeOpenedAgain() {
    var harness = standing()
    #expect(harness.keep() == ["> PART \(Self.room)"])
    #expect(harness.server(":Vigie!vigie@host.test PART \(Self.room)").isEmpty)
    // Nobody makes us come back.
    #expect(harness.live(40_000).allSatisfy { !$0.hasPrefix("> JOIN") })
    #expect(harness.server(":op!u@h INVITE Vigie \(Self.room)").isEmpty)
    #expect(comeIn(&harness).contains("> PART \(Self.room)"))
    #expect(harness.keep(own()) == ["> JOIN \(Self.room)"])
  }

  @Test func aNewTopicIsSetAndANewConnectionOpensItAnew() {
    var harness = standing()
    #expect(
      harness.keep(own("63-crue-2411, terminée")).contains("> TOPIC \(Self.room) :63-crue-2411, terminée"))
    _ = harness.lose()
    harness.join(capabilities: Self.capabilities, support: Self.support, names: "Vigie cap")
    #expect(comeIn(&harness).contains("> MODE \(Self.room) +inst"))
  }

  /// With services, the room is registered, so that it is ours again when we come back to people who are in it.
  @Test func servicesAreAskedForWhatTheServerRefuses() {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    _ = harness.server(
      ":s CAP * LS :\(Self.capabilities) sasl=EXTERNAL", ":s CAP * ACK :\(Self.capabilities) sasl", "AUTHENTICATE +",
      ":s 900 Vigie Vigie!v@h vigie :in", ":s 903 Vigie :in", ":s 001 Vigie :Welcome",
      ":s 005 Vigie \(Self.support) :are supported", ":s 376 Vigie :End")
    _ = harness.keep(own())
    #expect(
      harness.server(":s 473 Vigie \(Self.room) :Cannot join (+i)") == [
        "left \(Self.room): invited people only", "> PRIVMSG ChanServ :INVITE \(Self.room)",
      ])
    #expect(harness.server(":ChanServ!s@services INVITE Vigie \(Self.room)").contains("> JOIN \(Self.room)"))
    #expect(comeIn(&harness, names: "cap Vigie").contains("> PRIVMSG ChanServ :OP \(Self.room)"))
    let done = harness.server(":ChanServ!s@services MODE \(Self.room) +o Vigie")
    #expect(done.contains("> MODE \(Self.room) +inst"))
    #expect(done.contains("> PRIVMSG ChanServ :REGISTER \(Self.room)"))
  }

  /// A room of ours that stands, in which nobody is yet.
  private func standing() -> SessionHarness {
    var harness = harness()
    _ = harness.keep(own())
    _ = comeIn(&harness)
    _ = harness.server(
      ":Vigie!vigie@host.test MODE \(Self.room) +inst", ":s 315 Vigie \(Self.room) :End",
      ":s 324 Vigie \(Self.room) +inst", ":s 324 Vigie \(Self.room) +inst")
    return harness
  }
}
