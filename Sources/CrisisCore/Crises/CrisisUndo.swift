/// With reports in it, it is ended instead.
extension CrisisActivated: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.crisis?.status.isOpen ?? false }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    guard undo.before.reports == 0 else { throw .people(.crisisInUse(code, reports: undo.before.reports)) }
    let values = undo.values(["title": crisis.titleValue])
    return Decision(
      [], answer: undo.statement("undo.crisis", values),
      announcements: ClosingRules.everybody(of: crisis, undo.statement("announcement.crisis_cancelled", values)))
  }
}

extension CrisisClosed: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.crisis?.status == .closed }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    let announced = undo.statement("announcement.reopened", undo.values(["title": crisis.titleValue]))
    return Decision(
      [], answer: undo.statement("undo.closing", ["crisis": .text(code)]),
      announcements: ClosingRules.everybody(of: crisis, announced))
  }
}

extension CrisisChanged: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let (crisis, after) = (try undo.known(undo.before.crisis), try undo.known(undo.after.crisis))
    let change = try undo.known(change)
    guard !undo.since.contains(where: { ($0 as? CrisisChanged)?.change?.field == change.field }) else {
      throw .mission(.overtaken(code))
    }
    let values = MissionRules.values(change, after, undo.member, undo.now)
    let announced = undo.statement("announcement.mission_change_cancelled", values)
    var announcements = MissionRules.audiences(change, crisis).map {
      Announcement(to: $0, about: crisis.code, announced)
    }
    // They hear no more of it, but this: it was theirs a moment ago.
    if case .authority(let code, isAdded: true) = change {
      announcements.append(Announcement(to: .managers(of: [code]), about: nil, announced))
    }
    return Decision(
      [], answer: undo.statement("undo.mission", values.filter { ["crisis", "change"].contains($0.key) }),
      announcements: announcements)
  }
}
