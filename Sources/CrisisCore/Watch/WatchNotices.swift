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
    var values: [String: Value] = [
      "at": .time(relief.at), "people": people(relief.on.people), "until": .maybe(relief.on.until),
      "missing": missing(relief.on.missing), "leaving": thanked(relief.leaving), "next": .maybe(next?.at),
      "next_people": people(next?.people ?? []), "next_missing": missing(next?.missing ?? 0), "items": items,
      "coming": people(awaited), "late": .flag(now - relief.at > WatchRules.lateness),
    ]
    values["named"] = named ? .text(crisis.code) : .flag(false)
    return Statement("watch_line.relief", values, nature: crisis.nature)
  }

  /// To the coordination, which knew of the absence: who was waited for has come after all.
  package func lateArrival(_ relief: Rota.Relief) -> Statement {
    statement(
      "watch_line.late",
      [
        "at": .time(relief.at), "people": people(relief.coming), "until": .maybe(relief.on.until),
        "missing": missing(relief.on.missing),
      ])
  }

  /// Whether nothing else changed than that people came who had not been there in time.
  package func isLateArrival(_ relief: Rota.Relief) -> Bool {
    relief.leaving.isEmpty && !relief.coming.isEmpty
      && relief.coming.allSatisfy { member in
        shifts.contains { $0.member == member && $0.span.contains(relief.at) && $0.cameLate }
      }
  }

  /// `il manque une personne`; absent where nobody is missing.
  private func missing(_ count: Int) -> Value {
    count > 0 ? .list([.phrase(Statement("watch_line.missing", ["count": .number(count)]))]) : .flag(false)
  }

  /// `3 points ouverts, dont 1 urgent, une note`; absent where there is nothing.
  private var items: Value {
    guard open > 0 || !notes.isEmpty else { return .flag(false) }
    let values: [String: Value] = ["open": .some(open), "urgent": .some(urgent), "note": .some(notes.count)]
    return .list([.phrase(Statement("watch_line.items", values))])
  }

  private func thanked(_ members: [Int]) -> Value {
    guard !members.isEmpty else { return .flag(false) }
    return .list(members.map { .phrase(Statement("watch_line.to", ["name": .text(name($0))])) })
  }

  /// `TROU DE VEILLE dans 1 heure : personne de 05h00 à 06h00, il faut 2 personnes.…`
  package func statement(of gap: Rota.Gap, named: Bool, now: Milliseconds) -> Statement {
    let lead = (gap.from - now + .minute / 2) / .minute * .minute
    let hasBegun = gap.from <= now
    let open = TimeSpan(max(gap.from, now), gap.until ?? gap.from + 4 * .hour)
    let values: [String: Value] = [
      "named": named ? .text(crisis.code) : .flag(false), "begun": .flag(hasBegun),
      "lead": hasBegun ? .flag(false) : .duration(max(lead, .minute)), "hour": .flag(!hasBegun && lead == .hour),
      "from": .time(gap.from), "until": .maybe(gap.until), "empty": .flag(gap.isEmpty),
      "missing": .number(gap.missing), "needed": .number(gap.needed), "span": .text(typed(open)),
    ]
    return Statement("watch_line.gap", values, nature: crisis.nature)
  }

  /// To the one who comes: in a quarter of an hour.
  package func reminder(of shift: Shift, now: Milliseconds) -> Statement {
    let end = rota.stints.first { $0.member == shift.member && $0.span.contains(shift.span.from) }?.span.until
    let others = rota.watch(at: shift.span.from).people.filter { $0 != shift.member }
    return statement(
      "watch_line.reminder",
      [
        "lead": .duration(max((shift.span.from - now + .minute / 2) / .minute, 1) * .minute),
        "from": .time(shift.span.from), "until": .time(end ?? shift.span.until), "with": people(others),
      ])
  }

  /// To the coordination: somebody has not come.
  package func absence(of shift: Shift) -> Statement {
    let others = rota.watch(at: shift.span.from).people.filter { $0 != shift.member }
    return statement(
      "watch_line.absent",
      [
        "name": .text(name(shift.member)), "from": .time(shift.span.from), "until": .time(shift.span.until),
        "with": people(others),
      ])
  }
}

/// The watch in short, for digests and `!état`.
package struct WatchSummary: Sendable, Equatable {
  package var people: Value
  package var until: Milliseconds?
  package var missing: Int
  package var next: Milliseconds?
  package var nextPeople: Value
  package var gaps: [Rota.Gap]

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
      people: people(watch.people), until: watch.until, missing: watch.missing, next: next?.at,
      nextPeople: people(next?.people ?? []), gaps: Array(gaps))
  }
}

extension WatchSummary {
  /// The values of a line that mentions the watch; ``none`` where there is none.
  package var values: [String: Value] {
    [
      "watch": people, "watch_until": .maybe(until), "relief": .maybe(next), "relief_people": nextPeople,
      "watch_missing": .some(missing),
    ]
  }

  package static let none: [String: Value] = [
    "watch": .flag(false), "watch_until": .flag(false), "relief": .flag(false), "relief_people": .flag(false),
    "watch_missing": .flag(false),
  ]

  /// Where nothing is new, the heading says who is on watch, and the gaps.
  var headingValues: [String: Value] {
    ["watch": people, "watch_until": .maybe(until), "gaps": gapList]
  }

  static let noHeading: [String: Value] = ["watch": .flag(false), "watch_until": .flag(false), "gaps": .flag(false)]

  private var gapList: Value { gaps.isEmpty ? .flag(false) : .list(gaps.told.map(\.phrase)) }

  /// `VEILLE. Léa et Samir jusqu’à 15h00, puis Inès et Marc. Trou : de 02h00 à 04h00.`
  func digestLine(_ nature: CrisisNature) -> Statement {
    Statement(
      "digest_line.watch",
      [
        "watch": people, "until": .maybe(until), "next": next == until ? nextPeople : .flag(false),
        "relief": next == until ? .flag(false) : .maybe(next),
        "gaps": gapList,
      ], nature: nature)
  }
}

extension Rota.Gap {
  /// `de 02h00 à 04h00`
  package var phrase: Value {
    .phrase(
      Statement(
        "watch_line.gap_span",
        [
          "from": .time(from), "until": .maybe(until), "empty": .flag(isEmpty), "missing": .number(missing),
        ]))
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
