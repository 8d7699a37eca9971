/// With reports in it, it is ended instead.
extension CrisisActivated: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.crisis?.status.isOpen ?? false }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    guard undo.before.reports == 0 else { throw .because(Texts.members.crisisInUse(code, undo.before.reports)) }
    guard crisis.joint.isEmpty else { throw .because(Texts.crises.isJoint(code, crisis.joint)) }
    let announced = Texts.crises.isCancelled(code, undo.member.name, undo.now, nature: crisis.nature)
    return Decision(
      [], answer: Texts.crises.activationUndone(code, nature: crisis.nature),
      announcements: ClosingRules.everybody(of: crisis, announced))
  }
}

extension CrisisClosed: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.crisis?.status == .closed }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    let announced = Texts.crises.isReopened(crisis, undo.member.name, undo.now, nature: crisis.nature)
    return Decision(
      [], answer: Texts.crises.closingUndone(code, nature: crisis.nature),
      announcements: ClosingRules.everybody(of: crisis, announced))
  }
}

extension CrisisChanged: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let (crisis, after) = (try undo.known(undo.before.crisis), try undo.known(undo.after.crisis))
    let change = try undo.known(change)
    guard !undo.since.contains(where: { ($0 as? CrisisChanged)?.change?.field == change.field }) else {
      throw .because(Texts.missions.overtaken(code))
    }
    let announced = Texts.missions.isCancelled(
      after, undo.member.name, undo.now, change.phrase, nature: crisis.nature)
    var announcements = MissionRules.audiences(change, crisis).map {
      Announcement(to: $0, about: crisis.code, announced)
    }
    // They hear no more of it, but this: it was theirs a moment ago.
    if case .authority(let code, isAdded: true) = change {
      announcements.append(Announcement(to: .managers(of: [code]), about: nil, announced))
    }
    return Decision(
      [], answer: Texts.missions.undone(code, change.phrase, nature: crisis.nature),
      announcements: announcements)
  }
}
