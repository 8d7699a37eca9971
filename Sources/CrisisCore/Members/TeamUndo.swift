extension NoteWritten: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    Decision(
      [],
      answer: undo.statement("undo.note", ["sequence": .number(Int(undo.sequence)), "crisis": .text(crisisCode)]))
  }
}

extension RoleSet: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let person = try undo.known(undo.after.person)
    guard !undo.since.contains(where: { ($0 as? RoleSet)?.grant == grant }) else {
      throw .people(.roleOvertaken(person: person.name))
    }
    if grant == .role(.admin), isGranted, undo.after.admins == 0 { throw .people(.lastAdmin(person: person.name)) }
    let roles = person.grants
    return Decision(
      [],
      answer: undo.statement(
        "undo.role",
        ["person": .text(person.name), "roles": roles.isEmpty ? .flag(false) : .list(roles.map(\.value))]))
  }
}
