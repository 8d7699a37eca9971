import CrisisCore
import Foundation
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct LocalClockTests {
  @Test(arguments: [
    "Europe/Paris", "UTC", "America/Guadeloupe", "Pacific/Noumea", "Australia/Lord_Howe", "Asia/Kathmandu",
  ])
  func readingsAgreeWithFoundation(_ name: String) throws {
    let zone = try #require(TimeZone(identifier: name))
    let clock = LocalClock(zone)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    var random = SplitMix(seed: 63)
    for _ in 0..<500 {
      let moment = (Milliseconds(random.next() % 50_000_000) - 8_000_000) * .minute
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .weekday], from: Date(timeIntervalSince1970: Double(moment) / 1000))
      let reading = clock.reading(moment)
      let date = LocalClock.date(ofDay: reading.day)
      #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
      #expect(reading.minute == (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
      #expect(LocalClock.weekday(ofDay: reading.day) % 7 + 1 == parts.weekday)
      #expect(LocalClock.day(year: date.year, month: date.month, day: date.day) == reading.day)
      // A local time that is shown twice is the first of the two.
      let back = clock.moment(day: reading.day, minute: reading.minute)
      let isAmbiguous = clock.reading(back) == clock.reading(moment) && back < moment
      #expect(back == moment || isAmbiguous)
    }
  }

  /// 31 March 2019: 02h00 becomes 03h00. 27 October 2019: 03h00 becomes 02h00.
  @Test func daysOf23And25Hours() throws {
    let clock = Clock.paris
    let spring = try #require(LocalClock.day(year: 2019, month: 3, day: 31))
    let autumn = try #require(LocalClock.day(year: 2019, month: 10, day: 27))
    #expect(clock.moment(day: spring, minute: 1440) - clock.moment(day: spring, minute: 0) == 23 * .hour)
    #expect(clock.moment(day: autumn, minute: 1440) - clock.moment(day: autumn, minute: 0) == 25 * .hour)
    // Missing: half past two is half past three by the new time.
    #expect(clock.moment(day: spring, minute: 150) == clock.moment(day: spring, minute: 210))
    #expect(clock.reading(clock.moment(day: spring, minute: 150)) == (spring, 210))
    // Ambiguous: the first, in summer time.
    let twice = clock.moment(day: autumn, minute: 150)
    #expect(clock.offset(at: twice) == 2 * .hour)
    #expect(clock.reading(twice + .hour) == (autumn, 150))
    #expect(clock.isNearChange(twice))
    #expect(!clock.isNearChange(twice + 12 * .hour))
  }

  @Test(arguments: [(2019, 2, 29), (2019, 13, 1), (2019, 4, 31), (2019, 0, 1), (2019, 1, 0), (1900, 2, 29)])
  func daysThatDoNotExist(_ year: Int, _ month: Int, _ day: Int) {
    #expect(LocalClock.day(year: year, month: month, day: day) == nil)
  }
}

/// A seeded generator (splitmix64), so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
