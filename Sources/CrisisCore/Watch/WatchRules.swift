/// R8 of the convention: volunteers take turns to keep the watch. Who takes, sets, keeps and leaves a shift.
package enum WatchRules {
  /// How long before its beginning one may arrive.
  package static let earliness: Milliseconds = 30 * .minute
  /// How long after its beginning somebody who has not come is absent.
  package static let patience: Milliseconds = 10 * .minute
  /// A relief or a warning said later than this after its time says so.
  package static let lateness: Milliseconds = 5 * .minute
  package static let mostPeople = 50
  /// Twelve hours on the clock, and the one more of the night when it goes back.
  static let longestShift: Milliseconds = 13 * .hour

  /// `!créneau 2h-4h`: one's own shift. What a coordinator had put down there is thereby confirmed.
  package static func take(_ span: TimeSpan, in situation: WatchSituation, by asker: Asker) throws(Refusal) -> Decision
  {
    guard let member = asker.member else { throw .unidentified }
    let wanted = try clipped(keepable(span), at: asker.at)
    let pieces = wanted.subtracting(situation.spans(of: member.number))
    let planned = situation.shifts(of: member.number).filter { $0.status == .planned && $0.span.overlaps(wanted) }
    guard !pieces.isEmpty || !planned.isEmpty else {
      let own = situation.spans(of: member.number).first { $0.overlaps(wanted) } ?? wanted
      throw .because(Texts.watch.isYours(own))
    }
    var events: [any Event] = []
    if !planned.isEmpty {
      events.append(ShiftsConfirmed(crisisCode: situation.crisis.code, numbers: planned.map(\.number)))
    }
    var after = situation
    if !pieces.isEmpty {
      let shifts = pieces.enumerated().map { index, piece in
        ShiftsPlanned.Planned(
          number: situation.nextNumber + index, member: member.number, span: piece,
          status: piece.from <= asker.at ? .onWatch : .confirmed)
      }
      events.append(ShiftsPlanned(crisisCode: situation.crisis.code, shifts: shifts))
      after.add(shifts, at: asker.at)
    }
    return Decision(
      events,
      answer: situation.crisis.say(
        Texts.watch.taken, member.name, wanted, after.company(over: wanted, but: member), after.missing(over: wanted),
        pieces.isEmpty, pieces.first.map { $0.from <= asker.at } ?? false))
  }

  /// `!relève 14h-18h 2 personnes jo lea`: how many are needed, and who.
  package static func plan(
    _ command: PlanWatch, people: [Member], in situation: WatchSituation, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard asker.member != nil else { throw .unidentified }
    guard asker.isCoordinator else { throw .because(Texts.watch.onlyCoordinatorsPlan()) }
    guard command.people != nil || !people.isEmpty else { throw .because(Texts.watch.nothingToPlan()) }
    let code = situation.crisis.code
    var events: [any Event] = []
    var after = situation
    var span = TimeSpan(asker.at, .max)
    if let given = command.span { span = try clipped(people.isEmpty ? given : keepable(given), at: asker.at) }
    if let count = command.people {
      guard (0...mostPeople).contains(count) else { throw .because(Texts.watch.badHeadCount(mostPeople)) }
      let until = command.span == nil ? nil : span.until
      events.append(HeadCountSet(crisisCode: code, from: span.from, until: until, people: count))
      after.needs.append(HeadCount(from: span.from, until: until, people: count))
    }
    let (shifts, names) = try placed(people, span: command.span == nil ? nil : span, in: situation, at: asker.at)
    if !shifts.isEmpty {
      events.append(ShiftsPlanned(crisisCode: code, shifts: shifts))
      after.add(shifts, at: asker.at)
    }
    guard !events.isEmpty else { throw .because(Texts.watch.isPlanned(people.map(\.name))) }
    let missing = command.span == nil ? after.rota.watch(at: asker.at).missing : after.missing(over: span)
    let wanted = command.span == nil ? TimeSpan(asker.at, asker.at + 1) : span
    return Decision(
      events,
      answer: situation.crisis.say(
        Texts.watch.planned, span.from, command.span == nil ? nil : span.until, names.unlessEmpty, command.people,
        missing, missing > 0 ? after.free(over: wanted) : nil),
      announcements: told(shifts, in: situation, by: asker))
  }

  /// `!remplacer jo par lea`: the rest of the shift that the first keeps, or the next.
  package static func replace(
    _ old: Member, by new: Member, in situation: WatchSituation, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard asker.isCoordinator else { throw .because(Texts.watch.onlyCoordinatorsPlan()) }
    let shift = situation.shifts(of: old.number).first { shift in
      shift.span.until > asker.at && (shift.status.isAwaited || shift.status == .onWatch || shift.status == .absent)
    }
    guard let shift, old.number != new.number else { throw .because(Texts.watch.nothingToReplace(old.name)) }
    let rest = try clipped(shift.span, at: asker.at)
    guard new.has(.volunteer) else { throw .because(Texts.watch.noSuchVolunteer(new.name)) }
    guard !situation.spans(of: new.number).contains(where: { $0.overlaps(rest) }) else {
      throw .because(Texts.watch.isPlanned([new.name]))
    }
    let wasThere = shift.status == .onWatch || shift.status.isAwaited
    let planned = ShiftsPlanned.Planned(number: situation.nextNumber, member: new.number, span: rest, status: .planned)
    let event = ShiftReplaced(
      crisisCode: situation.crisis.code, number: shift.number,
      until: wasThere && shift.span.from < asker.at ? asker.at : shift.span.from, by: planned)
    return Decision(
      [event], answer: situation.crisis.say(Texts.watch.replaced, old.name, new.name, rest),
      announcements: told([planned], in: situation, by: asker) + released(old, rest, in: situation, by: asker))
  }

  // MARK: - Parts

  /// A span that one person can keep: a longer one is a typing error, even where most of it is over (`3h-2h`).
  private static func keepable(_ span: TimeSpan) throws(Refusal) -> TimeSpan {
    let length = span.until - span.from
    guard length <= longestShift else { throw .because(Texts.watch.isLong(span, length)) }
    return span
  }

  /// A span of which something is to come, from now on.
  static func clipped(_ span: TimeSpan, at now: Milliseconds) throws(Refusal) -> TimeSpan {
    guard !span.isEmpty else { throw .because(Texts.watch.isEmptySpan()) }
    guard span.until > now else { throw .because(Texts.watch.isOver(span)) }
    return TimeSpan(max(span.from, now), span.until)
  }

  /// A shift for each, where they have none already; and whom that concerns.
  private static func placed(
    _ people: [Member], span: TimeSpan?, in situation: WatchSituation, at now: Milliseconds
  ) throws(Refusal) -> ([ShiftsPlanned.Planned], [String]) {
    guard !people.isEmpty else { return ([], []) }
    guard let span else { throw .because(Texts.watch.spanMissing()) }
    var shifts: [ShiftsPlanned.Planned] = []
    var names: [String] = []
    for person in people {
      guard person.has(.volunteer) else { throw .because(Texts.watch.noSuchVolunteer(person.name)) }
      let pieces = span.subtracting(situation.spans(of: person.number))
      guard !pieces.isEmpty, !shifts.contains(where: { $0.member == person.number }) else { continue }
      names.append(person.name)
      for piece in pieces {
        shifts.append(
          .init(number: situation.nextNumber + shifts.count, member: person.number, span: piece, status: .planned))
      }
    }
    return (shifts, names)
  }

  /// Who was put down by somebody else is told in private.
  private static func told(
    _ shifts: [ShiftsPlanned.Planned], in situation: WatchSituation, by asker: Asker
  ) -> [Announcement] {
    shifts.filter { $0.member != asker.member?.number }.map { shift in
      let span = TimeSpan(shift.from, shift.until)
      return Announcement(
        to: .member(shift.member), about: situation.crisis.code,
        situation.crisis.say(Texts.watch.plannedByOther, span, asker.member?.name ?? "", situation.typed(span)),
        lifetime: max(.hour, shift.until - asker.at), topic: .assignments)
    }
  }

  private static func released(
    _ member: Member, _ span: TimeSpan, in situation: WatchSituation, by asker: Asker
  ) -> [Announcement] {
    guard member.number != asker.member?.number else { return [] }
    return [
      Announcement(
        to: .member(member.number), about: situation.crisis.code,
        situation.crisis.say(Texts.watch.releasedByOther, span, asker.member?.name ?? ""),
        lifetime: 6 * .hour, topic: .assignments)
    ]
  }
}

extension WatchSituation {
  /// As the records will be.
  mutating func add(_ planned: [ShiftsPlanned.Planned], at now: Milliseconds) {
    shifts += planned.map {
      Shift(
        crisis: crisis.code, number: $0.number, member: $0.member, span: TimeSpan($0.from, $0.until),
        plannedFrom: $0.from, status: $0.status, plannedAt: now)
    }
  }

  /// Who else keeps the watch then.
  func company(over span: TimeSpan, but member: Member) -> [String]? {
    var seen: Set = [member.number]
    return people(rota.stints.filter { $0.span.overlaps(span) && seen.insert($0.member).inserted }.map(\.member))
  }

  /// How many are missing then, at the most.
  func missing(over span: TimeSpan) -> Int {
    rota.gaps(after: span.from).filter { $0.from < span.until }.map(\.missing).max() ?? 0
  }
}
