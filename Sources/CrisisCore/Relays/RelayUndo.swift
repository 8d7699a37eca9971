/// Something done to a relay that changes what it is.
package protocol RelayDeedEvent: RelayEvent {
  static var deed: RelayDeed { get }
}

extension RelayDrafted: RelayDeedEvent, UndoableEvent { package static let deed = RelayDeed.drafted }
extension RelayApproved: RelayDeedEvent, UndoableEvent { package static let deed = RelayDeed.approved }
extension RelayRejected: RelayDeedEvent, UndoableEvent { package static let deed = RelayDeed.rejected }
extension RelayPublished: RelayDeedEvent, UndoableEvent { package static let deed = RelayDeed.published }
extension RelayFailed: RelayDeedEvent, UndoableEvent { package static let deed = RelayDeed.failed }
extension RelayWithdrawn: RelayDeedEvent, UndoableEvent { package static let deed = RelayDeed.withdrawn }
extension RelayExpired: RelayDeedEvent { package static let deed = RelayDeed.expired }
extension RelayCorrected: RelayDeedEvent, LastingEvent {
  package static let deed = RelayDeed.corrected

  package var insteadOfUndo: Statement { Texts.relays.withdrawInstead(number, with) }
}

extension UndoableEvent where Self: RelayDeedEvent {
  /// The last deed on a relay; who heard of it hears that it is cancelled.
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let (relay, status) = (try undo.known(undo.before.relay), try undo.known(undo.after.relay).status)
    guard !undo.since.contains(where: { $0 is any RelayDeedEvent || $0 is RelayRemoved }) else {
      throw .because(Texts.relayRefusals.overtaken(number))
    }
    let announced = Texts.relayNews.undone(undo, number, relay.kind, status, Self.deed, nature: undo.nature)
    let isKnownToAll = Self.deed != .drafted && !(Self.deed == .rejected && status == .draft)
    let told = Self.told(relay, team: undo.before.team, hasRoom: undo.hasCoordination)
    return Decision(
      [], answer: Texts.relays.undone(number, status, Self.deed, nature: undo.nature),
      announcements: (isKnownToAll
        ? RelayRules.everybody(crisisCode, announced) : [Announcement(to: .coordination, about: crisisCode, announced)])
        + told.map { Announcement(to: .member($0), about: crisisCode, announced) })
  }

  /// Whom the deed was told to in private, with the team of now.
  private static func told(_ relay: Relay, team: [Member], hasRoom: Bool) -> [Int] {
    switch deed {
    case .drafted: RelayRules.alone(relay, team, hasRoom: hasRoom).map(\.number)
    case .rejected: [relay.writtenBy]
    case .approved, .published, .failed, .withdrawn, .expired, .corrected: []
    }
  }
}
