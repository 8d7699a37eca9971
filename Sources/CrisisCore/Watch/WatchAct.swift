/// Something that a member did to the watch, as far as taking it back needs to know.
package struct WatchAct: Sendable, Equatable {
  package var crisis: Crisis
  /// The row of the journal.
  package var sequence: Int64
  package var at: Milliseconds
  package var by: Int
  package var isUndone: Bool
  /// Whether a relief was announced since.
  package var wasAnnounced: Bool
  /// The members that it put down for a shift.
  package var planned: [Int]

  package init(
    crisis: Crisis, sequence: Int64, at: Milliseconds, by: Int, isUndone: Bool, wasAnnounced: Bool, planned: [Int]
  ) {
    self.crisis = crisis
    self.sequence = sequence
    self.at = at
    self.by = by
    self.isUndone = isUndone
    self.wasAnnounced = wasAnnounced
    self.planned = planned
  }

  /// Those who were told, in a room or in private, are told that it no longer stands.
  func undo(by member: Member) -> Decision {
    let values: [String: Value] = ["crisis": .text(crisis.code), "by": .text(member.name)]
    let told = Statement("watch_line.undone", values, nature: crisis.nature)
    var announcements: [Announcement] = []
    if wasAnnounced {
      announcements = [
        Announcement(to: .volunteers, about: crisis.code, told),
        Announcement(to: .coordination, about: crisis.code, told),
      ]
    }
    announcements += planned.filter { $0 != member.number }.map {
      Announcement(to: .member($0), about: crisis.code, told, topic: .assignments)
    }
    return Decision(
      [WatchActUndone(crisisCode: crisis.code, act: sequence)],
      answer: Statement("undo.watch", ["crisis": .text(crisis.code)], nature: crisis.nature),
      announcements: announcements)
  }
}
