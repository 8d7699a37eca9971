/// What a command's file leaves of the rights declared by ``CommandName``.
package struct Rights: Sendable, Equatable {
  package var audience: Set<Audience>
  package var venues: Set<VenueKind>

  package init(audience: Set<Audience>, venues: Set<VenueKind>) {
    self.audience = audience
    self.venues = venues
  }

  package func admit(_ asker: Asker, to command: CommandName) throws(Refusal) {
    guard let account = asker.account else { throw .unidentified }
    let declared = command.widestAudience
    guard audience.contains(where: { declared.contains($0) && $0.admits(asker.member) }) else {
      let allowed = audience.intersection(declared)
      throw asker.member == nil ? .notAMember(account: account) : .notAllowed(command, to: allowed)
    }
    guard venues.contains(asker.venue.kind), command.widestVenues.contains(asker.venue.kind) else {
      throw .wrongPlace(command, allowed: venues.intersection(command.venues))
    }
  }
}
