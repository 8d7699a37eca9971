extension RelayRules {
  /// Whom a deed was told to in private, with the team of now.
  package static func told(of deed: RelayDeed, _ relay: Relay, team: [Member], hasRoom: Bool) -> [Int] {
    switch deed {
    case .drafted: alone(relay, team, hasRoom: hasRoom).map(\.number)
    case .rejected: [relay.writtenBy]
    case .approved, .published, .failed, .withdrawn, .expired: []
    }
  }

  /// Takes back the last deed on a relay; who heard of it hears that it is cancelled.
  package static func undo(
    _ act: RelayAct, _ relay: Relay, crisis: Crisis, by member: Member, at now: Milliseconds
  ) -> Decision {
    let values: [String: Value] = [
      "number": .number(relay.number), "kind": .relay(relay.kind), "by": .text(member.name), "at": .time(now),
      "crisis": .text(crisis.code), "deed": .term("relay_deed.\(act.deed.rawValue)"),
      "status": .relay(act.deed == .drafted ? .cancelled : act.previous), "drafted": .flag(act.deed == .drafted),
    ]
    let announced = Statement("announcement.relay_undone", values, nature: crisis.nature)
    let isKnownToAll = act.deed != .drafted && !(act.deed == .rejected && act.previous == .draft)
    return Decision(
      [RelayUndone(crisisCode: crisis.code, number: relay.number, act: act.sequence)],
      answer: Statement(
        "undo.relay", values.filter { ["number", "status", "drafted", "deed"].contains($0.key) },
        nature: crisis.nature),
      announcements: (isKnownToAll
        ? everybody(crisis, announced) : [Announcement(to: .coordination, about: crisis.code, announced)])
        + act.told.map { Announcement(to: .member($0), about: crisis.code, announced) })
  }
}
