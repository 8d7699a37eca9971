import CrisisCore
import Testing

@testable import DutyDesk

/// Time that is moved on by hours: what falls due on the way is done in its turn, at its time.
struct RehearsalTests {
  @Test func whatFallsDueOnTheWayIsDoneThen() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : pont coupé")
      let digests = await e.pass(to: Evening.start + 6 * .hour).to(gest63).filter { $0.hasPrefix("POINT") }
      #expect(digests.map { String($0.prefix(10)) } == ["POINT N° 1", "POINT N° 2", "POINT N° 3", "POINT N° 4"])
      #expect(digests.allSatisfy { !$0.contains("En retard") })
      #expect(digests.last?.contains("de 06h00 à 08h00") == true)
      #expect(e.clock.now == Evening.start + 6 * .hour)
    }
  }

  @Test func timeGoesOnMinuteByMinuteOfThoseInWhichSomethingFallsDue() async throws {
    try await Evening.play { e in
      await e.activate()
      let end = Evening.start + 6 * .hour
      var stops: [Milliseconds] = []
      while stops.last != end {
        stops.append(await e.desk.passOneMinute(to: end) { [clock = e.clock] in clock.set($0) })
        let digests = await e.settle().to(gest63).filter { $0.hasPrefix("POINT") }
        #expect(digests.count <= 1, "two digests in one minute")
      }
      // The first digest, and the last before the end.
      #expect(stops.contains(Evening.start + 8 * .minute + .minute - 1))
      #expect(stops.contains(Evening.start + (4 * 60 + 50) * .minute + .minute - 1))
    }
  }

  @Test func aTimeThatIsPastChangesNothing() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.pass(to: Evening.start - .hour)
      #expect(e.clock.now == Evening.start)
    }
  }
}
