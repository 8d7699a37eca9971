/// Somebody's own words in the journal of a crisis.
package struct NoteWritten: Event {
  package static let kind = "note.written"
  package static let sentence = Text("log_entry.note_written", .words("text"))
  package var crisisCode: String
  package var by: Int
  package var text: String

  package var subject: Subject { .notes(crisis: crisisCode) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(text.quoted(200)) }
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
