/// What Vigie says of the watch by itself, from the records.
extension WatchSituation {
  /// `Relève à 07h00 : Léa et Samir sont de veille jusqu’à 11h00. Merci à Jo et à Camille.…`
  ///
  /// - Parameter named: whether the crisis has to be named, as where there are several.
  package func statement(of relief: Rota.Relief, named: Bool, now: Milliseconds) -> Statement {
    let next = relief.next
    // Who has said so already need not confirm.
    let awaited = relief.coming.filter { member in
      shifts.contains { $0.member == member && $0.span.contains(relief.at) && $0.status.isAwaited }
    }
    return Texts.watch.relief(
      named ? crisis.code : nil, relief.at, people(relief.on.people), relief.on.until, missing(relief.on.missing),
      relief.leaving.map { Texts.watch.thanked(name($0)) }.unlessEmpty, next?.at, people(next?.people ?? []),
      missing(next?.missing ?? 0), items, people(awaited), now - relief.at > WatchRules.lateness, nature: crisis.nature)
  }

  /// To the coordination, which knew of the absence: who was waited for has come after all.
  package func lateArrival(_ relief: Rota.Relief) -> Statement {
    crisis.say(
      Texts.watch.late, relief.at, relief.coming.map(name), relief.on.until, missing(relief.on.missing))
  }

  /// Whether nothing else changed than that people came who had not been there in time.
  package func isLateArrival(_ relief: Rota.Relief) -> Bool {
    relief.leaving.isEmpty && !relief.coming.isEmpty
      && relief.coming.allSatisfy { member in
        shifts.contains { $0.member == member && $0.span.contains(relief.at) && $0.cameLate }
      }
  }

  /// `il manque une personne`; absent where nobody is missing.
  private func missing(_ count: Int) -> Statement? { count > 0 ? Texts.watch.missing(count) : nil }

  /// `3 points ouverts, dont 1 urgent, une note`; absent where there is nothing.
  private var items: Statement? {
    open > 0 || !notes.isEmpty ? Texts.watch.items(open, urgent, notes.count) : nil
  }

  /// `TROU DE VEILLE dans 1 heure : personne de 05h00 à 06h00, il faut 2 personnes.…`
  package func statement(of gap: Rota.Gap, named: Bool, now: Milliseconds) -> Statement {
    let lead = (gap.from - now + .minute / 2) / .minute * .minute
    let hasBegun = gap.from <= now
    let open = gap.open(at: now)
    return Texts.watch.gap(
      named ? crisis.code : nil, hasBegun, hasBegun ? nil : max(lead, .minute), !hasBegun && lead == .hour, gap,
      gap.needed, typed(open), free(over: open), nature: crisis.nature)
  }

  /// To the one who comes: in a quarter of an hour.
  package func reminder(of shift: Shift, now: Milliseconds) -> Statement {
    let end = rota.stints.first { $0.member == shift.member && $0.span.contains(shift.span.from) }?.span.until
    return crisis.say(
      Texts.watch.reminder, max((shift.span.from - now + .minute / 2) / .minute, 1) * .minute,
      TimeSpan(shift.span.from, end ?? shift.span.until), company(at: shift))
  }

  /// To the coordination: somebody has not come.
  package func absence(of shift: Shift) -> Statement {
    crisis.say(
      Texts.watch.absent, name(shift.member), shift.span, company(at: shift), free(over: shift.span))
  }

  /// Who else is on watch when it begins.
  private func company(at shift: Shift) -> [String]? {
    people(rota.watch(at: shift.span.from).people.filter { $0 != shift.member })
  }
}

/// The watch in short, for digests and `!état`.
package struct WatchSummary: Sendable, Equatable {
  package var at: Milliseconds
  package var people: [String]?
  package var until: Milliseconds?
  package var missing: Int
  package var next: Milliseconds?
  package var nextPeople: [String]?
  package var gaps: [Rota.Gap]
  /// Where it is worth telling.
  package var sign: WatchSign?

  /// Gaps are told of this long ahead, and so many.
  static let horizon: Milliseconds = .day
  static let mostGaps = 3
}

extension WatchSituation {
  /// nil where nobody has thought of a watch.
  package func summary(at now: Milliseconds) -> WatchSummary? {
    let rota = rota
    guard rota.begins != nil else { return nil }
    let watch = rota.watch(at: now)
    let next = rota.change(after: now).map { rota.watch(at: $0) }
    let gaps = rota.gaps(after: now).filter { $0.from < now + WatchSummary.horizon }.prefix(WatchSummary.mostGaps)
    return WatchSummary(
      at: now, people: people(watch.people), until: watch.until, missing: watch.missing, next: next?.at,
      nextPeople: people(next?.people ?? []), gaps: Array(gaps))
  }
}

extension WatchSummary {
  /// As a list says them (`de 02h00 à 04h00`); nil where there is none.
  package var gapList: [Statement]? { gaps.told.map { Texts.watch.gapSpan($0, $0.from <= at) }.unlessEmpty }

  /// `VEILLE. Léa et Samir jusqu’à 15h00, puis Inès et Marc. Trou : de 02h00 à 04h00.`
  func digestLine(_ nature: CrisisNature) -> Statement {
    Texts.watch.digestLine(
      people, until, next == until ? nextPeople : nil, next == until ? nil : next, gapList, sign, nature: nature)
  }
}

extension [Rota.Gap] {
  /// As a list tells them: where nobody is there at all, it is one gap, however many are needed.
  package var told: [Rota.Gap] {
    reduce(into: []) { told, gap in
      if let last = told.last, last.isEmpty, gap.isEmpty, last.until == gap.from {
        told[told.count - 1].until = gap.until
      } else {
        told.append(gap)
      }
    }
  }
}
