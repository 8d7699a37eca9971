extension WatchRules {
  /// `!arrivée`
  package static func arrive(in situation: WatchSituation, by asker: Asker) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let awaited = try awaited(member, in: situation, at: asker.at)
    guard let awaited else {
      let next = situation.shifts(of: member.number).first { $0.span.from > asker.at && $0.status.isAwaited }
      throw .because(Texts.watch.noShiftNow(next?.span, next.map { situation.typed(TimeSpan(asker.at, $0.span.from)) }))
    }
    let waiting = situation.handover.map { handover in
      handover.receivedBy == nil && handover.coming.contains(member.number)
        && (!handover.leaving.isEmpty || handover.open > 0 || !situation.notes.isEmpty)
    }
    return Decision(
      [situation.arrival(awaited, at: asker.at)],
      answer: situation.crisis.say(
        Texts.watch.arrived, member.name, awaited.span.until,
        situation.company(over: awaited.rest(at: asker.at), but: member), waiting ?? false))
  }

  /// `!départ`: the rest of the shift is nobody's.
  package static func leave(in situation: WatchSituation, by asker: Asker) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let shift = situation.shifts(of: member.number).first {
      $0.span.contains(asker.at) && ($0.status.isAwaited || $0.status == .onWatch)
    }
    guard let shift else { throw .because(Texts.watch.notOnWatch()) }
    var after = situation
    for index in after.shifts.indices where after.shifts[index].number == shift.number {
      after.shifts[index].span.until = asker.at
    }
    let rest = TimeSpan(asker.at, shift.span.until)
    return Decision(
      [ShiftLeft(crisisCode: situation.crisis.code, number: shift.number, until: asker.at)],
      answer: situation.crisis.say(
        Texts.watch.left, member.name, asker.at, rest.until, after.company(over: rest, but: member),
        after.missing(over: rest), situation.typed(rest)))
  }

  /// `!passation note`: for who comes next.
  package static func note(_ text: String, in situation: WatchSituation, by asker: Asker) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let wasOn = situation.shifts.contains {
      $0.member == member.number && $0.status.counts
        && TimeSpan($0.span.from - earliness, $0.span.until + earliness).contains(asker.at)
    }
    guard wasOn || asker.isCoordinator else { throw .because(Texts.watch.notOnWatch()) }
    try ReportRules.checkLength(text)
    let next = situation.rota.change(after: asker.at)
    let coming = next.map { situation.rota.watch(at: $0).people } ?? []
    return Decision(
      [HandoverNoted(crisisCode: situation.crisis.code, by: member.number, text: text)],
      answer: situation.crisis.say(
        Texts.watch.handoverNoted, next, situation.people(coming), situation.open, situation.urgent))
  }

  /// `!reçu`: the next watch has what the one before left. Who says so has come, too.
  package static func receive(in situation: WatchSituation, by asker: Asker) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let rota = situation.rota
    var events: [any Event] = []
    let awaited = try? awaited(member, in: situation, at: asker.at)
    if let handover = situation.handover, handover.receivedBy == nil {
      let isOn = handover.coming.contains(member.number) || rota.watch(at: asker.at).people.contains(member.number)
      guard isOn || asker.isCoordinator else {
        throw .because(Texts.watch.notYours(handover.coming.map(situation.name)))
      }
      events.append(HandoverReceived(crisisCode: situation.crisis.code, number: handover.number, by: member.number))
    }
    if let awaited { events.append(situation.arrival(awaited, at: asker.at)) }
    guard !events.isEmpty else {
      guard let handover = situation.handover, let by = handover.receivedBy, let at = handover.receivedAt else {
        throw .because(Texts.watch.nothingToReceive())
      }
      throw .because(Texts.watch.isReceived(situation.name(by), at))
    }
    let notes = situation.notes.suffix(mostNotes).map {
      Texts.watch.lastNote(situation.name($0.by), $0.text.quoted(VerificationRules.longestQuote))
    }
    return Decision(
      events,
      answer: situation.crisis.say(
        Texts.watch.handoverReceived, member.name, asker.at, situation.open, situation.urgent, notes.unlessEmpty))
  }

  /// Notes that an answer repeats.
  static let mostNotes = 1

  /// The shift to which somebody may arrive now; nil: none. - Throws: where the person is there already.
  private static func awaited(
    _ member: Member, in situation: WatchSituation, at now: Milliseconds
  ) throws(Refusal) -> Shift? {
    let near = situation.shifts(of: member.number).filter {
      $0.span.until > now && $0.span.from - earliness <= now && $0.status.counts || $0.isOpenAbsence(at: now)
    }
    if let shift = near.first(where: { $0.status.isAwaited || $0.status == .absent }) { return shift }
    if let there = near.first(where: { $0.status == .onWatch }) {
      throw .because(Texts.watch.hasArrived(there.span.until))
    }
    return nil
  }
}

extension Shift {
  fileprivate func isOpenAbsence(at now: Milliseconds) -> Bool { status == .absent && span.contains(now) }

  fileprivate func rest(at now: Milliseconds) -> TimeSpan { TimeSpan(max(span.from, now), span.until) }
}

extension WatchSituation {
  /// Who had been absent, and who comes early, is on watch from now.
  fileprivate func arrival(_ shift: Shift, at now: Milliseconds) -> ShiftArrived {
    let isOn = shifts(of: shift.member).contains { $0.status.counts && $0.span.contains(now) }
    let isMoved = shift.status == .absent || now < shift.span.from && !isOn
    return ShiftArrived(crisisCode: crisis.code, number: shift.number, from: isMoved ? now : nil)
  }
}
