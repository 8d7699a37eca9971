import CrisisCore
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// A clock that runs behind the records.
struct RecordTimeTests {
  private func time(_ clock: TestClock, after record: Milliseconds) -> RecordTime {
    let time = RecordTime(clock.reading)
    time.follow(record)
    return time
  }

  @Test func timeGoesOnFromTheLastRecord() {
    let clock = TestClock(1_000)
    let time = time(clock, after: .day)
    #expect(time.now() == .day && time.lag == .init(clock: 1_000, behind: .day - 1_000))
    clock.advance(by: .minute)
    #expect(time.now() == .day + .minute)
    // Set right.
    clock.set(2 * .day)
    #expect(time.now() == 2 * .day && time.lag == nil)
    clock.advance(by: 5)
    #expect(time.now() == 2 * .day + 5)
  }

  @Test func aSmallStepBackIsWaitedFor() {
    let clock = TestClock(.day)
    let time = time(clock, after: 0)
    #expect(time.now() == .day)
    clock.set(.day - .minute)
    #expect(time.now() == .day && time.lag == nil)
    clock.set(.day + 1)
    #expect(time.now() == .day + 1)
  }

  @Test func aClockSetBackUnderWayIsToldOnceAndNothingGoesBack() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : eau")
      let before = e.clock.now
      e.clock.set(before - 365 * .day)
      let said = await e.say("lea", in: veille, "!s Coudes : eau")
      #expect(
        said.to(coord).count { $0.hasPrefix("HORLOGE EN RETARD : le système indique le 24/11/2018 à 03h10") } == 1)
      #expect(e.report(2)?.receivedAt ?? 0 >= before)
      e.clock.advance(by: .hour)
      let next = await e.say("jo", in: veille, "!s Parent : eau")
      #expect(next.to(coord) == [])
      #expect(e.report(3)?.receivedAt == before + .hour)
      #expect(await e.say("camille", "!diagnostic").first?.contains("HORLOGE du système en retard de 365 j") == true)
      e.clock.set(before + 2 * .hour)
      #expect(await e.tick().to(coord).contains { $0.hasPrefix("HORLOGE REMISE À L’HEURE : il est 05h10.") })
      #expect(await e.say("camille", "!diagnostic").first?.contains("HORLOGE") == false)
    }
  }

  /// A restart in 2018.
  @Test func aClockBehindAtTheStartIsTold() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!sos Coudes : une famille sur un toit")
      let before = e.clock.now
      try e.stop()
      e.clock.set(before - 365 * .day)
      let said = try await e.comeBack().map(\.description)
      #expect(said.to(coord).contains { $0.hasPrefix("HORLOGE EN RETARD") }, "\(said)")
      await e.say("jo", in: veille, "!s Issoire : eau")
      #expect(e.report(2)?.receivedAt ?? 0 >= before)
      // What falls due does, at its usual pace.
      #expect(await e.wait(3 * .minute).to(gest63).contains { $0.contains("DÉTRESSE") })
    }
  }
}
