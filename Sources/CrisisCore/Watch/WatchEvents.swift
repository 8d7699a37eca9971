/// Shifts put down, by the person or by a coordinator, in one act.
package struct ShiftsPlanned: WatchEvent {
  package static let kind = "shift.planned"
  package static let sentence = Text(
    "log_entry.shift_planned", .maybe(.names("people")), .maybe(.time("from")), .maybe(.time("until")))
  package var crisisCode: String
  package var shifts: [Planned]

  package struct Planned: Sendable, Equatable, Codable {
    package var number: Int
    package var member: Int
    package var from: Milliseconds
    package var until: Milliseconds
    /// planned, confirmed, or on watch where it began at once.
    package var status: ShiftStatus

    package init(number: Int, member: Int, span: TimeSpan, status: ShiftStatus) {
      self.number = number
      self.member = member
      from = span.from
      until = span.until
      self.status = status
    }
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement {
    let names = shifts.map(\.member).map(name)
    let once = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
    return Self.sentence(once.unlessEmpty, shifts.map(\.from).min(), shifts.map(\.until).max())
  }
  package var people: [Int] { shifts.map(\.member) }
}

/// The person said yes to what a coordinator had put down.
package struct ShiftsConfirmed: WatchEvent {
  package static let kind = "shift.confirmed"
  package static let sentence = Text("log_entry.shift_confirmed", .number("count"))
  package var crisisCode: String
  package var numbers: [Int]

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(numbers.count) }
}

package struct ShiftArrived: WatchEvent {
  package static let kind = "shift.arrived"
  package var crisisCode: String
  package var number: Int
  /// From when the watch is kept, where it is not as planned.
  package var from: Milliseconds?
}

package struct ShiftLeft: WatchEvent {
  package static let kind = "shift.left"
  package static let sentence = Text("log_entry.shift_left", .time("until"))
  package var crisisCode: String
  package var number: Int
  package var until: Milliseconds

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(until) }
}

package struct ShiftAbsent: WatchEvent {
  package static let kind = "shift.absent"
  package var crisisCode: String
  package var number: Int
}

/// Another person has the rest of a shift.
package struct ShiftReplaced: WatchEvent {
  package static let kind = "shift.replaced"
  package static let sentence = Text("log_entry.shift_replaced", .words("person"), .time("until"))
  package var crisisCode: String
  package var number: Int
  /// Until when the first one kept it; its beginning where not at all.
  package var until: Milliseconds
  package var by: ShiftsPlanned.Planned

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(name(by.member), by.until) }
  package var people: [Int] { [by.member] }
}

/// Shifts to come, or parts of them, are nobody's any more.
package struct ShiftsGivenUp: WatchEvent {
  package static let kind = "shift.given_up"
  package static let sentence = Text(
    "log_entry.shift_given_up", .words("person"), .time("from"), .time("until"))
  package var crisisCode: String
  package var member: Int
  package var numbers: [Int]
  package var from: Milliseconds
  package var until: Milliseconds
  /// What the person keeps of them.
  package var kept: [ShiftsPlanned.Planned]

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(name(member), from, until) }
  package var people: [Int] { [member] }
}

/// Two people have each other's shifts, neither of which has begun.
package struct ShiftsSwapped: WatchEvent {
  package static let kind = "shift.swapped"
  package var crisisCode: String
  /// Those that were given up.
  package var numbers: [Int]
  package var by: [ShiftsPlanned.Planned]
}

package struct HeadCountSet: WatchEvent {
  package static let kind = "watch.head_count"
  package static let sentence = Text("log_entry.watch_head_count", .number("count"), .time("from"))
  package var crisisCode: String
  package var from: Milliseconds
  /// nil: from then on.
  package var until: Milliseconds?
  package var people: Int

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(self.people, from) }
}

/// A relief was announced, with what is open.
package struct HandoverMade: WatchEvent {
  package static let kind = "handover.made"
  package static let sentence = Text("log_entry.handover_made", .time("at"), .some("count"), .some("urgent"))
  package var crisisCode: String
  package var number: Int
  package var at: Milliseconds
  package var leaving: [Int]
  package var coming: [Int]
  package var open: Int
  package var urgent: Int

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(at, open, urgent) }
}

/// Somebody's words for the next watch.
package struct HandoverNoted: WatchEvent {
  package static let kind = "handover.noted"
  package static let sentence = Text("log_entry.handover_noted", .words("text"))
  package var crisisCode: String
  package var by: Int
  package var text: String

  /// What stays of it when it is erased: that there was one.
  package func erased(_ mark: String) -> HandoverNoted {
    HandoverNoted(crisisCode: crisisCode, by: by, text: mark)
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(text) }
}

package struct HandoverReceived: WatchEvent, LastingEvent {
  package static let kind = "handover.received"
  package static let sentence = Text("log_entry.handover_received", .number("number"))
  package var crisisCode: String
  package var number: Int
  package var by: Int

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number) }
  package var insteadOfUndo: Statement { Texts.watch.receivedStays() }
}
