/// The commands of the watch (veille).
package enum WatchCommand: Sendable, Equatable {
  /// `!relève`, `!planning`: who is on, who is next, gaps.
  case rota
  /// `!relève 14h-18h 2 personnes jo lea`
  case plan(PlanWatch)
  /// `!créneau 2h-4h`
  case take(TimeSpan)
  case arrive
  case leave
  /// `!passation`: what is open; `!passation note`: what the next watch shall know.
  case handOver(note: String?)
  /// `!reçu`
  case receive
  /// `!remplacer jo par lea`
  case replace(ReplaceWatcher)
  /// `!échanger lea 14h-18h`
  case swap(SwapShifts)

  package var name: CommandName {
    switch self {
    case .rota, .plan: .watch
    case .take: .take
    case .arrive: .arrival
    case .leave: .departure
    case .handOver: .handover
    case .receive: .received
    case .replace: .replace
    case .swap: .swap
    }
  }

  /// Whether it changes nothing.
  package var onlyReads: Bool {
    switch self {
    case .rota, .handOver(note: nil): true
    case .plan, .take, .arrive, .leave, .handOver, .receive, .replace, .swap: false
    }
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
