/// A role, or the managing of an authority, given to a member or withdrawn.
package struct RoleSet: Event {
  package static let kind = "member.role_set"
  package static let sentence = Text(
    "log_entry.member_role_set", .words("person"), .flag("granted"), .maybe(.list("role")))
  package var member: Int
  /// One of the two.
  package var role: Role?
  /// The code of the authority.
  package var manages: String?
  package var isGranted: Bool

  package init(member: Int, _ grant: RoleGrant, isGranted: Bool) {
    self.member = member
    switch grant {
    case .role(let role): self.role = role
    case .manager(let authority): manages = authority
    }
    self.isGranted = isGranted
  }

  package var grant: RoleGrant? { role.map { .role($0) } ?? manages.map { .manager(of: $0) } }

  package var subject: Subject { .member(member) }

  package func logPhrase(_ name: (Int) -> String) -> Statement {
    Self.sentence(name(member), isGranted, (grant?.value).map { [$0] })
  }
  package var people: [Int] { [member] }
}
