/// Hours for which somebody said that they may be asked to keep the watch, or took that back.
package struct Availability: Sendable, Equatable, Decodable {
  package var member: Int
  package var span: TimeSpan
  package var isAvailable: Bool

  package init(member: Int, span: TimeSpan, isAvailable: Bool) {
    self.member = member
    self.span = span
    self.isAvailable = isAvailable
  }
}

extension [Availability] {
  /// The hours of each member from a moment on: of what was said in this order, the later counts.
  package func hours(from moment: Milliseconds) -> [Int: [TimeSpan]] {
    var hours: [Int: [TimeSpan]] = [:]
    for said in self {
      let known = hours[said.member] ?? []
      hours[said.member] =
        said.isAvailable
        ? TimeSpan.merged(known + [said.span]) : known.flatMap { $0.subtracting([said.span]) }
    }
    return hours.mapValues { $0.compactMap { $0.intersection(TimeSpan(moment, .max)) } }.filter { !$0.value.isEmpty }
  }
}

/// Somebody who may be asked then.
package struct FreePerson: Sendable, Equatable {
  package var name: String
  /// In order.
  package var hours: [TimeSpan]

  package init(name: String, hours: [TimeSpan]) {
    self.name = name
    self.hours = hours
  }

  package func isFree(at moment: Milliseconds) -> Bool { hours.contains { $0.contains(moment) } }
}

/// `!dispo 20h-24h`, `!dispo stop`
package enum AvailabilityCommand: Sendable, Equatable {
  case give(TimeSpan)
  /// nil: all hours to come.
  case takeBack(TimeSpan?)
}

package struct AvailabilitySet: Event {
  package static let kind = "member.availability"
  package static let sentence = Text(
    "log_entry.member_availability", .flag("available"), .time("from"), .time("until"))
  package var member: Int
  package var from: Milliseconds
  package var until: Milliseconds
  package var isAvailable: Bool

  package init(member: Int, _ span: TimeSpan, isAvailable: Bool) {
    self.member = member
    from = span.from
    until = span.until
    self.isAvailable = isAvailable
  }

  package var subject: Subject { .member(member) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(isAvailable, from, until) }
}

extension AvailabilitySet: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { until > undo.now }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision { Decision([], answer: Texts.availability.undone()) }
}
