import ChatModel
import Testing

@testable import IRCProtocol

/// Each copy of what is said in several rooms is said, whatever waits.
@Suite struct CopiesTests {
  private static let rooms = ["#gest-63", "#gest-42", "#gest-43", "#visov-coord", "#visov-veille"]

  private static func harness() -> SessionHarness {
    var harness = SessionHarness(channels: rooms, pacing: ServerKind.inspIRCd.pacing)
    harness.join(capabilities: "message-tags echo-message labeled-response")
    _ = harness.wait(60_000)
    return harness
  }

  /// What was said, in order, as `room text`.
  private static func said(_ done: [String]) -> [String] {
    done.compactMap { line in
      line.range(of: "PRIVMSG ").map { String(line[$0.upperBound...]).replacing(" :", with: " ") }
    }
  }

  @Test(arguments: OutgoingLine.Lane.allCases)
  func aKeyReplacesNothingInAnotherRoom(_ lane: OutgoingLine.Lane) {
    var harness = Self.harness()
    // What fills the pace, so that the copies wait.
    for i in 0..<20 { _ = harness.say(.line(UInt64(100 + i), "réponse \(i)")) }
    for i in 0..<7 { _ = harness.say(.line(UInt64(200 + i), "autre \(i)", lane: .distress)) }
    var done: [String] = []
    for (i, room) in Self.rooms.enumerated() {
      done += harness.say(.line(UInt64(i), "même clé", to: room, lane: lane, key: "distress/63/1"))
    }
    #expect(done.isEmpty)
    // A newer state takes the place of the older one of its own room, where that still waits.
    done = harness.say(.line(50, "nouvel état", to: "#visov-veille", lane: lane, key: "distress/63/1"))
    #expect(done == ["failed 4: superseded"])
    let said = Self.said(harness.wait(120_000))
    for room in Self.rooms.dropLast() { #expect(said.filter { $0 == "\(room) même clé" }.count == 1, "\(room)") }
    // Answers that wait may be joined.
    #expect(said.contains { $0.hasPrefix("#visov-veille") && $0.hasSuffix("nouvel état") })
  }

  @Test func aPersonIsOneDestinationWhateverTheNick() {
    typealias Target = OutgoingLine.Destination
    #expect(Target.account("jo").isSame(as: .person(nick: "jo_", account: "jo")))
    #expect(Target.person(nick: "jo_", account: "jo").isSame(as: .account("jo")))
    #expect(!Target.account("jo").isSame(as: .account("lea")))
    #expect(!Target.account("jo").isSame(as: .person(nick: "jo", account: nil)))
    #expect(!Target.account("jo").isSame(as: .channel("jo")))
  }

  /// After a conversation has used what it may, a distress still goes to four rooms at once, and another one soon after.
  @Test func aDistressFindsItsTokensInEveryRoom() {
    var harness = Self.harness()
    for i in 0..<20 { _ = harness.say(.line(UInt64(100 + i), "réponse \(i)")) }
    let rooms = Self.rooms.dropLast()
    var first: [String] = []
    for (i, room) in rooms.enumerated() {
      first += harness.say(.line(UInt64(i), "un", to: room, lane: .distress, key: "distress/63/1"))
    }
    #expect(Self.said(first) == rooms.map { "\($0) un" })
    var second: [String] = []
    for (i, room) in rooms.enumerated() {
      second += harness.say(.line(UInt64(10 + i), "deux", to: room, lane: .distress, key: "distress/63/2"))
    }
    second += harness.wait(2_000)
    #expect(Self.said(second) == rooms.map { "\($0) deux" })
  }

  /// Answers come first; what has waited for them takes turns with them, so that no flow of answers holds it up.
  @Test func announcementsTakeTurnsWithAnswers() {
    var harness = Self.harness()
    for i in 0..<30 { _ = harness.say(.direct(UInt64(100 + i), "réponse \(i)", to: "jo", account: nil)) }
    _ = harness.say(.line(1, "question", lane: .announcement), .line(2, "relève", lane: .announcement))
    let said = Self.said(harness.wait(6_000))
    let places = ["question", "relève"].compactMap { word in said.firstIndex { $0.hasSuffix(word) } }
    #expect(places == [1, 3])
  }

  /// A crowd of strangers neither delays a member's call nor keeps members' answers waiting for long.
  @Test func strangersHaveAPaceOfTheirOwn() {
    var harness = Self.harness()
    var done: [String] = []
    for i in 0..<300 {
      done += harness.say(
        .line(UInt64(1_000 + i), "inconnu \(i)", to: "#gest-63", lane: .call),
        .line(UInt64(2_000 + i), "inconnu \(i)", to: "#gest-42", lane: .call))
    }
    #expect(done.count { $0.hasSuffix(": crowded") } > 500)
    #expect(harness.session.queue.waiting(in: .call) == SendQueue.strangers)
    let own = harness.say(.line(1, "la mienne", to: "#gest-63", lane: .distress))
    #expect(Self.said(own) == ["#gest-63 la mienne"])
    for i in 0..<10 { done += harness.say(.line(UInt64(10 + i), "réponse \(i)")) }
    let said = Self.said(harness.wait(15_000))
    #expect((0..<10).allSatisfy { i in said.contains { $0.contains("réponse \(i)") } })
    // They are not forgotten either: one line in two.
    #expect((5...12).contains(said.count { $0.contains("inconnu") }))
  }
}
