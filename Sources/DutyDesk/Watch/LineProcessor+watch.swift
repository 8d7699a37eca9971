import CommandBook
import CrisisCore
import CrisisStore

extension LineProcessor {
  /// The records that decide about the watch of a crisis.
  func watch(of crisis: Crisis, in records: some StoreQueries) throws -> WatchSituation {
    let shifts = try records.shifts(crisis: crisis.code)
    let handover = try records.lastHandover(crisis: crisis.code)
    let notes = try records.handoverNotes(crisis: crisis.code)
    let open = try records.openReports(crisis: crisis.code)
    var names: [Int: String] = [:]
    let people = shifts.map(\.member) + notes.map(\.by) + [handover?.receivedBy].compactMap { $0 }
    for number in Set(people) { names[number] = try records.member(number: number)?.name }
    var situation = WatchSituation(
      crisis: crisis, shifts: shifts, needs: try needs(of: crisis, in: records), usual: usualNeed(of: crisis),
      since: settings.watch.isFromOpening ? crisis.openedAt : nil, names: names, handover: handover, notes: notes,
      open: open.all, urgent: open.urgent,
      typed: { [clock, now] in clock.typed($0, now: now) })
    situation.free = try free(elsewhereThan: crisis, in: records)
    return situation
  }

  /// Volunteers who may be asked to keep the watch, by number: without the hours that they watch in other crises.
  func free(elsewhereThan crisis: Crisis? = nil, in records: some StoreQueries) throws -> [Int: FreePerson] {
    var hours = try records.availabilities(after: now).hours(from: now)
    guard !hours.isEmpty else { return [:] }
    for other in try records.openCrises() where other.code != crisis?.code {
      let shifts = try records.shifts(crisis: other.code).filter { $0.status.counts && hours[$0.member] != nil }
      for shift in shifts { hours[shift.member] = hours[shift.member]?.flatMap { $0.subtracting([shift.span]) } }
    }
    var free: [Int: FreePerson] = [:]
    for (number, own) in hours where !own.isEmpty {
      guard let member = try records.member(number: number), member.has(.volunteer) else { continue }
      free[number] = FreePerson(name: member.name, hours: own)
    }
    return free
  }

  /// nil where nobody has thought of a watch.
  func rota(of crisis: Crisis, in records: some StoreQueries) throws -> Rota? {
    let rota = Rota(
      shifts: try records.shifts(crisis: crisis.code), needs: try needs(of: crisis, in: records),
      usual: usualNeed(of: crisis), since: settings.watch.isFromOpening ? crisis.openedAt : nil)
    return rota.begins == nil ? nil : rota
  }

  /// How many people a watch needs where nobody said anything.
  func usualNeed(of crisis: Crisis) -> Int {
    crisis.status == .eased ? min(settings.watch.usual, settings.eased.people) : settings.watch.usual
  }

  /// What was said of it; an eased watch needs fewer than was said before it was eased.
  private func needs(of crisis: Crisis, in records: some StoreQueries) throws -> [HeadCount] {
    let counts = try records.headCounts(crisis: crisis.code)
    guard crisis.status == .eased else { return counts }
    return counts.map { count in
      var count = count
      if count.sequence < crisis.turnedSequence { count.people = min(count.people, settings.eased.people) }
      return count
    }
  }

  /// For digests and `!état`; nil where nobody has thought of a watch.
  func watchSummary(of crisis: Crisis, in records: some StoreQueries) throws -> WatchSummary? {
    try watch(of: crisis, in: records).summary(at: now)?.with(records.lastSign(crisis: crisis.code))
  }

  /// A shift of three hours that begins with the next half hour, as an example to type.
  var exampleShift: String {
    let (day, minute) = clock.reading(now)
    let from = clock.moment(day: day, minute: (minute / 30 + 1) * 30)
    return clock.typed(TimeSpan(from, from + 3 * .hour), now: now)
  }

  /// Whether a line about one crisis has to name it.
  func namesCrisis(in records: some StoreQueries) throws -> Bool { try records.openCrises().count > 1 }
}
