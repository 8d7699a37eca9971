/// The commands that the program knows, by the name of their file in `commands/`, with the widest rights each may have.
/// A file may narrow them, never widen.
package enum CommandName: String, Sendable, CaseIterable, Codable, Hashable {
  case activate
  case deactivate
  case report
  case correct
  case verify
  case show
  case list
  case status
  case crises
  case help
  case ping
  case yes
  case no
  case undo
  case language
  case digest
  case watch
  case take
  case arrival = "in"
  case departure = "out"
  case handover
  case received
  case replace
  case swap
  case relay
  case approve
  case reject
  case published
  case withdraw
  case distress
  case clear
  case note
  case log
  case role
  case who
  case mute
  case claim
  case release
  case duplicate
  case supersede
  case ask
  case answer
  case mission
  case ease
  case extend
  case health

  /// Who may use it at the widest.
  package var audience: Set<Audience> { Set(widestAudience) }

  /// Where it may be used at the widest.
  package var venues: Set<VenueKind> { Set(widestVenues) }

  /// The same as a list of few, which is made once and not for every line.
  var widestAudience: [Audience] {
    switch self {
    case .activate, .deactivate: [.manager, .coordinator]
    case .report, .correct, .show, .list, .crises: [.volunteer, .verifier, .publisher, .coordinator, .manager]
    case .verify: [.verifier, .coordinator]
    case .status: [.volunteer, .verifier, .publisher, .coordinator, .admin, .manager]
    case .help, .ping, .yes, .no, .undo, .language: [.identified]
    case .digest, .received: [.volunteer, .verifier, .publisher, .coordinator, .manager]
    case .watch, .take, .arrival, .departure, .handover, .swap: [.volunteer, .verifier, .publisher, .coordinator]
    case .replace: [.coordinator]
    case .relay: [.volunteer, .verifier, .publisher, .coordinator]
    case .approve, .reject, .published: [.publisher, .coordinator, .manager]
    // Whoever wrote it may take it away.
    case .withdraw: [.volunteer, .verifier, .publisher, .coordinator, .manager]
    case .distress: [.volunteer, .verifier, .publisher, .coordinator, .admin, .manager]
    case .clear, .ask: [.coordinator, .manager]
    case .note: [.volunteer, .verifier, .publisher, .coordinator, .manager]
    case .log: [.coordinator, .manager]
    case .role: [.coordinator, .admin]
    case .who, .mute: [.volunteer, .verifier, .publisher, .coordinator, .admin, .manager]
    case .claim, .release: [.volunteer, .verifier, .publisher, .coordinator]
    case .duplicate, .supersede: [.volunteer, .verifier, .publisher, .coordinator, .manager]
    case .answer: [.volunteer, .verifier, .publisher, .coordinator]
    case .mission, .ease, .extend: [.coordinator, .manager]
    case .health: [.identified]
    }
  }

  var widestVenues: [VenueKind] {
    switch self {
    case .activate, .deactivate: [.managers, .coordination, .direct]
    case .report, .correct, .verify, .show, .list, .status, .crises, .help, .ping, .yes, .no, .undo,
      .language, .distress, .clear, .duplicate, .supersede, .answer:
      [.volunteers, .coordination, .managers, .direct]
    case .digest, .ask: [.coordination, .managers, .direct]
    case .watch, .take, .arrival, .departure, .handover, .replace, .swap: [.volunteers, .coordination, .direct]
    case .received: [.volunteers, .coordination, .managers, .direct]
    case .relay: [.volunteers, .coordination, .direct]
    case .approve, .reject, .published, .withdraw: [.volunteers, .coordination, .managers, .direct]
    case .mission, .ease, .extend: [.coordination, .managers, .direct]
    case .note, .log, .who, .mute, .health: [.volunteers, .coordination, .managers, .direct]
    case .role, .claim, .release: [.volunteers, .coordination, .direct]
    }
  }

  /// Whether it changes the record (and so is stored, and takes effect once), or only reads it.
  package var writes: Bool {
    switch self {
    case .activate, .deactivate, .report, .correct, .verify, .yes, .no, .undo, .language, .digest: true
    case .watch, .take, .arrival, .departure, .handover, .received, .replace, .swap: true
    case .relay, .approve, .reject, .published, .withdraw: true
    case .distress, .clear, .duplicate, .supersede, .ask, .answer: true
    case .note, .role, .mute, .claim, .release, .mission, .ease, .extend: true
    case .show, .list, .status, .crises, .help, .ping: false
    case .log, .who, .health: false
    }
  }

  /// Whether it answers what was said before, so that the same words a moment later are another act.
  package var isConversational: Bool {
    switch self {
    case .yes, .no, .undo: true
    case .activate, .deactivate, .report, .correct, .verify, .language, .show, .list, .status, .crises, .help, .ping,
      .digest, .watch, .take, .arrival, .departure, .handover, .received, .replace, .swap, .relay, .approve, .reject,
      .published, .withdraw, .distress, .clear, .duplicate, .supersede, .ask, .answer:
      false
    case .note, .log, .role, .who, .mute, .claim, .release, .mission, .ease, .extend, .health: false
    }
  }
}

/// To whom a command is open.
package enum Audience: String, Sendable, CaseIterable, Codable, Hashable {
  /// Anyone with an account on the network, member or not.
  case identified
  case volunteer
  case verifier
  case publisher
  case coordinator
  case admin
  /// A manager of an authority; of which, the rules of each command say.
  case manager

  package func admits(_ member: Member?) -> Bool {
    guard let member else { return self == .identified }
    return switch self {
    case .identified: true
    case .volunteer: member.has(.volunteer)
    case .verifier: member.has(.verifier)
    case .publisher: member.has(.publisher)
    case .coordinator: member.has(.coordinator)
    case .admin: member.has(.admin)
    case .manager: !member.manages.isEmpty
    }
  }
}

/// What a place to talk is.
package enum Venue: Sendable, Hashable {
  case volunteers
  case coordination
  /// The managers of one authority, by its code.
  case managers(authority: String)
  case direct

  package var kind: VenueKind {
    switch self {
    case .volunteers: .volunteers
    case .coordination: .coordination
    case .managers: .managers
    case .direct: .direct
    }
  }
}

package enum VenueKind: String, Sendable, CaseIterable, Codable, Hashable {
  case volunteers
  case coordination
  case managers
  case direct
}
