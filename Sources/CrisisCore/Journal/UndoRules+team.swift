extension UndoRules {
  /// The acts of `!note`, `!rôle`, `!prendre` and `!lâcher`.
  package enum TeamAct: Sendable, Equatable {
    case note(Note, Crisis)
    /// `admins`: how many there are, this change included.
    case role(RoleChange, person: Member, admins: Int)
    case claim(Claim, Crisis)
    /// The claim that was given back, and what the report is now.
    case release(Claim, ReportStatus, Crisis)
    case mission(CrisisChange, Crisis)

    var at: Milliseconds {
      switch self {
      case .note(let note, _): note.at
      case .role(let change, _, _): change.at
      case .claim(let claim, _): claim.at
      case .mission(let change, _): change.at
      case .release(let claim, _, _): claim.endedAt ?? claim.at
      }
    }

    var author: Int {
      switch self {
      case .note(let note, _): note.by
      case .role(let change, _, _): change.by
      case .claim(let claim, _): claim.by
      case .mission(let change, _): change.by
      case .release(let claim, _, _): claim.endedBy ?? 0
      }
    }

    var isUndone: Bool {
      switch self {
      case .note(let note, _): note.isWithdrawn
      case .role(let change, _, _): change.isUndone
      case .claim(let claim, _): claim.end != nil
      case .mission(let change, _): change.isUndone
      case .release(let claim, _, _): claim.end != .released
      }
    }
  }

  static func undo(
    _ act: TeamAct, isOvertaken: Bool, by member: Member, at now: Milliseconds
  ) throws(Refusal) -> Decision {
    switch act {
    case .mission(let change, let crisis):
      return try MissionRules.undo(change, crisis: crisis, isOvertaken: isOvertaken, by: member, at: now)
    case .claim(let claim, let crisis): return ClaimRules.undo(claim, crisis: crisis)
    case .release(let claim, let status, let crisis):
      return try ClaimRules.undoRelease(claim, status, crisis: crisis, at: now)
    case .note(let note, let crisis):
      return Decision(
        [NoteWithdrawn(crisisCode: crisis.code, note: note.sequence)],
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
        [RoleUndone(member: person.number, change: change.sequence)],
        answer: Statement(
          "undo.role",
          [
            "person": .text(person.name), "roles": roles.isEmpty ? .flag(false) : .list(roles.map(\.value)),
          ]))
    }
  }
}
