import CommandBook
import CrisisCore
import Foundation
import Testing
import VigieTestSupport

@testable import DutyDesk

/// When the next digest comes: by the clock on the wall, days of 23 and 25 hours included.
struct DigestSlotsTests {
  static let paris = LocalClock(TimeZone(identifier: "Europe/Paris") ?? .gmt)

  private static func utc(_ text: String) -> Milliseconds {
    Milliseconds((try? Date(text, strategy: .iso8601))?.timeIntervalSince1970 ?? 0) * 1_000
  }

  private static func text(_ moment: Milliseconds) -> String {
    Date(timeIntervalSince1970: Double(moment) / 1_000).formatted(.iso8601)
  }

  static let table: [(hours: Double, after: String, next: String)] = [
    // An ordinary day, UTC+1: round even hours; not one at once, nor half an hour behind the last.
    (2, "2019-11-24T13:00:00Z", "2019-11-24T15:00:00Z"), (2, "2019-11-24T13:00:20Z", "2019-11-24T15:00:00Z"),
    (2, "2019-11-24T02:18:00Z", "2019-11-24T03:00:00Z"), (2, "2019-11-24T02:31:00Z", "2019-11-24T05:00:00Z"),
    (1, "2019-11-24T02:18:00Z", "2019-11-24T03:00:00Z"), (0.25, "2019-11-24T02:18:00Z", "2019-11-24T02:30:00Z"),
    (24, "2019-11-24T13:00:00Z", "2019-11-24T23:00:00Z"), (1.5, "2019-11-24T13:00:00Z", "2019-11-24T14:00:00Z"),
    // Five hours do not divide the day: it begins anew at midnight.
    (5, "2019-11-24T19:00:00Z", "2019-11-24T23:00:00Z"),
    // 31 March 2019: 02h00 is 03h00.
    (2, "2019-03-30T23:00:00Z", "2019-03-31T01:00:00Z"), (2, "2019-03-31T01:00:00Z", "2019-03-31T02:00:00Z"),
    (2, "2019-03-31T02:00:00Z", "2019-03-31T04:00:00Z"), (1, "2019-03-31T00:00:00Z", "2019-03-31T01:00:00Z"),
    // 27 October 2019: 02h00 comes twice.
    (2, "2019-10-26T22:00:00Z", "2019-10-27T00:00:00Z"), (2, "2019-10-27T00:00:00Z", "2019-10-27T01:00:00Z"),
    (2, "2019-10-27T01:00:00Z", "2019-10-27T03:00:00Z"), (1, "2019-10-27T00:00:00Z", "2019-10-27T01:00:00Z"),
  ]

  @Test(arguments: table)
  func theNextOne(_ row: (hours: Double, after: String, next: String)) {
    let slots = DigestSlots(clock: Self.paris, every: Milliseconds(row.hours * Double(Milliseconds.hour)))
    #expect(Self.text(slots.next(after: Self.utc(row.after))) == row.next)
  }

  @Test(arguments: [
    ("2019-03-30T23:00:00Z", 23, 12), ("2019-10-26T22:00:00Z", 25, 13), ("2019-11-23T23:00:00Z", 24, 12),
  ])
  func aWholeDayEveryTwoHours(_ midnight: String, _ hours: Int, _ count: Int) {
    let slots = DigestSlots(clock: Self.paris, every: 2 * .hour)
    let end = Self.utc(midnight) + Milliseconds(hours) * .hour
    var moments = [Self.utc(midnight)]
    while let last = moments.last, last < end { moments.append(slots.next(after: last)) }
    #expect(moments.last == end)
    #expect(moments.count - 1 == count)
    for moment in moments.dropLast() { #expect(Self.paris.reading(moment).minute % 120 == 0 || hours == 23) }
  }

  /// Wherever and whenever: later than now by a quarter of the period at least, by a whole one and a quarter at most (and by
  /// the hour that the clocks may go back), and the same for every moment that leads to it.
  @Test(arguments: ["Europe/Paris", "America/Cayenne", "Indian/Reunion", "Australia/Lord_Howe", "America/St_Johns"])
  func neitherAtOnceNorTooLate(_ name: String) throws {
    let clock = LocalClock(try #require(TimeZone(identifier: name)))
    var random = Seeded(seed: 2_411)
    for _ in 0..<3_000 {
      let moment = Milliseconds.random(in: 1_546_300_800_000...1_609_459_200_000, using: &random)
      let every = Milliseconds(Int.random(in: 15...1_440, using: &random)) * .minute
      let slots = DigestSlots(clock: clock, every: every)
      let next = slots.next(after: moment)
      #expect(next >= moment + every / 4, "\(every / .minute) min after \(Self.text(moment))")
      let back = max(0, clock.offset(at: moment) - clock.offset(at: next))
      #expect(next <= moment + every + every / 4 + back, "\(every / .minute) min after \(Self.text(moment))")
      #expect(slots.next(after: next - every / 4) == next)
      let isSkipped = clock.offset(at: next - .minute) < clock.offset(at: next)
      let minute = clock.reading(next).minute
      #expect(isSkipped || minute % Int(every / .minute) == 0, "\(Self.text(next)) is no round time")
    }
  }

  @Test func longerThanADayIsCountedFromTheLast() {
    #expect(DigestSlots(clock: Self.paris, every: 3 * .day).next(after: 5) == 5 + 3 * .day)
  }
}
