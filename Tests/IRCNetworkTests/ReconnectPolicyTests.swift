import Testing

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
    #expect(policy.delay(after: .lost(goodFor: 60_000), at: now + 400_000, random: 0.5) <= 2_000)
    #expect(policy.delay(after: .banned, at: now, random: 0) == 1_800_000)
  }
}
