import CrisisCore
import CrisisStore

/// What falls due for the watch: it is looked at once more, whether it still is so.
extension WatchDue: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    guard let crisis = try handler.transaction.crisis(crisis), crisis.status.isOpen else { return .nothing }
    let situation = try handler.processor.watch(of: crisis, in: handler.transaction)
    let now = handler.now
    switch self {
    case .relief: return try handler.relieve(situation)
    case .reminder(_, let number):
      guard let shift = situation.shift(number), shift.status.isAwaited, shift.span.from > now else { return .nothing }
      // It is about one person's shift, who may do without.
      return try handler.tell([
        Announcement(
          to: .member(shift.member), about: crisis.code, situation.reminder(of: shift, now: now),
          lifetime: shift.span.from - now,
          topic: .reliefs)
      ])
    case .gap(_, let from):
      guard let gap = situation.rota.gaps(after: now).first(where: { $0.from == from }) else { return .nothing }
      let statement = situation.statement(
        of: gap, named: try handler.processor.namesCrisis(in: handler.transaction), now: now)
      let lifetime = max(15 * .minute, min(gap.until ?? .max, now + .hour) - now)
      return try handler.tell(
        [.volunteers, .coordination].map {
          Announcement(to: $0, about: crisis.code, statement, lifetime: lifetime, key: "gap/\(crisis.code)/\(gap.from)")
        })
    case .absence(_, let number):
      guard let shift = situation.shift(number), shift.status.isAwaited, shift.span.contains(now) else {
        return .nothing
      }
      // Who is at work is there, and only forgot to say so.
      let start = max(shift.span.from, shift.plannedAt + 1)
      if try handler.transaction.hasActed(member: shift.member, crisis: crisis.code, since: start) {
        return try handler.tell([], of: ShiftArrived(crisisCode: crisis.code, number: number))
      }
      return try handler.tell(
        [Announcement(to: .coordination, about: crisis.code, situation.absence(of: shift), lifetime: .hour)],
        of: ShiftAbsent(crisisCode: crisis.code, number: number))
    }
  }

  private var crisis: String {
    switch self {
    case .relief(let crisis, _), .reminder(let crisis, _), .gap(let crisis, _), .absence(let crisis, _): crisis
    }
  }
}

extension OrderHandler {
  fileprivate func relieve(_ situation: WatchSituation) throws -> Done {
    let crisis = situation.crisis.code
    let last = situation.handover
    guard let relief = situation.rota.relief(after: last?.at, now: now) else { return .nothing }
    let event = HandoverMade(
      crisisCode: crisis, number: (last?.number ?? 0) + 1, at: relief.at, leaving: relief.leaving,
      coming: relief.coming, open: situation.open, urgent: situation.urgent)
    // Who came and left while nobody could say so is no news any more.
    guard !relief.leaving.isEmpty || !relief.coming.isEmpty else { return try tell([], of: event) }
    if situation.isLateArrival(relief) {
      return try tell(
        [Announcement(to: .coordination, about: crisis, situation.lateArrival(relief), lifetime: .hour)], of: event)
    }
    let statement = situation.statement(of: relief, named: try processor.namesCrisis(in: transaction), now: now)
    return try tell(
      [.volunteers, .coordination].map {
        Announcement(to: $0, about: crisis, statement, lifetime: .hour, key: "relief/\(crisis)")
      }, of: event)
  }
}

extension WatchSituation {
  fileprivate func shift(_ number: Int) -> Shift? { shifts.first { $0.number == number } }
}
