/// Who may use a command, and where: what the program declares, as the command's file narrows it.
package struct Rights: Sendable, Equatable {
  package var audience: Set<Audience>
  package var venues: Set<VenueKind>

  package init(audience: Set<Audience>, venues: Set<VenueKind>) {
    self.audience = audience
    self.venues = venues
  }

  /// What is left of these where a file names fewer; it never gives more. Who is of the team is identified too, so that
  /// what is open to everybody may be narrowed to anybody.
  package func narrowed(to file: Rights) -> Rights {
    Rights(
      audience: audience.contains(.identified) ? file.audience : audience.intersection(file.audience),
      venues: venues.intersection(file.venues))
  }

  package func admit(_ asker: Asker, to command: CommandName) throws(Refusal) {
    guard let account = asker.account else { throw .unidentified }
    guard audience.contains(where: { $0.admits(asker.member) }) else {
      throw asker.member == nil ? .notAMember(account: account) : .because(Texts.refusals.notAllowed(command, audience))
    }
    guard venues.contains(asker.venue.kind) else { throw .because(Texts.refusals.wrongPlace(command, venues)) }
  }
}
