import CrisisCore
import Foundation
import Synchronization
import Testing

@testable import vigie

@Suite("The clock of a rehearsal")
struct RehearsalClockTests {
  private static let paris = TimeZone(identifier: "Europe/Paris")

  /// Sunday 24 November 2019, 03:10 in Paris.
  private static let start: Milliseconds = 1_574_561_400_000

  @Test("It goes on from where it was set")
  func moving() {
    let clock = RehearsalClock(at: Self.start, system: { 1_000 })
    #expect(clock.now == Self.start)
    clock.set(Self.start + 5)
    #expect(clock.now == Self.start + 5)
  }

  @Test("One that stands still goes on only when it is set")
  func standing() {
    let system = Mutex<Milliseconds>(1_000)
    let clock = RehearsalClock(at: Self.start, standsStill: true, system: { system.withLock { $0 } })
    system.withLock { $0 = 5_000 }
    #expect(clock.now == Self.start)
    clock.set(Self.start + 5)
    #expect(clock.now == Self.start + 5)
  }

  private static let typed: [(String, Milliseconds)] = [
    ("2019-11-24T03:10", start), ("2019-11-24 03:10", start), ("14h10", start + 11 * .hour),
    ("14:10", start + 11 * .hour), ("3h10", start), ("03h09", start + 24 * .hour - .minute),
    // The clocks go forward: 02:30 is not there.
    ("2020-03-29T02:30", 1_585_445_400_000),
    // The clocks go back: 02:00 is there twice.
    ("2020-10-25 02:00", 1_603_584_000_000), ("2020-10-25 02:00 again", 1_603_587_600_000),
  ]

  @Test("A time of day is the next one; a whole one is that one", arguments: typed)
  func times(text: String, moment: Milliseconds) throws {
    #expect(RehearsalClock.moment(text, after: Self.start, in: try #require(Self.paris)) == moment)
  }

  @Test(
    "What is no time is none", arguments: ["", "14", "25h00", "14h60", "2019-02-30T00:00", "2019-11-24T24:00", "-1h10"])
  func nonsense(text: String) throws {
    #expect(RehearsalClock.moment(text, after: Self.start, in: try #require(Self.paris)) == nil)
  }

  @Test("A time of day alone is of no day where none is known")
  func noDay() throws { #expect(RehearsalClock.moment("14h10", after: nil, in: try #require(Self.paris)) == nil) }
}
