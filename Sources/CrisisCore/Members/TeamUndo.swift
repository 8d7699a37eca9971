extension RoleSet: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let person = try undo.known(undo.after.person)
    guard !undo.since.contains(where: { ($0 as? RoleSet)?.grant == grant }) else {
      throw .because(Texts.members.roleOvertaken(person.name))
    }
    if grant == .role(.admin), isGranted, undo.after.admins == 0 {
      throw .because(Texts.members.lastAdmin(person.name))
    }
    return Decision(
      [], answer: Texts.members.undone(person.name, person.grants.map(\.value).unlessEmpty, nature: undo.nature))
  }
}
