/// What a person may be made: one of the team's roles, or a manager of an authority.
package enum RoleGrant: Sendable, Hashable {
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
    case .manager(let code): .phrase(Statement("people.manager_of", ["authority": .text(code)]))
    }
  }
}

extension Member {
  /// In the order of the roles, then the authorities by code.
  package var grants: [RoleGrant] {
    Role.allCases.filter(roles.contains).map { .role($0) } + manages.sorted().map { .manager(of: $0) }
  }
}

/// One change of roles, as far as taking it back needs to know.
package struct RoleChange: Sendable, Equatable {
  package var sequence: Int64
  package var member: Int
  package var grant: RoleGrant
  package var isGranted: Bool
  package var at: Milliseconds
  package var by: Int
  package var isUndone: Bool

  package init(
    sequence: Int64, member: Int, grant: RoleGrant, isGranted: Bool, at: Milliseconds, by: Int, isUndone: Bool = false
  ) {
    self.sequence = sequence
    self.member = member
    self.grant = grant
    self.isGranted = isGranted
    self.at = at
    self.by = by
    self.isUndone = isUndone
  }
}

/// A note in the journal of a crisis.
package struct Note: Sendable, Equatable {
  package var sequence: Int64
  package var crisis: String
  package var at: Milliseconds
  package var by: Int
  package var isWithdrawn: Bool

  package init(sequence: Int64, crisis: String, at: Milliseconds, by: Int, isWithdrawn: Bool = false) {
    self.sequence = sequence
    self.crisis = crisis
    self.at = at
    self.by = by
    self.isWithdrawn = isWithdrawn
  }
}
