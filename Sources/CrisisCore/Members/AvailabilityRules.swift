/// `!dispo`: each says for oneself when one may be asked. It binds nobody: a shift is what one takes.
package enum AvailabilityRules {
  /// Where somebody is missing at those hours: the crisis, and the shift as one types it there.
  package struct Want: Sendable, Equatable {
    package var gap: Rota.Gap
    package var line: String

    package init(gap: Rota.Gap, line: String) {
      self.gap = gap
      self.line = line
    }
  }

  /// - Parameters:
  ///   - known: the hours that this person has given, from now on.
  ///   - want: where somebody is missing then.
  package static func change(
    _ command: AvailabilityCommand, known: [TimeSpan], by asker: Asker, wanted want: (TimeSpan) throws -> Want?
  ) throws -> Decision {
    guard let member = asker.member else { throw Refusal.unidentified }
    let all = TimeSpan(asker.at, .max)
    switch command {
    case .give(let span):
      guard !span.isEmpty else { throw Refusal.because(Texts.watch.isEmptySpan()) }
      guard let span = span.intersection(all) else { throw Refusal.because(Texts.availability.isOver(span)) }
      let hours = TimeSpan.merged(known + [span])
      let events: [any Event] =
        hours == known ? [] : [AvailabilitySet(member: member.number, span, isAvailable: true)]
      return Decision(events, answer: Texts.availability.given(member.name, told(hours), try want(span)))
    case .takeBack(let span):
      let gone = (span ?? all).intersection(all) ?? TimeSpan(asker.at, asker.at)
      let left = known.flatMap { $0.subtracting([gone]) }
      guard left != known, let last = known.last else {
        throw Refusal.because(Texts.availability.nothingGiven(told(known).unlessEmpty))
      }
      return Decision(
        [
          AvailabilitySet(
            member: member.number, TimeSpan(gone.from, min(gone.until, last.until)), isAvailable: false)
        ], answer: Texts.availability.takenBack(member.name, told(left).unlessEmpty))
    }
  }

  /// `de 20h00 à 00h00`, with the day where it is not today.
  package static func told(_ hours: [TimeSpan]) -> [Statement] { hours.map { Texts.availability.hours($0) } }

  /// Who may be asked within a day: `Inès (de 20h00 à 00h00)`; nil: nobody.
  package static func told(_ people: [FreePerson], from now: Milliseconds) -> [Statement]? {
    let day = TimeSpan(now, now + .day)
    return people.compactMap { person in
      let hours = person.hours.filter { $0.overlaps(day) }
      return hours.isEmpty ? nil : Texts.availability.person(person.name, told(hours))
    }.unlessEmpty
  }
}

/// The answers of `available.yaml`, and what others say of who may be asked.
package struct AvailabilityTexts: Sendable {
  let given = Text("available.done", .words("name"), .phrases("hours"), .maybe(.want))
  let takenBack = Text("available.taken_back", .words("name"), .maybe(.phrases("left")))
  package let own = Text("available.own", .maybe(.phrases("hours")))
  package let all = Text("available.all", .phrases("people"))
  let hours = Text("available.hours", .span)
  let person = Text("available.person", .code("name"), .phrases("hours"))
  let undone = Text("undo.availability")
  let isOver = Text("refusal.availability_over", .span)
  let nothingGiven = Text("refusal.availability_none", .maybe(.phrases("hours")))
}

extension Texts { package static let availability = AvailabilityTexts() }

extension Slot where T == AvailabilityRules.Want {
  fileprivate static var want: Slot {
    Slot(.phrase("gap"), .code("span")) { (Texts.watch.gapSpan($0.gap, false), $0.line) }
  }
}
