/// Who is who in the team.
package enum PeopleCommand: Sendable, Equatable {
  /// `!rôle jo vérificatrice`
  case role(ChangeRole)
  /// `!qui`
  case who
  /// `!silence relèves`
  case mute(MuteCommand)

  package var name: CommandName {
    switch self {
    case .role: .role
    case .who: .who
    case .mute: .mute
    }
  }
}

/// `!rôle jo vérificatrice`, `!rôle capitaine gestionnaire SDIS63`, `!rôle jo retirer diffuseuse`
package struct ChangeRole: Sendable, Equatable {
  /// An account or a name, as typed; nil: who asks.
  package var person: String?
  /// nil: the roles are only shown.
  package var grant: RoleGrant?
  package var withdraws: Bool
  /// Whether the role was named by its feminine word, which is repeated.
  package var isFeminine: Bool

  package init(person: String? = nil, grant: RoleGrant? = nil, withdraws: Bool = false, isFeminine: Bool = false) {
    self.person = person
    self.grant = grant
    self.withdraws = withdraws
    self.isFeminine = isFeminine
  }
}
