import ChatModel
import Testing
import VigieTestSupport

@testable import IRCProtocol

@Suite struct PacingTests {
  /// In no span are more lines let through than the burst and what the span refills.
  @Test func theBoundIsNeverPassed() {
    var random = Seeded(seed: 6)
    for _ in 0..<200 {
      let pacing = Pacing(
        burst: Int.random(in: 1...6, using: &random), every: Int64.random(in: 1...3_000, using: &random))
      var bucket = TokenBucket(pacing, at: 0)
      var now: Int64 = 0
      var taken: [Int64] = []
      for _ in 0..<300 {
        now += Int64.random(in: 0...pacing.every, using: &random)
        if bucket.spend(reserve: Int.random(in: 0...1, using: &random), at: now) == nil { taken.append(now) }
      }
      for (i, start) in taken.enumerated() {
        for j in i..<taken.count {
          #expect(j - i + 1 <= pacing.burst + Int((taken[j] - start) / pacing.every) + 1)
        }
      }
    }
  }

  @Test func theWaitIsExact() {
    var bucket = TokenBucket(Pacing(burst: 2, every: 1_000), at: 0)
    #expect(bucket.spend(reserve: 0, at: 0) == nil)
    #expect(bucket.spend(reserve: 1, at: 0) == 1_000)
    #expect(bucket.spend(reserve: 0, at: 0) == nil)
    #expect(bucket.spend(reserve: 0, at: 400) == 600)
    #expect(bucket.spend(reserve: 0, at: 999) == 1)
    #expect(bucket.spend(reserve: 0, at: 1_000) == nil)
  }

  @Test func aBucketOfOneHasNothingToReserve() {
    var bucket = TokenBucket(Pacing(burst: 1, every: 1_000), at: 0)
    #expect(bucket.spend(reserve: 1, at: 0) == nil)
  }

  @Test func distressOvertakesAndHasATokenOfItsOwn() {
    var harness = SessionHarness(pacing: .standard)
    harness.join(capabilities: "message-tags")
    _ = harness.wait(30_000)
    let first = harness.say(
      .line(1, "un", lane: .announcement), .line(2, "deux", lane: .announcement),
      .line(3, "trois", lane: .announcement), .line(4, "quatre", lane: .announcement))
    #expect(first == ["> PRIVMSG #visov-veille un", "> PRIVMSG #visov-veille deux", "> PING vigie-1"])
    // Half of the burst is left for a distress, and one line may be owed beyond it.
    #expect(
      harness.say(.line(5, "détresse", lane: .distress), .line(6, "une autre", lane: .distress)) == [
        "> PRIVMSG #visov-veille détresse", "> PRIVMSG #visov-veille :une autre",
      ])
    #expect(harness.wait(7_999).isEmpty)
    #expect(harness.wait(1) == ["> PRIVMSG #visov-veille trois"])
  }

  /// Whatever waits, and whenever it comes: the managers' room and the coordination's hear of it within two seconds.
  @Test(arguments: Array(stride(from: Int64(0), through: 21_000, by: 350)))
  func aDistressIsOutWithinTwoSecondsBehindFiveHundredLines(_ moment: Int64) {
    var harness = SessionHarness(pacing: .standard)
    harness.join(capabilities: "message-tags")
    _ = harness.wait(30_000)
    for id in 1...500 { _ = harness.say(.line(UInt64(id), "ligne \(id)", lane: id % 2 == 0 ? .answer : .announcement)) }
    _ = harness.wait(moment)
    let said =
      harness.say(.line(1_001, "détresse", lane: .distress), .line(1_002, "la même", lane: .distress))
      + harness.wait(2_000)
    #expect(said.contains("> PRIVMSG #visov-veille détresse") && said.contains("> PRIVMSG #visov-veille :la même"))
  }

  @Test func lanesExpiryAndKeys() {
    var harness = SessionHarness(pacing: Pacing(burst: 1, every: 1_000))
    harness.join(capabilities: "message-tags")
    let now = harness.now
    #expect(
      harness.say(
        .line(1, "point", lane: .digest), .line(2, "relève", lane: .announcement, expires: now + 500),
        .line(3, "ancien", lane: .announcement, key: "relève"), .line(4, "réponse"),
        .line(5, "nouveau", lane: .announcement, key: "relève")) == ["failed 3: superseded"])
    #expect(harness.wait(500) == ["failed 2: expired"])
    #expect(
      harness.wait(10_000).filter { $0.hasPrefix("> PRIVMSG") } == [
        "> PRIVMSG #visov-veille réponse", "> PRIVMSG #visov-veille nouveau", "> PRIVMSG #visov-veille point",
      ])
  }

  @Test func theQueueIsBoundedButForDistress() {
    var queue = SendQueue()
    for i in 0..<SendQueue.capacity { #expect(queue.add(.line(UInt64(i), "x")).accepted) }
    #expect(!queue.add(.line(9_999, "x")).accepted)
    #expect(queue.add(.line(10_000, "x", lane: .distress)).accepted)
    var order: [OutgoingText.ID] = []
    while let position = queue.first(where: { _ in true }) {
      order.append(queue[position].text.id)
      queue.remove(at: position)
    }
    #expect(order == [10_000] + (0..<UInt64(SendQueue.capacity)))
    #expect(queue.isEmpty)
  }
}
