/// A stretch of the watch that one person keeps (créneau).
package struct Shift: Sendable, Equatable, Decodable {
  package var crisis: String
  /// Of its crisis.
  package var number: Int
  package var member: Int
  /// From when, and until when it is kept.
  package var span: TimeSpan
  /// When it was to begin: whoever comes earlier or late keeps the watch from then.
  package var plannedFrom: Milliseconds
  package var status: ShiftStatus = .planned
  package var plannedAt: Milliseconds
  /// When the person said so; nil: not yet.
  package var arrivedAt: Milliseconds?

  /// Whether the person had been absent when it was to begin.
  package var cameLate: Bool { status == .onWatch && span.from > plannedFrom }
}

/// The life of a shift.
package enum ShiftStatus: String, Sendable, Codable, CaseIterable, Hashable {
  /// Put down by a coordinator; the person has not said a word.
  case planned
  /// The person took it, or said yes to it.
  case confirmed
  case onWatch = "on_watch"
  case ended
  /// Did not come; whoever comes after all is on watch from then.
  case absent
  /// Somebody else has it; what was kept before counts.
  case replaced
  /// The person gave it up before it began.
  case givenUp = "given_up"
  /// As if it had not been put down.
  case cancelled

  /// Whether the person is counted on.
  package var counts: Bool {
    switch self {
    case .planned, .confirmed, .onWatch, .ended, .replaced: true
    case .absent, .givenUp, .cancelled: false
    }
  }

  /// Whether the person is still to arrive.
  package var isAwaited: Bool { self == .planned || self == .confirmed }
}

/// How many people the watch needs for a while.
package struct HeadCount: Sendable, Equatable, Decodable {
  package var from: Milliseconds
  /// nil: from then on.
  package var until: Milliseconds?
  package var people: Int
  /// The row of the journal that says so.
  package var sequence: Int64 = 0

  func contains(_ moment: Milliseconds) -> Bool { from <= moment && until.map { moment < $0 } ?? true }
}

/// What one watch leaves to the next (passation): made of what is open, and of notes.
package struct Handover: Sendable, Equatable, Decodable {
  package var crisis: String
  package var number: Int
  /// The time of the relief.
  package var at: Milliseconds
  /// When it was said; later than ``at`` where nobody could.
  package var madeAt: Milliseconds
  package var leaving: [Int]
  package var coming: [Int]
  /// Reports that nobody has settled, and the urgent ones among them.
  package var open: Int
  package var urgent: Int
  package var receivedBy: Int?
  package var receivedAt: Milliseconds?
}

/// What somebody wants the next watch to know.
package struct HandoverNote: Sendable, Equatable, Decodable {
  package var by: Int
  package var at: Milliseconds
  package var text: String
}
