extension WatchRules {
  /// `!créneau annuler 20h-22h`: one's own shifts to come; the coordination does it for anyone.
  package static func giveUp(
    _ span: TimeSpan?, of person: Member, in situation: WatchSituation, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let isOwn = person.number == member.number
    guard isOwn || asker.isCoordinator else { throw .because(Texts.watch.onlyCoordinatorsPlan()) }
    let coming = situation.shifts(of: person.number).filter { $0.status.isAwaited && $0.span.from > asker.at }
    let wanted = span ?? coming.first?.span
    let shifts = coming.filter { shift in wanted.map { $0.overlaps(shift.span) } ?? false }
    guard let wanted, let first = shifts.first, let last = shifts.last else {
      throw .because(Texts.watch.nothingToGiveUp(isOwn ? nil : person.name, coming.first?.span))
    }
    let gone = TimeSpan(max(wanted.from, first.span.from), min(wanted.until, last.span.until))
    var kept: [ShiftsPlanned.Planned] = []
    for shift in shifts {
      for piece in shift.span.subtracting([wanted]) {
        kept.append(
          .init(
            number: situation.nextNumber + kept.count, member: person.number, span: piece, status: shift.status))
      }
    }
    let numbers = shifts.map(\.number)
    var after = situation
    for index in after.shifts.indices where numbers.contains(after.shifts[index].number) {
      after.shifts[index].status = .givenUp
    }
    after.add(kept, at: asker.at)
    after.free[person.number] = nil
    let crisis = situation.crisis
    let missing = after.missing(over: gone)
    var told: [Announcement] = []
    // Who had put it down has to know, too.
    if missing > 0 || shifts.contains(where: { $0.status == .planned }) {
      told.append(
        Announcement(
          to: .coordination, about: crisis.code,
          crisis.say(
            Texts.watch.givenUp, person.name, gone, isOwn ? nil : member.name, missing, situation.typed(gone),
            missing > 0 ? after.free(over: gone) : nil)))
    }
    if !isOwn {
      told.append(
        Announcement(
          to: .member(person.number), about: crisis.code, crisis.say(Texts.watch.givenUpByOther, gone, member.name),
          lifetime: 6 * .hour, topic: .assignments))
    }
    return Decision(
      [
        ShiftsGivenUp(
          crisisCode: crisis.code, member: person.number, numbers: numbers, from: gone.from, until: gone.until,
          kept: kept)
      ],
      answer: crisis.say(Texts.watch.gaveUp, person.name, gone, missing, situation.typed(gone)), announcements: told)
  }
}
