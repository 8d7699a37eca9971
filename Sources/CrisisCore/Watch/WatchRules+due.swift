extension WatchRules {
  /// What is noted and said of what has fallen due; nil: it is not so any more.
  ///
  /// - Parameters:
  ///   - named: whether the crisis has to be named, as where there are several.
  ///   - hasActed: whether that member has done anything in the crisis since that time.
  package static func fallDue(
    _ due: WatchDue, in situation: WatchSituation, named: Bool, at now: Milliseconds,
    hasActed: (Int, Milliseconds) throws -> Bool
  ) rethrows -> Decision? {
    let crisis = situation.crisis.code
    switch due {
    case .relief: return relieve(situation, named: named, at: now)
    case .reminder(_, let number):
      guard let shift = situation.shift(number), shift.status.isAwaited, shift.span.from > now else { return nil }
      // It is about one person's shift, who may do without.
      return Decision(announcements: [
        Announcement(
          to: .member(shift.member), about: crisis, situation.reminder(of: shift, now: now),
          lifetime: shift.span.from - now, topic: .reliefs)
      ])
    case .gap(_, let from):
      guard let gap = situation.rota.gaps(after: now).first(where: { $0.from == from }) else { return nil }
      let statement = situation.statement(of: gap, named: named, now: now)
      let lifetime = max(15 * .minute, min(gap.until ?? .max, now + .hour) - now)
      return Decision(
        announcements: team(crisis, statement, lifetime: lifetime, key: "gap/\(crisis)/\(gap.from)").map(\.forEverybody)
      )
    case .absence(_, let number):
      guard let shift = situation.shift(number), shift.status.isAwaited, shift.span.contains(now) else { return nil }
      // Who is at work is there, and only forgot to say so.
      if try hasActed(shift.member, max(shift.span.from, shift.plannedAt + 1)) {
        return Decision([ShiftArrived(crisisCode: crisis, number: number)])
      }
      return Decision(
        [ShiftAbsent(crisisCode: crisis, number: number)],
        announcements: [Announcement(to: .coordination, about: crisis, situation.absence(of: shift))])
    }
  }

  private static func relieve(_ situation: WatchSituation, named: Bool, at now: Milliseconds) -> Decision? {
    let crisis = situation.crisis.code
    let last = situation.handover
    guard let relief = situation.rota.relief(after: last?.at, now: now) else { return nil }
    let event = HandoverMade(
      crisisCode: crisis, number: (last?.number ?? 0) + 1, at: relief.at, leaving: relief.leaving,
      coming: relief.coming, open: situation.open, urgent: situation.urgent)
    // Who came and left while nobody could say so is no news any more.
    guard !relief.leaving.isEmpty || !relief.coming.isEmpty else { return Decision([event]) }
    let (freed, told) = situation.freed(by: relief)
    if situation.isLateArrival(relief) {
      return Decision(
        [event], announcements: [Announcement(to: .coordination, about: crisis, situation.lateArrival(relief))])
    }
    let statement = situation.statement(of: relief, named: named, now: now)
    return Decision([event] + freed, announcements: team(crisis, statement, key: "relief/\(crisis)") + told)
  }

  /// For the volunteers and the coordination.
  private static func team(
    _ crisis: String, _ statement: Statement, lifetime: Milliseconds = .hour, key: String
  ) -> [Announcement] {
    [.volunteers, .coordination].map { Announcement(to: $0, about: crisis, statement, lifetime: lifetime, key: key) }
  }
}

extension WatchSituation {
  /// What those who leave had claimed is free for those who come.
  fileprivate func freed(by relief: Rota.Relief) -> ([any Event], [Announcement]) {
    let left = claims.filter { relief.leaving.contains($0.by) }.sorted { $0.report < $1.report }
    guard let first = left.first else { return ([], []) }
    let holders = relief.leaving.filter { member in left.contains { $0.by == member } }
    let statement = crisis.say(Texts.watch.freed, holders.map(name), left.map { "S\($0.report)" }, first.report)
    return (
      left.map {
        ReportReleased(crisisCode: crisis.code, number: $0.report, claim: $0.sequence, how: .released)
      }, [Announcement(to: .volunteers, about: crisis.code, statement)]
    )
  }

  fileprivate func shift(_ number: Int) -> Shift? { shifts.first { $0.number == number } }
}

extension WatchDue {
  /// The code of the crisis.
  package var crisis: String {
    switch self {
    case .relief(let crisis, _), .reminder(let crisis, _), .gap(let crisis, _), .absence(let crisis, _): crisis
    }
  }
}
