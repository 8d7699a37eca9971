/// Shifts put down, by the person or by a coordinator, in one act.
package struct ShiftsPlanned: WatchEvent {
  package static let kind = "shift.planned"
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

  package func words(_ name: (Int) -> String) -> [String: Value] {
    let names = shifts.map(\.member).map(name)
    let once = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
    return [
      "people": once.isEmpty ? .flag(false) : .list(once.map { .text($0) }),
      "from": shifts.map(\.from).min().map { .time($0) } ?? .flag(false),
      "until": shifts.map(\.until).max().map { .time($0) } ?? .flag(false),
    ]
  }
  package var people: [Int] { shifts.map(\.member) }
}

/// The person said yes to what a coordinator had put down.
package struct ShiftsConfirmed: WatchEvent {
  package static let kind = "shift.confirmed"
  package var crisisCode: String
  package var numbers: [Int]

  package func words(_ name: (Int) -> String) -> [String: Value] { ["count": .number(numbers.count)] }
}

package struct ShiftArrived: WatchEvent {
  package static let kind = "shift.arrived"
  package var crisisCode: String
  package var number: Int
  /// From when the watch is kept, where it begins later than planned.
  package var from: Milliseconds?

  package init(crisisCode: String, number: Int, from: Milliseconds? = nil) {
    self.crisisCode = crisisCode
    self.number = number
    self.from = from
  }
}

package struct ShiftLeft: WatchEvent {
  package static let kind = "shift.left"
  package var crisisCode: String
  package var number: Int
  package var until: Milliseconds

  package func words(_ name: (Int) -> String) -> [String: Value] { ["until": .time(until)] }
}

package struct ShiftAbsent: WatchEvent {
  package static let kind = "shift.absent"
  package var crisisCode: String
  package var number: Int

  package init(crisisCode: String, number: Int) {
    self.crisisCode = crisisCode
    self.number = number
  }
}

/// Another person has the rest of a shift.
package struct ShiftReplaced: WatchEvent {
  package static let kind = "shift.replaced"
  package var crisisCode: String
  package var number: Int
  /// Until when the first one kept it; its beginning where not at all.
  package var until: Milliseconds
  package var by: ShiftsPlanned.Planned

  package func words(_ name: (Int) -> String) -> [String: Value] {
    ["person": .text(name(by.member)), "until": .time(by.until)]
  }
  package var people: [Int] { [by.member] }
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
  package var crisisCode: String
  package var from: Milliseconds
  /// nil: from then on.
  package var until: Milliseconds?
  package var people: Int

  package func words(_ name: (Int) -> String) -> [String: Value] {
    ["count": .number(self.people), "from": .time(from)]
  }
}

/// A relief was announced, with what is open.
package struct HandoverMade: WatchEvent {
  package static let kind = "handover.made"
  package var crisisCode: String
  package var number: Int
  package var at: Milliseconds
  package var leaving: [Int]
  package var coming: [Int]
  package var open: Int
  package var urgent: Int

  package init(
    crisisCode: String, number: Int, at: Milliseconds, leaving: [Int], coming: [Int], open: Int, urgent: Int
  ) {
    self.crisisCode = crisisCode
    self.number = number
    self.at = at
    self.leaving = leaving
    self.coming = coming
    self.open = open
    self.urgent = urgent
  }

  package func words(_ name: (Int) -> String) -> [String: Value] {
    ["at": .time(at), "count": .some(open), "urgent": .some(urgent)]
  }
}

/// Somebody's words for the next watch.
package struct HandoverNoted: WatchEvent {
  package static let kind = "handover.noted"
  package var crisisCode: String
  package var by: Int
  package var text: String

  /// What stays of it when it is erased: that there was one.
  package func erased(_ mark: String) -> HandoverNoted {
    HandoverNoted(crisisCode: crisisCode, by: by, text: mark)
  }

  package func words(_ name: (Int) -> String) -> [String: Value] { ["text": .text(text.quoted(200))] }
}

package struct HandoverReceived: WatchEvent, LastingEvent {
  package static let kind = "handover.received"
  package var crisisCode: String
  package var number: Int
  package var by: Int

  package func words(_ name: (Int) -> String) -> [String: Value] { ["number": .number(number)] }
  package var insteadOfUndo: Statement { Texts.watch.receivedStays() }
}
