import CrisisCore
import CrisisStore

/// Carries out what falls due for the watch: looks once more whether it still is so.
struct WatchOffice {
  let processor: LineProcessor
  let transaction: StoreTransaction
  /// The deterministic id of the command.
  let id: String

  /// - Returns: the row of the journal, where it has one; what is only said has none.
  func carryOut(_ due: WatchDue) throws -> Int64? {
    guard let crisis = try transaction.crisis(due.crisis), crisis.status.isOpen else { return nil }
    let situation = try processor.watch(of: crisis, in: transaction)
    switch due {
    case .relief: return try relieve(situation)
    case .reminder(_, let number):
      guard let shift = situation.shifts.first(where: { $0.number == number }), shift.status.isAwaited,
        shift.span.from > now
      else { return nil }
      try say(
        situation.reminder(of: shift, now: now), to: [.member(shift.member)], lifetime: shift.span.from - now)
      return nil
    case .gap(_, let from):
      guard let gap = situation.rota.gaps(after: now).first(where: { $0.from == from }) else { return nil }
      let statement = situation.statement(of: gap, named: try processor.namesCrisis(in: transaction), now: now)
      let lifetime = max(15 * .minute, min(gap.until ?? .max, now + .hour) - now)
      try say(statement, to: [.volunteers, .coordination], lifetime: lifetime, key: "gap/\(crisis.code)/\(gap.from)")
      return nil
    case .absence(_, let number):
      guard let shift = situation.shifts.first(where: { $0.number == number }), shift.status.isAwaited,
        shift.span.contains(now)
      else { return nil }
      // Who is at work is there, and only forgot to say so.
      let start = max(shift.span.from, shift.plannedAt + 1)
      if try transaction.hasActed(member: shift.member, crisis: crisis.code, since: start) {
        return try append(ShiftArrived(crisisCode: crisis.code, number: number))
      }
      let sequence = try append(ShiftAbsent(crisisCode: crisis.code, number: number))
      try say(situation.absence(of: shift), to: [.coordination], lifetime: .hour, cause: sequence)
      return sequence
    }
  }

  private var now: Milliseconds { processor.now }

  private func relieve(_ situation: WatchSituation) throws -> Int64? {
    let last = situation.handover
    guard let relief = situation.rota.relief(after: last?.at, now: now) else { return nil }
    let sequence = try append(
      HandoverMade(
        crisisCode: situation.crisis.code, number: (last?.number ?? 0) + 1, at: relief.at, leaving: relief.leaving,
        coming: relief.coming, open: situation.open, urgent: situation.urgent))
    // Who came and left while nobody could say so is no news any more.
    guard !relief.leaving.isEmpty || !relief.coming.isEmpty else { return sequence }
    if situation.isLateArrival(relief) {
      try say(situation.lateArrival(relief), to: [.coordination], lifetime: .hour, cause: sequence)
      return sequence
    }
    let statement = situation.statement(of: relief, named: try processor.namesCrisis(in: transaction), now: now)
    try say(
      statement, to: [.volunteers, .coordination], lifetime: .hour, key: "relief/\(situation.crisis.code)",
      cause: sequence)
    return sequence
  }

  private func append(_ event: some WatchEvent) throws -> Int64 {
    try transaction.append(event, by: .clock, at: now, origin: Origin(messageID: id))
  }

  private func say(
    _ statement: Statement, to audiences: [AnnouncementAudience], lifetime: Milliseconds, key: String? = nil,
    cause: Int64? = nil
  ) throws {
    for audience in audiences {
      // What goes to one person is about that person's shift.
      var announcement = Announcement(to: audience, statement, lifetime: lifetime, key: key)
      if case .member = audience { announcement.topic = .reliefs }
      try processor.enqueue(announcement, from: nil, cause: cause, in: transaction)
    }
  }
}

extension WatchDue {
  var crisis: String {
    switch self {
    case .relief(let crisis, _), .reminder(let crisis, _), .gap(let crisis, _), .absence(let crisis, _): crisis
    }
  }
}
