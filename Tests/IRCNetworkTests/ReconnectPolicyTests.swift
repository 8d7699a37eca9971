import Testing
import VigieTestSupport

@testable import IRCNetwork

@Suite struct ReconnectPolicyTests {
  @Test func whatCannotBeReachedIsTriedOftenForTenMinutesThenLessAndLess() {
    var policy = ReconnectPolicy()
    var now: Int64 = 0
    while now < 600_000 {
      let delay = policy.delay(after: .unreachable, at: now, random: 0.999)
      #expect((1_000...2_000).contains(delay))
      now += delay
    }
    var longest: Int64 = 0
    for _ in 0..<50 {
      let delay = policy.delay(after: .unreachable, at: now, random: 0.999)
      #expect(delay >= longest)
      longest = delay
      now += delay
    }
    #expect((290_000...300_000).contains(longest))
    #expect(policy.delay(after: .unreachable, at: now, random: 0) == 1_000)
  }

  /// Situation 9: accept-then-close servers, K-line.
  @Test(arguments: [0.0, 0.5, 0.999]) func situation9_neverMoreThanThreeAMinute(random: Double) {
    var policy = ReconnectPolicy()
    var now: Int64 = 0
    var attempts: [Int64] = []
    for _ in 0..<50 {
      attempts.append(now)
      now += policy.delay(after: .lost(goodFor: 0), at: now, random: random)
    }
    for (i, attempt) in attempts.enumerated() where i + 3 < attempts.count {
      #expect(attempts[i + 3] - attempt >= 60_000)
    }
    #expect((attempts.last ?? 0) - (attempts.dropLast().last ?? 0) <= 300_000)
  }

  @Test func aGoodMinuteForgivesAndABanIsWaitedFor() {
    var policy = ReconnectPolicy()
    var now: Int64 = 0
    for _ in 0..<9 { now += policy.delay(after: .lost(goodFor: 59_999), at: now, random: 0.5) }
    #expect(policy.delay(after: .lost(goodFor: 59_999), at: now, random: 0.5) > 100_000)
    #expect(policy.delay(after: .lost(goodFor: 60_000), at: now + 400_000, random: 0.5) < 500)
    #expect(policy.delay(after: .banned, at: now, random: 0) == 1_800_000)
  }

  @Test(arguments: [0.0, 0.999]) func aServerThatWasGoodIsLookedForWithHaste(random: Double) {
    var policy = ReconnectPolicy()
    var now: Int64 = 0
    // Not at the start of the program, nor where something answers and cannot be spoken to.
    #expect(policy.delay(after: .unreachable, at: now, random: random) >= 1_000)
    now += policy.delay(after: .lost(goodFor: 60_000), at: now, random: random)
    #expect((250..<500).contains(now))
    while now < 30_000 {
      let delay = policy.delay(after: .unreachable, at: now, random: random)
      #expect((250..<500).contains(delay))
      #expect(policy.delay(after: .unencrypted, at: now, random: random) >= 1_000)
      now += delay
    }
    #expect((1_000..<1_250).contains(policy.delay(after: .unreachable, at: now, random: random)))
    // It is there, and throws us out: no haste any more.
    _ = policy.delay(after: .lost(goodFor: 60_000), at: now, random: random)
    #expect(policy.delay(after: .lost(goodFor: 0), at: now + 500, random: random) >= 2_000)
    #expect(policy.delay(after: .unreachable, at: now + 3_000, random: random) >= 1_000)
  }

  /// Each connection waits for the services by itself, so that the next may come soon; not for ever, though.
  @Test(arguments: [(15_000, 0.0), (25_000, 0.0), (25_000, 0.999)])
  func situation1_servicesThatStayAwayAreWaitedForOnFewConnections(life: Int64, random: Double) {
    var policy = ReconnectPolicy()
    var now: Int64 = 0
    var beginnings: [Int64] = []
    while now < 600_000 {
      beginnings.append(now)
      now += life
      let delay = policy.delay(after: .servicesAway, at: now, random: random)
      #expect(delay <= (life == 25_000 ? 10_000 : 30_000))
      now += delay
    }
    for (i, moment) in beginnings.enumerated() where i + 3 < beginnings.count {
      #expect(beginnings[i + 3] - moment >= 60_000)
    }
    for _ in 0..<50 { now += 25_000 + policy.delay(after: .servicesAway, at: now, random: 0.999) }
    #expect((200_000...300_000).contains(policy.delay(after: .servicesAway, at: now, random: 0.999)))
  }

  /// Over any history of attempts: never at once, never more than three a minute at a server that accepts and drops,
  /// never given up, and soon where nobody answered for less than ten minutes.
  @Test func overAnyHistory() {
    var random = Seeded(seed: 9)
    for _ in 0..<300 {
      var policy = ReconnectPolicy()
      var now: Int64 = 0
      var drops: [Int64] = []
      var unreachableSince: Int64?
      var lostGoodAt: Int64?
      for _ in 0..<60 {
        let ending: ReconnectPolicy.Ending =
          switch Int.random(in: 0..<10, using: &random) {
          case 0: .banned
          case 1..<4: .unreachable
          case 4: .unencrypted
          default: .lost(goodFor: Bool.random(using: &random) ? 0 : Int64.random(in: 0...200_000, using: &random))
          }
        if case .lost(let goodFor) = ending { now += goodFor }
        let delay = policy.delay(after: ending, at: now, random: Double.random(in: 0..<1, using: &random))
        let isHasty = lostGoodAt.map { now - $0 < 30_000 } ?? false
        switch ending {
        case .unreachable where isHasty, .lost(goodFor: 60_000...): #expect((250..<500).contains(delay))
        default: #expect(delay >= 1_000)
        }
        switch ending {
        case .banned: #expect((1_800_000...1_860_000).contains(delay))
        case .servicesAway: Issue.record("not in these histories")
        case .unreachable, .unencrypted:
          let since = unreachableSince ?? now
          unreachableSince = since
          #expect(delay <= (now - since < 600_000 ? 2_000 : 300_000))
        case .lost(let goodFor):
          unreachableSince = nil
          #expect(delay <= 300_000)
          lostGoodAt = goodFor >= 60_000 ? now : nil
          if goodFor >= 60_000 { drops = [] }
          drops.append(now + delay)
          if drops.count > 3 { #expect(drops[drops.count - 1] - drops[drops.count - 4] >= 60_000) }
        }
        now += delay
      }
    }
  }
}
