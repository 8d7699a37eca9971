/// A command, by the name of its file in `commands/` (`report`).
package struct CommandName: RawRepresentable, Sendable, Codable, Hashable, ExpressibleByStringLiteral {
  package var rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }
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
  /// A room of one crisis alone, by its code.
  case crisis(String, CrisisRoom)
  case direct

  package var kind: VenueKind {
    switch self {
    case .volunteers: .volunteers
    case .coordination: .coordination
    case .managers, .crisis(_, .managers): .managers
    case .crisis(_, .volunteers): .volunteers
    case .direct: .direct
    }
  }

  /// The crisis that a room is for.
  package var crisis: String? { if case .crisis(let code, _) = self { code } else { nil } }
}

/// The rooms that a crisis may have of its own, each by what its name begins with.
package enum CrisisRoom: String, Sendable, CaseIterable {
  /// The volunteers who take part in it.
  case volunteers = "#esov-"
  /// The managers of all authorities that it concerns.
  case managers = "#gest-"

  /// `#esov-63-crue-2411`
  package func name(of crisis: String) -> String { (rawValue + crisis).lowercased() }
}

package enum VenueKind: String, Sendable, CaseIterable, Codable, Hashable {
  case volunteers
  case coordination
  case managers
  case direct
}
