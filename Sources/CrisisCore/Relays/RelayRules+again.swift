extension RelayRules {
  /// More are counted.
  static let mostProposed = 3

  /// `!relayer encore R7`: the same words once more, as a relay of its own that somebody approves anew.
  package static func again(_ relay: Relay, at now: Milliseconds) throws(Refusal) -> DraftRelay {
    switch relay.status(at: now) {
    case .published, .failed, .expired: break
    case .draft, .approved, .rejected, .withdrawn, .corrected, .cancelled:
      throw .because(Texts.relayRefusals.notRepeated(relay.number, relay.status(at: now), relay.status.isLive))
    }
    return DraftRelay(
      kind: relay.kind, source: relay.source, text: relay.text, beneficiary: relay.beneficiary, report: relay.report)
  }

  /// In the morning: what went online at night and still stands, to those who can see to it.
  package static func proposeAgain(
    _ relays: [Relay], crisis: Crisis, team: [Member], hasRoom: Bool
  ) -> [Announcement] {
    guard let first = relays.first else { return [] }
    let more = relays.count - mostProposed
    let statement = Texts.relayNews.morning(
      crisis,
      relays.prefix(mostProposed).map {
        Texts.relays.toRepeat($0.number, $0.kind, $0.text.quoted(60).withoutFinalStop)
      },
      max(0, more), "R\(first.number)", nature: crisis.nature)
    let people = team.filter { $0.has(.publisher) && !(hasRoom && $0.has(.coordinator)) }
      .prefix(RelayApprovers.mostNamed)
    let rooms: [AnnouncementAudience] = hasRoom || !people.isEmpty ? [.coordination] : [.volunteers]
    return (rooms + people.map { .member($0.number) }).map {
      Announcement(
        to: $0, about: crisis.code, statement, lifetime: 3 * .hour, key: "morning/\(crisis.code)", topic: .relays)
    }
  }
}
