extension WatchEvent {
  /// What the sentence of each kind says in the journal.
  func logValues(_ name: (Int) -> String) -> [String: Value] {
    switch self {
    case .planned(let event):
      [
        "people": Self.names(event.shifts.map(\.member), name),
        "from": event.shifts.map(\.from).min().map { .time($0) } ?? .flag(false),
        "until": event.shifts.map(\.until).max().map { .time($0) } ?? .flag(false),
      ]
    case .confirmed(let event): ["count": .number(event.numbers.count)]
    case .arrived, .absent, .swapped, .undone: [:]
    case .left(let event): ["until": .time(event.until)]
    case .replaced(let event): ["person": .text(name(event.by.member)), "until": .time(event.by.until)]
    case .headCount(let event): ["count": .number(event.people), "from": .time(event.from)]
    case .handedOver(let event): ["at": .time(event.at), "count": .some(event.open), "urgent": .some(event.urgent)]
    case .noted(let event): ["text": .text(event.text.quoted(200))]
    case .received(let event): ["number": .number(event.number)]
    }
  }

  /// The members that its sentence names, by number.
  package var people: [Int] {
    switch self {
    case .planned(let event): event.shifts.map(\.member)
    case .replaced(let event): [event.by.member]
    default: []
    }
  }

  private static func names(_ members: [Int], _ name: (Int) -> String) -> Value {
    var named: [String] = []
    for member in members.map(name) where !named.contains(member) { named.append(member) }
    return named.isEmpty ? .flag(false) : .list(named.map { .text($0) })
  }
}
