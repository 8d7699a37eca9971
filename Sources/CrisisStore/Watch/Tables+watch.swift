import CrisisCore
import GRDB

extension ShiftsPlanned: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    for shift in shifts { try db.plan(shift, crisisCode, entry) }
  }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    for shift in shifts { try db.plan(shift, crisisCode, entry, .cancelled) }
  }
}

extension ShiftsConfirmed: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    for number in numbers {
      try db.run(
        "UPDATE shift SET status = 'confirmed' WHERE crisis = ? AND number = ? AND status = 'planned'",
        [crisisCode, number])
    }
  }
}

extension ShiftArrived: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE shift SET status = 'on_watch', arrived_at = ?, from_at = coalesce(?, from_at)
      WHERE crisis = ? AND number = ? AND status IN ('planned', 'confirmed', 'absent')
      """,
      [entry.at, from, crisisCode, number])
  }
}

extension ShiftLeft: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.end(number, crisisCode, .ended, until: until)
  }
}

extension ShiftAbsent: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE shift SET status = 'absent' WHERE crisis = ? AND number = ? AND status IN ('planned', 'confirmed')",
      [crisisCode, number])
  }
}

extension ShiftReplaced: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.end(number, crisisCode, .replaced, until: until)
    try db.plan(by, crisisCode, entry)
  }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    try db.plan(by, crisisCode, entry, .cancelled)
  }
}

extension ShiftsSwapped: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    for number in numbers {
      try db.run(
        "UPDATE shift SET status = 'replaced', until_at = from_at WHERE crisis = ? AND number = ?",
        [crisisCode, number])
    }
    for shift in by { try db.plan(shift, crisisCode, entry) }
  }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    for shift in by { try db.plan(shift, crisisCode, entry, .cancelled) }
  }
}

extension ShiftsGivenUp: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    for number in numbers {
      try db.run("UPDATE shift SET status = 'given_up' WHERE crisis = ? AND number = ?", [crisisCode, number])
    }
    for shift in kept { try db.plan(shift, crisisCode, entry) }
  }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    for shift in kept { try db.plan(shift, crisisCode, entry, .cancelled) }
  }
}

extension HeadCountSet: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "INSERT INTO head_count (seq, crisis, from_at, until_at, people, set_by) VALUES (?, ?, ?, ?, ?, ?)",
      [entry.sequence, crisisCode, from, until, people, entry.actor.number])
  }
}

extension HandoverMade: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    func lines(_ members: [Int]) -> String { members.map(String.init).joined(separator: "\n") }
    try db.run(
      """
      INSERT INTO handover (crisis, number, at, made_at, leaving, coming, open, urgent, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        crisisCode, number, at, entry.at, lines(leaving), lines(coming), open,
        urgent, entry.sequence,
      ])
    try db.run(
      "UPDATE handover_note SET handover = ? WHERE crisis = ? AND handover IS NULL",
      [number, crisisCode])
    try db.run(
      """
      UPDATE shift SET status = 'ended'
      WHERE crisis = ? AND until_at <= ? AND status IN ('planned', 'confirmed', 'on_watch')
      """,
      [crisisCode, at])
  }
}

extension HandoverNoted: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "INSERT INTO handover_note (seq, crisis, at, by, text) VALUES (?, ?, ?, ?, ?)",
      [entry.sequence, crisisCode, entry.at, by, text])
  }
}

extension HandoverReceived: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE handover SET received_by = ?, received_at = ? WHERE crisis = ? AND number = ? AND received_by IS NULL",
      [by, entry.at, crisisCode, number])
  }
}

extension Database {
  /// - Parameter status: in the place of the one that was planned.
  fileprivate func plan(
    _ shift: ShiftsPlanned.Planned, _ crisis: String, _ entry: JournalEntry, _ status: ShiftStatus? = nil
  ) throws {
    try run(
      """
      INSERT INTO shift (crisis, number, member, from_at, until_at, planned_from, status, planned_by, planned_at,
        arrived_at, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        crisis, shift.number, shift.member, shift.from, shift.until, shift.from,
        (status ?? shift.status).rawValue, entry.actor.number, entry.at, shift.status == .onWatch ? entry.at : nil,
        entry.sequence,
      ])
  }

  fileprivate func end(
    _ number: Int, _ crisis: String, _ status: ShiftStatus, until: Milliseconds
  ) throws {
    try run(
      "UPDATE shift SET status = ?, until_at = ? WHERE crisis = ? AND number = ?",
      [status.rawValue, until, crisis, number])
  }
}
