/// Somebody's own words in the journal of a crisis.
package struct NoteWritten: Event {
  package static let kind = "note.written"
  package var crisisCode: String
  package var by: Int
  package var text: String

  package var subject: Subject { .notes(crisis: crisisCode) }

  package func words(_ name: (Int) -> String) -> [String: Value] { ["text": .text(text.quoted(200))] }
}

extension NoteWritten {
  package func erased(_ mark: String) -> NoteWritten {
    var copy = self
    copy.text = mark
    return copy
  }
}

/// A role, or the managing of an authority, given to a member or withdrawn.
package struct RoleSet: Event {
  package static let kind = "member.role_set"
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

  package func words(_ name: (Int) -> String) -> [String: Value] {
    ["person": .text(name(member)), "granted": .flag(isGranted), "role": .list((grant?.value).map { [$0] } ?? [])]
  }
  package var people: [Int] { [member] }
}
