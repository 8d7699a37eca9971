/// Who asks, where and when: what every rule may look at.
package struct Asker: Sendable, Equatable {
  /// nil: identified perhaps, but not one of the team.
  package var member: Member?
  /// The account without its network's name, as the network vouches for it; nil: not identified.
  package var account: String?
  package var venue: Venue
  package var at: Milliseconds

  package init(member: Member?, account: String?, venue: Venue, at: Milliseconds) {
    self.member = member
    self.account = account
    self.venue = venue
    self.at = at
  }

  package var isCoordinator: Bool { member?.has(.coordinator) ?? false }

  /// Whether a crisis exists for this person, there.
  package func sees(_ crisis: Crisis) -> Bool {
    NeedToKnow.mayHear(of: crisis, in: venue) && NeedToKnow.mayHear(of: crisis, member)
  }
}
