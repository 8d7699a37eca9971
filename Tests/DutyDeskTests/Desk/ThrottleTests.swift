import CrisisCore
import Testing
import VigieTestSupport

@testable import DutyDesk

struct ThrottleTests {
  private let three = ThrottleSettings(commands: 3, per: 10 * .second)

  @Test func theWindowSlides() {
    var throttle = Throttle()
    for moment: Milliseconds in [0, 1_000, 2_000] { #expect(throttle.admit("jo", at: moment, three) == .admitted) }
    #expect(throttle.admit("jo", at: 3_000, three) == .tell(wait: 7_000))
    #expect(throttle.admit("jo", at: 9_999, three) == .again(wait: 1))
    #expect(throttle.admit("jo", at: 10_000, three) == .admitted)
    #expect(throttle.admit("jo", at: 10_500, three) == .again(wait: 500))
    #expect(throttle.admit("lea", at: 10_500, three) == .admitted)
    #expect(throttle.admit("jo", at: 11_000, three) == .admitted)
  }

  /// Who goes on at a steady pace is let in now and then, and is not told each time.
  @Test func oneWordAWindow() {
    var throttle = Throttle()
    var told: [Milliseconds] = []
    for moment in stride(from: Milliseconds(0), to: 60_000, by: 700) {
      if case .tell = throttle.admit("jo", at: moment, three) { told.append(moment) }
    }
    #expect(told.count >= 5 && told.count <= 6)
    for (a, b) in zip(told, told.dropFirst()) { #expect(b - a >= 10_000) }
  }

  /// Who has been told may be told again as often as commands are admitted; what is more than that is no person's typing.
  @Test func againAsOftenAsCommandsAreAdmitted() {
    var throttle = Throttle()
    let verdicts = (0..<10).map { throttle.admit("jo", at: $0, three) }
    #expect(verdicts.prefix(3).allSatisfy { $0 == .admitted })
    #expect(verdicts[3] == .tell(wait: 9_997))
    #expect(verdicts[4...6].allSatisfy { if case .again = $0 { true } else { false } })
    #expect(verdicts[7...].allSatisfy { $0 == .silent })
  }

  /// Networks have windows of their own: who talks on one does not wipe what was counted on the other.
  @Test func aShortWindowForgetsNobodyOfALongOne() {
    var throttle = Throttle()
    let long = ThrottleSettings(commands: 3, per: .hour)
    for moment: Milliseconds in [0, 1, 2] { #expect(throttle.admit("slow/jo", at: moment, long) == .admitted) }
    for moment in stride(from: Milliseconds(120_000), to: 3_000_000, by: 120_000) {
      #expect(throttle.admit("quick/lea", at: moment, three) == .admitted)
    }
    #expect(throttle.admit("slow/jo", at: 50 * .minute, long) == .tell(wait: 10 * .minute))
    #expect(throttle.admit("slow/jo", at: .hour, long) == .admitted)
  }

  @Test func noneLiftsIt() {
    var throttle = Throttle()
    for _ in 1...1_000 { #expect(throttle.admit("jo", at: 0, nil) == .admitted) }
  }

  @Test func aClockSetBackLocksNobodyOut() {
    var throttle = Throttle()
    for _ in 1...4 { _ = throttle.admit("jo", at: 1_000_000, three) }
    #expect(throttle.admit("jo", at: 0, three) == .admitted)
  }

  /// Never more than the bound in any window, whatever the moments.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func neverMoreThanTheBound(_ seed: UInt64) {
    var random = Seeded(seed: seed)
    var throttle = Throttle()
    var now: Milliseconds = 0
    var admitted: [Milliseconds] = []
    for _ in 1...2_000 {
      now += .random(in: 0...4_000, using: &random)
      if throttle.admit("jo", at: now, three) == .admitted { admitted.append(now) }
    }
    #expect(admitted.count > 100)
    for (first, fourth) in zip(admitted, admitted.dropFirst(3)) { #expect(fourth - first >= 10_000) }
  }
}

struct FaultLimiterTests {
  private static func fault(
    _ person: String = "jo", _ answer: String = "Pas de S9.", line: String? = "!voir 9"
  ) -> FaultLimiter.Fault {
    .init(person: person, line: line, answer: answer)
  }

  @Test func onceAMinuteForEachPersonLineAndAnswer() {
    var limiter = FaultLimiter()
    #expect(limiter.answered(Self.fault(), at: 50_000) == nil)
    #expect(limiter.answered(Self.fault(), at: 50_000) == 0)
    for other in [
      Self.fault("lea"), Self.fault("jo", "Pas de S8."), Self.fault(line: "!voir S9"), Self.fault(line: nil),
    ] { #expect(limiter.answered(other, at: 50_000) == nil) }
    #expect(limiter.answered(Self.fault(), at: 109_999) == 59_999)
    #expect(limiter.answered(Self.fault(), at: 110_000) == nil)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func neverTwiceWithinAMinute(_ seed: UInt64) {
    var random = Seeded(seed: seed)
    var limiter = FaultLimiter()
    var now: Milliseconds = 1_574_561_400_000
    var last: [Int: Milliseconds] = [:]
    for _ in 1...5_000 {
      now += .random(in: 0...3_000, using: &random)
      let person = Int.random(in: 0..<5, using: &random)
      let ago = last[person].flatMap { now - $0 < .minute ? now - $0 : nil }
      #expect(limiter.answered(Self.fault("\(person)"), at: now) == ago)
      if ago == nil { last[person] = now }
    }
  }

  @Test func aClockSetBackSilencesNobody() {
    var limiter = FaultLimiter()
    #expect(limiter.answered(Self.fault(), at: 1_000_000) == nil)
    #expect(limiter.answered(Self.fault(), at: 999_000) == nil)
  }
}
