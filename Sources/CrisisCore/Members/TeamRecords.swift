/// What a person may be made: one of the team's roles, or a manager of an authority.
package enum RoleGrant: Sendable, Hashable, Codable {
  case role(Role)
  case manager(of: String)

  package func isHeld(by member: Member) -> Bool {
    switch self {
    case .role(let role): member.roles.contains(role)
    case .manager(let authority): member.manages.contains(authority)
    }
  }

  package var value: Value { value(feminine: false) }

  func value(feminine: Bool) -> Value {
    switch self {
    case .role(let role): feminine ? .term("role_feminine.\(role.rawValue)") : .role(role)
    case .manager(let code): .phrase(Texts.members.managerOf(code))
    }
  }
}

extension Member {
  /// In the order of the roles, then the authorities by code.
  package var grants: [RoleGrant] {
    Role.allCases.filter(roles.contains).map { .role($0) } + manages.sorted().map { .manager(of: $0) }
  }
}
