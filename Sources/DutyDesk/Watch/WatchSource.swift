import CrisisCore
import CrisisStore

/// Reliefs, reminders, gaps and absences of open crises. What was done is known by its id, or by what it left in the
/// records; what fell due while nobody could do it is one thing, done late.
struct WatchSource: DueSource {
  static let reminderLead: Milliseconds = 15 * .minute
  static let gapLeads: [Milliseconds] = [.hour, 15 * .minute]
  /// A gap that began longer ago is no news.
  static let oldestGap: Milliseconds = 12 * .hour

  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.openCrises().flatMap { crisis -> [Due] in
      guard let rota = try processor.rota(of: crisis, in: records) else { return [] }
      let watch = CrisisWatch(
        code: crisis.code, shifts: try records.shifts(crisis: crisis.code), rota: rota,
        last: try records.lastHandover(crisis: crisis.code),
        now: processor.now)
      let coming = watch.reminders + watch.absences
      return watch.relief
        + (try coming.filter { try !isDone($0, records, processor.now) } + gaps(watch, records))
    }
  }

  /// The next warning of each gap to come, and of one that nobody was warned of in time.
  private func gaps(_ watch: CrisisWatch, _ records: some StoreQueries) throws -> [Due] {
    let all = watch.rota.gaps(after: .min)
    return try all.filter { $0.until ?? .max > watch.now }.compactMap { gap -> Due? in
      guard gap.from > watch.now - Self.oldestGap else { return nil }
      // Of two people who were missing one has come: that is no news.
      let isLessThanBefore = all.contains { $0.until == gap.from && $0.missing > gap.missing }
      if isLessThanBefore, gap.from <= watch.now { return nil }
      for lead in Self.gapLeads {
        let isLast = lead == Self.gapLeads.last
        // The first warning is pointless once the second is due.
        if !isLast, gap.from - (Self.gapLeads.last ?? 0) <= watch.now { continue }
        // Who was warned of a worse one needs no second warning.
        let ids = (gap.missing...max(gap.missing, gap.needed)).map {
          "gap-\(watch.code)-\(gap.from)-\($0)-\(lead / .minute)"
        }
        // One that has begun comes behind the relief or the absence that it is of.
        let at = gap.from <= watch.now ? gap.from + 1 : gap.from - lead
        let due = Due(ids[0], at: at, WatchDue.gap(crisis: watch.code, from: gap.from))
        guard due.at <= watch.now else { return due }
        let isDone = try ids.contains { try Self.isDone("\(Due.network)/\($0)", records) }
        if !isDone { return due }
      }
      return nil
    }
  }

  private func isDone(_ due: Due, _ records: some StoreQueries, _ now: Milliseconds) throws -> Bool {
    try due.at <= now && Self.isDone(due.id, records)
  }

  private static func isDone(_ id: String, _ records: some StoreQueries) throws -> Bool {
    try records.inboxLine(network: Due.network, messageID: id) != nil
  }
}

/// The watch of one crisis, as far as what falls due goes.
private struct CrisisWatch {
  var code: String
  var shifts: [Shift]
  var rota: Rota
  var last: Handover?
  var now: Milliseconds

  /// The next relief; those missed are one.
  var relief: [Due] {
    let since = last?.at ?? .min
    let missed = rota.changes.last { $0 > since && $0 <= now }
    guard let at = missed ?? rota.change(after: max(since, now)) else { return [] }
    return [Due("relief-\(code)-\(at)", at: at, WatchDue.relief(crisis: code, at: at))]
  }

  var reminders: [Due] {
    shifts.compactMap { shift in
      let at = shift.span.from - WatchSource.reminderLead
      guard shift.status.isAwaited, shift.span.from > now, shift.plannedAt <= at, !continues(shift) else { return nil }
      return Due("reminder-\(code)-\(shift.number)", at: at, WatchDue.reminder(crisis: code, shift: shift.number))
    }
  }

  /// Counted from when people could know, and say so: a relief said late gives them the same time.
  var absences: [Due] {
    shifts.compactMap { shift in
      guard shift.status.isAwaited, shift.span.until > now, !continues(shift) else { return nil }
      var start = max(shift.span.from, shift.plannedAt)
      if start <= now {
        guard let last, last.at >= shift.span.from else { return nil }
        start = max(start, last.madeAt)
      }
      return Due(
        "absent-\(code)-\(shift.number)", at: start + WatchRules.patience,
        WatchDue.absence(crisis: code, shift: shift.number))
    }
  }

  /// Who was on watch just before is not waited for.
  private func continues(_ shift: Shift) -> Bool {
    rota.watch(at: shift.span.from - 1).people.contains(shift.member)
  }
}
