import Testing

@testable import IRCProtocol

/// Before a digest, the managers' room itself is looked at.
@Suite struct RoomLookTests {
  private static let room = "#gest-63"

  private func harness(
    _ rule: IRCSessionConfiguration.RoomRule, support: String = "CASEMAPPING=rfc1459 CHANMODES=b,k,l,imnpst WHOX",
    names: String = "@Vigie cap"
  ) -> SessionHarness {
    var harness = SessionHarness(channels: [Self.room, "#visov-veille"]) { $0.lookedAt = [Self.room: rule] }
    harness.join(capabilities: "account-notify extended-join message-tags", support: support, names: names)
    _ = harness.server(":s 315 Vigie \(Self.room) :End", ":s 315 Vigie #visov-veille :End")
    return harness
  }

  private func digest(_ id: OutgoingText.ID) -> OutgoingText { .line(id, "POINT N° 6", to: Self.room, lane: .digest) }

  @Test func aClosedRoomOfKnownPeopleHearsTheDigest() {
    var harness = harness(.strict)
    #expect(harness.say(digest(1)) == ["> MODE #gest-63", "> WHO #gest-63 %tna,563"])
    #expect(harness.server(":s 324 Vigie #gest-63 +itn").isEmpty)
    #expect(
      harness.server(":s 354 Vigie 563 cap capitaine", ":s 315 Vigie #gest-63 :End")
        == ["> PRIVMSG #gest-63 :POINT N° 6", "> PING vigie-1"])
    // For a minute nothing is asked again.
    _ = harness.server(":s PONG s vigie-1")
    _ = harness.wait(30_000)
    #expect(harness.say(digest(2)).first == "> PRIVMSG #gest-63 :POINT N° 6")
  }

  @Test func anOpenRoomIsToldAndTheDigestSaid() {
    var harness = harness(.told)
    _ = harness.say(digest(1))
    _ = harness.server(":s 354 Vigie 563 cap capitaine", ":s 315 Vigie #gest-63 :End")
    #expect(
      harness.server(":s 324 Vigie #gest-63 +nt")
        == ["exposed #gest-63: open", "> PRIVMSG #gest-63 :POINT N° 6", "> PING vigie-1"])
    // Told once while it stays so.
    _ = harness.server(":s PONG s vigie-1")
    _ = harness.wait(70_000)
    _ = harness.say(digest(2))
    _ = harness.server(":s 354 Vigie 563 cap capitaine", ":s 315 Vigie #gest-63 :End")
    #expect(harness.server(":s 324 Vigie #gest-63 +nt").first == "> PRIVMSG #gest-63 :POINT N° 6")
  }

  @Test(arguments: [
    ("+nt", "cap capitaine", "exposed #gest-63, withheld: open", "exposed(IRCProtocol.RoomExposure(isOpen: true"),
    ("+int", "cap 0", "exposed #gest-63, withheld: closed cap", "strangers: [\"cap\"]"),
  ])
  func strictWithholdsTheDigestUntilTheRoomIsMended(modes: String, member: String, told: String, why: String) {
    var harness = harness(.strict)
    _ = harness.say(digest(1))
    _ = harness.server(":s 354 Vigie 563 \(member)", ":s 315 Vigie #gest-63 :End")
    let done = harness.server(":s 324 Vigie #gest-63 \(modes)")
    #expect(done.first == told)
    #expect(done.dropFirst().first?.contains(why) ?? false, "\(done)")
    #expect(done.count == 2)
    // A change of modes makes it worth another look at once.
    _ = harness.server(":op!u@h MODE #gest-63 +i")
    #expect(harness.say(digest(2)).contains("> MODE #gest-63"))
    _ = harness.server(":s 354 Vigie 563 cap capitaine", ":s 315 Vigie #gest-63 :End")
    #expect(harness.server(":s 324 Vigie #gest-63 +int").first == "> PRIVMSG #gest-63 :POINT N° 6")
  }

  @Test func aServerThatDoesNotSayIsWaitedForTenSeconds() {
    var strict = harness(.strict)
    _ = strict.say(digest(1))
    let done = strict.wait(10_000)
    #expect(done.first == "exposed #gest-63, withheld: unknown")
    #expect(done.last?.hasPrefix("failed 1: exposed") ?? false)
    var lenient = harness(.told)
    _ = lenient.say(digest(1))
    #expect(lenient.wait(10_000).contains("> PRIVMSG #gest-63 :POINT N° 6"))
  }

  @Test func distressAndAnswersDoNotWaitForALook() {
    var harness = harness(.strict)
    #expect(
      harness.say(.line(1, "DÉTRESSE S61", to: Self.room, lane: .distress)).first == "> PRIVMSG #gest-63 :DÉTRESSE S61")
  }

  @Test(arguments: [
    ("+nt k", [UInt8(ascii: "n"), UInt8(ascii: "t")]), ("+k-l+i secret", [UInt8(ascii: "k"), UInt8(ascii: "i")]),
  ])
  func modesAreReadWithTheirParameters(words: String, set: [UInt8]) {
    var harness = harness(.told)
    _ = harness.say(digest(1))
    _ = harness.server(":s 324 Vigie #gest-63 \(words)")
    #expect(harness.session.link.looks[0]?.modes == Set(set))
  }

  /// `r` is "registered only" with solanum, and "is registered" elsewhere.
  @Test(arguments: [("solanum-1.0", false), ("InspIRCd-3", true)])
  func whatClosesARoomDependsOnTheServer(version: String, isOpen: Bool) {
    var harness = harness(.told)
    _ = harness.server(":s 004 Vigie s \(version) i r")
    _ = harness.say(digest(1))
    _ = harness.server(":s 354 Vigie 563 cap capitaine", ":s 315 Vigie #gest-63 :End")
    #expect(harness.server(":s 324 Vigie #gest-63 +ntr").contains("exposed #gest-63: open") == isOpen)
  }

  @Test func whereNobodyHasAnAccountOnlyTheModesCount() {
    var harness = harness(.strict, support: "CASEMAPPING=ascii")
    #expect(harness.say(digest(1)) == ["> MODE #gest-63"])
    #expect(harness.server(":s 324 Vigie #gest-63 +ik key").first == "> PRIVMSG #gest-63 :POINT N° 6")
  }
}
