import ChatModel
import Testing

@testable import IRCProtocol

/// Before a digest, the managers’ room is inspected.
@Suite struct RoomInspectionTests {
  private static let room = "#gest-63"

  private func harness(
    _ rule: IRCSessionConfiguration.RoomRule, support: String = "CASEMAPPING=rfc1459 CHANMODES=b,k,l,imnpst WHOX",
    names: String = "@Vigie cap", member: String = "cap capitaine"
  ) -> SessionHarness {
    var harness = SessionHarness(channels: [Self.room, "#visov-veille"]) { $0.inspected = [Self.room: rule] }
    harness.join(capabilities: "account-notify extended-join message-tags", support: support, names: names)
    _ = harness.server(
      ":s 354 Vigie 563 \(member)", ":s 315 Vigie \(Self.room) :End", ":s 315 Vigie #visov-veille :End")
    return harness
  }

  private func digest(_ id: OutgoingText.ID) -> OutgoingText { .line(id, "POINT N° 6", to: Self.room, lane: .digest) }

  @Test func aClosedRoomOfKnownPeopleHearsTheDigest() {
    var harness = harness(.told)
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
    ("+nt", "cap capitaine", "exposed #gest-63, withheld: open"),
    ("+int", "cap 0", "exposed #gest-63, withheld: closed cap"),
  ])
  func strictWithholdsTheDigestUntilTheRoomIsMended(modes: String, member: String, told: String) {
    var harness = harness(.strict, member: member)
    #expect(harness.joining.contains("> MODE #gest-63"))
    #expect(harness.say(digest(1)) == [])
    let done = harness.server(":s 324 Vigie #gest-63 \(modes)")
    #expect(done == [told, "failed 1: exposed"])
    // A change of modes makes it worth another inspection at once.
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

  @Test func whereARoomNeedNotBeClosedOnlyDigestsWaitForAnInspection() {
    var harness = harness(.told)
    #expect(
      harness.say(.line(1, "DÉTRESSE S61", to: Self.room, lane: .distress)).first == "> PRIVMSG #gest-63 :DÉTRESSE S61")
    #expect(harness.say(.line(2, "S61 enregistré", to: Self.room)).first == "> PRIVMSG #gest-63 :S61 enregistré")
  }

  /// A question about closing, an answer, a call for help: a room that is to be closed hears none of them while it is not.
  @Test(arguments: OutgoingLine.Lane.allCases)
  func strictWithholdsEverything(lane: OutgoingLine.Lane) {
    var harness = harness(.strict)
    _ = harness.server(":s 324 Vigie #gest-63 +nt")
    let done = harness.say(.line(1, "Clore 63-crue-2411 ?", to: Self.room, lane: lane))
    #expect(done.first == "exposed #gest-63, withheld: open")
    #expect(done.last?.hasPrefix("failed 1: exposed") ?? false, "\(done)")
    #expect(done.count == 2)
    // Other rooms hear what is for them.
    #expect(harness.say(.line(2, "S1 noté", lane: lane)).first == "> PRIVMSG #visov-veille :S1 noté")
  }

  @Test func anAnswerThatIsWithheldGoesToWhoeverAsked() {
    var harness = harness(.strict, member: "cap capitaine")
    _ = harness.server(":s 324 Vigie #gest-63 +nt")
    var answer = OutgoingText.line(1, "63-crue-2411 : 3 signalements", to: Self.room)
    answer.otherwise = .person(nick: "cap", account: "capitaine")
    #expect(
      harness.say(answer).prefix(2) == [
        "exposed #gest-63, withheld: open", "> NOTICE cap :63-crue-2411 : 3 signalements",
      ])
    answer.id = 2
    answer.otherwise = .account("capitaine")
    _ = harness.server(":s PONG s vigie-1")
    #expect(harness.say(answer).first == "> NOTICE cap :63-crue-2411 : 3 signalements")
    // Not to whoever took the nick.
    answer.id = 3
    answer.otherwise = .person(nick: "cap", account: "autre")
    #expect(harness.say(answer) == ["failed 3: notTheSamePerson"])
  }

  /// Nothing is asked again for each line, and a stranger who comes in, or a mode that goes, is seen at once.
  @Test func aStrictRoomIsFollowed() {
    var harness = harness(.strict)
    _ = harness.server(":s 324 Vigie #gest-63 +int")
    func line(_ id: OutgoingText.ID) -> OutgoingText { .line(id, "S\(id) noté", to: Self.room) }
    #expect(harness.say(line(1)).first == "> PRIVMSG #gest-63 :S1 noté")
    _ = harness.server(":s PONG s vigie-1")
    for _ in 1...10 {
      for line in harness.wait(30_000) where line.hasPrefix("> PING ") {
        _ = harness.server(":s PONG s \(line.dropFirst(7))")
      }
      _ = harness.server(":s NOTICE Vigie :still here")
    }
    let said = harness.say(line(2))
    #expect(said.first == "> PRIVMSG #gest-63 :S2 noté" && !said.contains("> MODE #gest-63"), "\(said)")
    _ = harness.server(":x!u@h JOIN #gest-63 * :X")
    #expect(harness.say(line(3)).first == "exposed #gest-63, withheld: closed x")
    _ = harness.server(":x!u@h PART #gest-63")
    #expect(harness.say(line(4)).first == "> PRIVMSG #gest-63 :S4 noté")
    _ = harness.server(":cap!u@h ACCOUNT *")
    #expect(harness.say(line(5)).first == "exposed #gest-63, withheld: closed cap")
    _ = harness.server(":cap!u@h ACCOUNT capitaine", ":op!u@h MODE #gest-63 -i")
    #expect(harness.say(line(6)) == ["> MODE #gest-63", "> WHO #gest-63 %tna,563"])
    _ = harness.server(":s 315 Vigie #gest-63 :End")
    #expect(harness.server(":s 324 Vigie #gest-63 +nt").first == "exposed #gest-63, withheld: open")
  }

  @Test(arguments: [
    ("+nt k", [UInt8(ascii: "n"), UInt8(ascii: "t")]), ("+k-l+i secret", [UInt8(ascii: "k"), UInt8(ascii: "i")]),
  ])
  func modesAreReadWithTheirParameters(words: String, set: [UInt8]) {
    var harness = harness(.told)
    _ = harness.say(digest(1))
    _ = harness.server(":s 324 Vigie #gest-63 \(words)")
    #expect(harness.session.link.inspections[0]?.modes == Set(set))
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
    #expect(harness.joining.contains("> MODE #gest-63"))
    #expect(harness.say(digest(1)) == [])
    #expect(harness.server(":s 324 Vigie #gest-63 +ik key").first == "> PRIVMSG #gest-63 :POINT N° 6")
  }
}
