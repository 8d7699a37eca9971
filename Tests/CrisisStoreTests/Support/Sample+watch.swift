@testable import CrisisCore
@testable import CrisisStore

extension Sample {
  static func planned(_ number: Int, by member: Int = 2, _ span: TimeSpan, _ status: ShiftStatus = .planned)
    -> any Event
  {
    ShiftsPlanned(
      crisisCode: code, shifts: [.init(number: number, member: member, span: span, status: status)])
  }

  static func hours(_ from: Milliseconds, _ until: Milliseconds) -> TimeSpan {
    TimeSpan(start + from * .hour, start + until * .hour)
  }

  /// One event of each kind of the watch, in an order in which they may come.
  static let watch: [any Event] = [
    HeadCountSet(crisisCode: code, from: start, until: nil, people: 2),
    planned(1, hours(0, 4)), planned(2, by: 3, hours(0, 4)), planned(3, by: 3, hours(4, 8), .confirmed),
    ShiftsConfirmed(crisisCode: code, numbers: [1]),
    ShiftArrived(crisisCode: code, number: 1),
    ShiftAbsent(crisisCode: code, number: 2),
    HandoverNoted(crisisCode: code, by: 2, text: "rappeler le camping"),
    ShiftLeft(crisisCode: code, number: 1, until: start + 3 * .hour),
    HandoverMade(
      crisisCode: code, number: 1, at: start + 4 * .hour, leaving: [2], coming: [3], open: 3, urgent: 1),
    HandoverReceived(crisisCode: code, number: 1, by: 3),
    ShiftReplaced(
      crisisCode: code, number: 3, until: start + 5 * .hour,
      by: .init(number: 4, member: 2, span: hours(5, 8), status: .planned)),
    ShiftsSwapped(
      crisisCode: code, numbers: [4],
      by: [.init(number: 5, member: 3, span: hours(5, 8), status: .confirmed)]),
    ShiftsGivenUp(
      crisisCode: code, member: 3, numbers: [5], from: start + 5 * .hour, until: start + 6 * .hour,
      kept: [.init(number: 6, member: 3, span: hours(6, 8), status: .confirmed)]),
  ]
}
