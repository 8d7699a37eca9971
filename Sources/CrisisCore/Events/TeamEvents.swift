/// Somebody's own words in the journal of a crisis.
package struct NoteWritten: EventPayload {
  package static let kind = EventKind.noteWritten
  package var crisisCode: String
  package var by: Int
  package var text: String

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, by: Int, text: String) {
    self.crisisCode = crisisCode
    self.by = by
    self.text = text
  }
}

extension NoteWritten {
  package func erased(_ mark: String = "[effacé]") -> NoteWritten {
    var copy = self
    copy.text = mark
    return copy
  }
}

/// A note taken back by its author.
package struct NoteWithdrawn: EventPayload {
  package static let kind = EventKind.noteWithdrawn
  package var crisisCode: String
  /// The journal's row of the note.
  package var note: Int64

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, note: Int64) {
    self.crisisCode = crisisCode
    self.note = note
  }
}

/// A role, or the managing of an authority, given to a member or withdrawn.
package struct RoleSet: EventPayload {
  package static let kind = EventKind.roleSet
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
}

/// A change of roles taken back.
package struct RoleUndone: EventPayload {
  package static let kind = EventKind.roleUndone
  package var member: Int
  /// The journal's row of the change.
  package var change: Int64

  package init(member: Int, change: Int64) {
    self.member = member
    self.change = change
  }
}
