extension UndoRules {
  /// The acts of `!note` and `!rôle`.
  package enum TeamAct: Sendable, Equatable {
    case note(Note, Crisis)
    /// `admins`: how many there are, this change included.
    case role(RoleChange, person: Member, admins: Int)

    var at: Milliseconds {
      switch self {
      case .note(let note, _): note.at
      case .role(let change, _, _): change.at
      }
    }

    var author: Int {
      switch self {
      case .note(let note, _): note.by
      case .role(let change, _, _): change.by
      }
    }

    var isUndone: Bool {
      switch self {
      case .note(let note, _): note.isWithdrawn
      case .role(let change, _, _): change.isUndone
      }
    }
  }

  static func undo(_ act: TeamAct, isOvertaken: Bool, by member: Member) throws(Refusal) -> Decision {
    switch act {
    case .note(let note, let crisis):
      return Decision(
        [.noteWithdrawn(NoteWithdrawn(crisisCode: crisis.code, note: note.sequence))],
        answer: Statement(
          "undo.note", ["sequence": .number(Int(note.sequence)), "crisis": .text(crisis.code)], nature: crisis.nature))
    case .role(let change, let person, let admins):
      guard !isOvertaken else { throw .people(.roleOvertaken(person: person.name)) }
      if change.grant == .role(.admin), change.isGranted, admins <= 1 {
        throw .people(.lastAdmin(person: person.name))
      }
      var after = person
      after.set(change.grant, !change.isGranted)
      let roles = after.grants
      return Decision(
        [.roleUndone(RoleUndone(member: person.number, change: change.sequence))],
        answer: Statement(
          "undo.role",
          [
            "person": .text(person.name), "roles": roles.isEmpty ? .flag(false) : .list(roles.map(\.value)),
          ]))
    }
  }
}
