extension CommandName {
  package static let archive: CommandName = "archive"
}

/// A mission that is over and put away: read as before, and counted among the past. By the clock some days after it was
/// closed, or by a coordinator.
package enum ArchivingRules {
  package static func archive(
    _ crisis: Crisis, reason: String? = nil, openDistresses: [Int], by member: Member?, at now: Milliseconds
  ) throws(Refusal) -> Decision {
    switch crisis.status {
    case .closed: break
    case .active, .eased: throw .because(Texts.lives.archivingOpen(crisis.code))
    case .archived, .offered, .accepted, .declined, .expired, .cancelled:
      throw .because(Texts.refusals.crisisNotOpen(crisis.code, crisis.status, crisis.closedAt))
    }
    // Its reminders go on, and somebody has to see it.
    if let first = openDistresses.first {
      throw .because(Texts.lives.archivingDistress(crisis.code, openDistresses.map { "S\($0)" }, first))
    }
    try ReportRules.checkLength(reason)
    let told = Texts.lives.isArchived(crisis, member?.name, crisis.closedAt, now, nature: crisis.nature)
    return Decision(
      [CrisisArchived(code: crisis.code, reason: reason?.unlessBlank)],
      answer: Texts.lives.archived(crisis, now, nature: crisis.nature),
      announcements: [Announcement(to: .coordination, about: crisis.code, told, lifetime: .day)])
  }
}

/// It is put away; its records stay.
package struct CrisisArchived: CrisisEvent {
  package static let kind = "crisis.archived"
  package static let sentence = Text("log_entry.crisis_archived", .maybe(.words("text")))
  package var code: String
  package var reason: String?

  package init(code: String, reason: String? = nil) {
    self.code = code
    self.reason = reason
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(Self.quote(reason)) }

  package func erased(_ mark: String) -> CrisisArchived {
    var copy = self
    copy.reason = reason == nil ? nil : mark
    return copy
  }
}

extension CrisisArchived: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.crisis?.status == .archived }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.after.crisis)
    let told = Texts.lives.archivingCancelled(crisis, undo.member.name, undo.now, nature: crisis.nature)
    return Decision(
      [], answer: Texts.lives.archivingUndone(code, nature: crisis.nature),
      announcements: [Announcement(to: .coordination, about: code, told)])
  }
}
