@testable import CrisisCore

/// The watch that the tests play with: Jo 1, Léa 2, Samir 3, Camille 4; hours count from ``Samples/now``.
enum WatchSamples {
  static let code = "63-crue-2411"

  static func at(_ hours: Double) -> Milliseconds { Samples.now + Milliseconds(hours * 3_600_000) }

  static func span(_ from: Double, _ until: Double) -> TimeSpan { TimeSpan(at(from), at(until)) }

  static func shift(
    _ number: Int, _ member: Member, _ from: Double, _ until: Double, _ status: ShiftStatus = .confirmed,
    planned: Double = -5, plannedFrom: Double? = nil
  ) -> Shift {
    Shift(
      crisis: code, number: number, member: member.number, span: span(from, until),
      plannedFrom: at(plannedFrom ?? from), status: status,
      plannedAt: at(planned))
  }

  static func situation(
    _ shifts: [Shift] = [], needs: [HeadCount] = [], usual: Int = 1, handover: Handover? = nil,
    notes: [HandoverNote] = [], open: Int = 0, urgent: Int = 0, nature: CrisisNature = .real
  ) -> WatchSituation {
    let team = [Samples.jo, Samples.lea, Samples.samir, Samples.camille]
    return WatchSituation(
      crisis: Samples.crisis(nature: nature), shifts: shifts, needs: needs, usual: usual,
      names: Dictionary(uniqueKeysWithValues: team.map { ($0.number, $0.name) }), handover: handover, notes: notes,
      open: open, urgent: urgent, typed: { span in "\((span.from - Samples.now) / .hour)h-" })
  }

  /// One of each kind.
  static let events: [any Event] = [
    ShiftsPlanned(
      crisisCode: code,
      shifts: [
        .init(number: 1, member: 2, span: TimeSpan(1, 5), status: .planned),
        .init(number: 2, member: 3, span: TimeSpan(1, 5), status: .onWatch),
      ]),
    ShiftsPlanned(crisisCode: code, shifts: []),
    ShiftsConfirmed(crisisCode: code, numbers: [1, 2]),
    ShiftArrived(crisisCode: code, number: 1, from: 2),
    ShiftArrived(crisisCode: code, number: 1),
    ShiftLeft(crisisCode: code, number: 1, until: 3),
    ShiftAbsent(crisisCode: code, number: 2),
    ShiftReplaced(
      crisisCode: code, number: 2, until: 1, by: .init(number: 3, member: 4, span: TimeSpan(1, 5), status: .planned)
    ),
    ShiftsSwapped(
      crisisCode: code, numbers: [1, 3], by: [.init(number: 4, member: 2, span: TimeSpan(1, 5), status: .confirmed)]
    ),
    ShiftsGivenUp(
      crisisCode: code, member: 3, numbers: [4], from: 2, until: 4,
      kept: [.init(number: 5, member: 3, span: TimeSpan(4, 5), status: .confirmed)]),
    HeadCountSet(crisisCode: code, from: 1, until: 9, people: 2),
    HeadCountSet(crisisCode: code, from: 1, until: nil, people: 0),
    HandoverMade(crisisCode: code, number: 1, at: 5, leaving: [2], coming: [3, 4], open: 3, urgent: 1),
    HandoverNoted(crisisCode: code, by: 2, text: "rappeler le camping"),
    HandoverReceived(crisisCode: code, number: 1, by: 3),
  ]
}
