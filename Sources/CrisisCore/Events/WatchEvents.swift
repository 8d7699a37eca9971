/// What happens to the watch of a crisis.
package enum WatchEvent: Sendable, Equatable {
  case planned(ShiftsPlanned)
  case confirmed(ShiftsConfirmed)
  case arrived(ShiftArrived)
  case left(ShiftLeft)
  case absent(ShiftAbsent)
  case replaced(ShiftReplaced)
  case swapped(ShiftsSwapped)
  case headCount(HeadCountSet)
  case handedOver(HandoverMade)
  case noted(HandoverNoted)
  case received(HandoverReceived)
  case undone(WatchActUndone)

  package var payload: any EventPayload {
    switch self {
    case .planned(let payload): payload
    case .confirmed(let payload): payload
    case .arrived(let payload): payload
    case .left(let payload): payload
    case .absent(let payload): payload
    case .replaced(let payload): payload
    case .swapped(let payload): payload
    case .headCount(let payload): payload
    case .handedOver(let payload): payload
    case .noted(let payload): payload
    case .received(let payload): payload
    case .undone(let payload): payload
    }
  }
}

/// Shifts put down, by the person or by a coordinator, in one act.
package struct ShiftsPlanned: EventPayload {
  package static let kind = EventKind.shiftsPlanned
  package var crisisCode: String
  package var shifts: [Planned]

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, shifts: [Planned]) {
    self.crisisCode = crisisCode
    self.shifts = shifts
  }

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
}

/// The person said yes to what a coordinator had put down.
package struct ShiftsConfirmed: EventPayload {
  package static let kind = EventKind.shiftsConfirmed
  package var crisisCode: String
  package var numbers: [Int]

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, numbers: [Int]) {
    self.crisisCode = crisisCode
    self.numbers = numbers
  }
}

package struct ShiftArrived: EventPayload {
  package static let kind = EventKind.shiftArrived
  package var crisisCode: String
  package var number: Int
  /// From when the watch is kept, where it begins later than planned.
  package var from: Milliseconds?

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, from: Milliseconds? = nil) {
    self.crisisCode = crisisCode
    self.number = number
    self.from = from
  }
}

package struct ShiftLeft: EventPayload {
  package static let kind = EventKind.shiftLeft
  package var crisisCode: String
  package var number: Int
  package var until: Milliseconds

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, until: Milliseconds) {
    self.crisisCode = crisisCode
    self.number = number
    self.until = until
  }
}

package struct ShiftAbsent: EventPayload {
  package static let kind = EventKind.shiftAbsent
  package var crisisCode: String
  package var number: Int

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int) {
    self.crisisCode = crisisCode
    self.number = number
  }
}

/// Another person has the rest of a shift.
package struct ShiftReplaced: EventPayload {
  package static let kind = EventKind.shiftReplaced
  package var crisisCode: String
  package var number: Int
  /// Until when the first one kept it; its beginning where not at all.
  package var until: Milliseconds
  package var by: ShiftsPlanned.Planned

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, until: Milliseconds, by: ShiftsPlanned.Planned) {
    self.crisisCode = crisisCode
    self.number = number
    self.until = until
    self.by = by
  }
}

/// Two people have each other's shifts, neither of which has begun.
package struct ShiftsSwapped: EventPayload {
  package static let kind = EventKind.shiftsSwapped
  package var crisisCode: String
  /// Those that were given up.
  package var numbers: [Int]
  package var by: [ShiftsPlanned.Planned]

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, numbers: [Int], by: [ShiftsPlanned.Planned]) {
    self.crisisCode = crisisCode
    self.numbers = numbers
    self.by = by
  }
}

package struct HeadCountSet: EventPayload {
  package static let kind = EventKind.headCountSet
  package var crisisCode: String
  package var from: Milliseconds
  /// nil: from then on.
  package var until: Milliseconds?
  package var people: Int

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, from: Milliseconds, until: Milliseconds?, people: Int) {
    self.crisisCode = crisisCode
    self.from = from
    self.until = until
    self.people = people
  }
}

/// A relief was announced, with what is open.
package struct HandoverMade: EventPayload {
  package static let kind = EventKind.handoverMade
  package var crisisCode: String
  package var number: Int
  package var at: Milliseconds
  package var leaving: [Int]
  package var coming: [Int]
  package var open: Int
  package var urgent: Int

  package var crisis: String? { crisisCode }

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
}

/// Somebody's words for the next watch.
package struct HandoverNoted: EventPayload {
  package static let kind = EventKind.handoverNoted
  package var crisisCode: String
  package var by: Int
  package var text: String

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, by: Int, text: String) {
    self.crisisCode = crisisCode
    self.by = by
    self.text = text
  }

  /// What stays of it when it is erased: that there was one.
  package func erased(_ mark: String = "[effacé]") -> HandoverNoted {
    HandoverNoted(crisisCode: crisisCode, by: by, text: mark)
  }
}

package struct HandoverReceived: EventPayload {
  package static let kind = EventKind.handoverReceived
  package var crisisCode: String
  package var number: Int
  package var by: Int

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, by: Int) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
  }
}

/// An act of somebody's taken back: the watch is again as it was before.
package struct WatchActUndone: EventPayload {
  package static let kind = EventKind.watchActUndone
  package var crisisCode: String
  /// The journal's row of the act.
  package var act: Int64

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, act: Int64) {
    self.crisisCode = crisisCode
    self.act = act
  }
}
