import Testing

@testable import CrisisCore

struct AvailabilityTests {
  private static func span(_ from: Int, _ until: Int) -> TimeSpan {
    TimeSpan(Milliseconds(from) * .hour, Milliseconds(until) * .hour)
  }

  /// What was said, in order (`+8-12`, `-9-10`), and what is left of it from an hour on.
  @Test(
    "what was said later counts",
    arguments: [
      ([], 0, []),
      (["+8-12"], 0, ["8-12"]),
      (["+8-12"], 9, ["9-12"]),
      (["+8-12"], 12, []),
      (["+8-12", "+10-14"], 0, ["8-14"]),
      (["+8-12", "-9-10"], 0, ["8-9", "10-12"]),
      (["-9-10", "+8-12"], 0, ["8-12"]),
      (["+8-12", "-8-12"], 0, []),
      (["+8-12", "-6-20", "+11-13"], 0, ["11-13"]),
    ] as [([String], Int, [String])])
  func hours(_ said: [String], _ from: Int, _ left: [String]) {
    let all = said.map { text in
      let hours = text.dropFirst().split(separator: "-").compactMap { Int($0) }
      return Availability(member: 1, span: Self.span(hours[0], hours[1]), isAvailable: text.hasPrefix("+"))
    }
    let hours = all.hours(from: Milliseconds(from) * .hour)[1] ?? []
    #expect(hours.map { "\($0.from / .hour)-\($0.until / .hour)" } == left)
  }

  @Test func eachHasTheirOwn() {
    let all = [
      Availability(member: 1, span: Self.span(8, 12), isAvailable: true),
      Availability(member: 2, span: Self.span(9, 10), isAvailable: true),
      Availability(member: 1, span: Self.span(0, 24), isAvailable: false),
    ]
    #expect(all.hours(from: 0) == [2: [Self.span(9, 10)]])
  }
}
