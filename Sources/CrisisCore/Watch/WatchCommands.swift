/// What is done to the watch (veille).
package enum WatchOrder: Sendable, Equatable {
  /// `!relève 14h-18h 2 personnes jo lea`
  case plan(PlanWatch)
  /// `!créneau 2h-4h`
  case take(TimeSpan)
  /// `!créneau annuler 20h-22h`
  case giveUp(GiveUpShift)
  case arrive
  case leave
  /// `!passation note`: what the next watch shall know.
  case handOver(note: String)
  /// `!reçu`
  case receive
  /// `!remplacer jo par lea`
  case replace(ReplaceWatcher)
  /// `!échanger lea 14h-18h`
  case swap(SwapShifts)
}

/// What of the watch to come is given up: without hours the next shift; without a name one's own.
package struct GiveUpShift: Sendable, Equatable {
  package var span: TimeSpan?
  /// As typed.
  package var name: String?

  package init(span: TimeSpan? = nil, name: String? = nil) {
    self.span = span
    self.name = name
  }
}

/// What a coordinator decides of the watch.
package struct PlanWatch: Sendable, Equatable {
  /// nil: from now on.
  package var span: TimeSpan?
  package var people: Int?
  /// As typed.
  package var names: [String]

  package init(span: TimeSpan? = nil, people: Int? = nil, names: [String] = []) {
    self.span = span
    self.people = people
    self.names = names
  }
}

/// `!remplacer jo par lea`, names as typed.
package struct ReplaceWatcher: Sendable, Equatable {
  package var old: String
  package var new: String

  package init(old: String, new: String) {
    self.old = old
    self.new = new
  }
}

/// `!échanger lea 14h-18h`, the name as typed.
package struct SwapShifts: Sendable, Equatable {
  package var other: String
  package var span: TimeSpan

  package init(other: String, span: TimeSpan) {
    self.other = other
    self.span = span
  }
}

/// What falls due for the watch.
package enum WatchDue: Sendable, Equatable {
  /// Somebody comes or leaves at that time.
  case relief(crisis: String, at: Milliseconds)
  /// A shift begins soon: its person is reminded.
  case reminder(crisis: String, shift: Int)
  case gap(crisis: String, from: Milliseconds)
  /// Somebody has not come.
  case absence(crisis: String, shift: Int)
}
