import CrisisCore
import GRDB

extension ShiftsPlanned: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    for shift in shifts { try db.plan(shift, crisisCode, entry) }
    try db.note(entry, crisisCode)
  }
}

extension ShiftsConfirmed: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    for number in numbers {
      try db.keep(number, crisisCode, entry)
      try db.run(
        "UPDATE shift SET status = 'confirmed' WHERE crisis = ? AND number = ? AND status = 'planned'",
        [crisisCode, number])
    }
    try db.note(entry, crisisCode)
  }
}

extension ShiftArrived: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.keep(number, crisisCode, entry)
    try db.run(
      """
      UPDATE shift SET status = 'on_watch', arrived_at = ?, from_at = coalesce(?, from_at)
      WHERE crisis = ? AND number = ? AND status IN ('planned', 'confirmed', 'absent')
      """,
      [entry.at, from, crisisCode, number])
    try db.note(entry, crisisCode)
  }
}

extension ShiftLeft: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.end(number, crisisCode, .ended, until: until, entry)
    try db.note(entry, crisisCode)
  }
}

extension ShiftAbsent: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.keep(number, crisisCode, entry)
    try db.run(
      "UPDATE shift SET status = 'absent' WHERE crisis = ? AND number = ? AND status IN ('planned', 'confirmed')",
      [crisisCode, number])
  }
}

extension ShiftReplaced: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.end(number, crisisCode, .replaced, until: until, entry)
    try db.plan(by, crisisCode, entry)
    try db.note(entry, crisisCode)
  }
}

extension ShiftsSwapped: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    for number in numbers {
      try db.keep(number, crisisCode, entry)
      try db.run(
        "UPDATE shift SET status = 'replaced', until_at = from_at WHERE crisis = ? AND number = ?",
        [crisisCode, number])
    }
    for shift in by { try db.plan(shift, crisisCode, entry) }
    try db.note(entry, crisisCode)
  }
}

extension HeadCountSet: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "INSERT INTO head_count (seq, crisis, from_at, until_at, people, set_by) VALUES (?, ?, ?, ?, ?, ?)",
      [entry.sequence, crisisCode, from, until, people, entry.actor.number])
    try db.note(entry, crisisCode)
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
      "UPDATE handover_note SET handover = ? WHERE crisis = ? AND handover IS NULL AND undone = 0",
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
      """
      INSERT INTO handover_note (seq, crisis, at, by, text) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (seq) DO UPDATE SET text = excluded.text
      """,
      [entry.sequence, crisisCode, entry.at, by, text])
    try db.note(entry, crisisCode)
  }
}

extension HandoverReceived: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE handover SET received_by = ?, received_at = ? WHERE crisis = ? AND number = ? AND received_by IS NULL",
      [by, entry.at, crisisCode, number])
  }
}

extension WatchActUndone: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE watch_act SET undone = 1 WHERE seq = ? AND crisis = ? AND undone = 0", [act, crisisCode])
    guard db.changesCount > 0 else { return }
    try db.run("UPDATE shift SET status = 'cancelled' WHERE seq = ?", [act])
    try db.run(
      """
      UPDATE shift SET (from_at, until_at, status, arrived_at) =
        (SELECT from_at, until_at, status, arrived_at FROM shift_change AS before
         WHERE before.seq = ?1 AND before.crisis = shift.crisis AND before.number = shift.number)
      WHERE EXISTS (SELECT 1 FROM shift_change AS before
        WHERE before.seq = ?1 AND before.crisis = shift.crisis AND before.number = shift.number)
      """,
      [act])
    try db.run("UPDATE head_count SET undone = 1 WHERE seq = ?", [act])
    try db.run("UPDATE handover_note SET undone = 1 WHERE seq = ?", [act])
  }
}

extension Database {
  fileprivate func plan(_ shift: ShiftsPlanned.Planned, _ crisis: String, _ entry: JournalEntry) throws {
    try run(
      """
      INSERT INTO shift (crisis, number, member, from_at, until_at, status, planned_by, planned_at, arrived_at, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        crisis, shift.number, shift.member, shift.from, shift.until, shift.status.rawValue, entry.actor.number,
        entry.at, shift.status == .onWatch ? entry.at : nil, entry.sequence,
      ])
  }

  fileprivate func end(
    _ number: Int, _ crisis: String, _ status: ShiftStatus, until: Milliseconds, _ entry: JournalEntry
  ) throws {
    try keep(number, crisis, entry)
    try run(
      "UPDATE shift SET status = ?, until_at = ? WHERE crisis = ? AND number = ?",
      [status.rawValue, until, crisis, number])
  }

  /// What a shift was before, so that the act can be taken back.
  fileprivate func keep(_ number: Int, _ crisis: String, _ entry: JournalEntry) throws {
    try run(
      """
      INSERT INTO shift_change (seq, crisis, number, from_at, until_at, status, arrived_at)
      SELECT ?, crisis, number, from_at, until_at, status, arrived_at FROM shift WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, crisis, number])
  }

  /// An act that its author may take back.
  fileprivate func note(_ entry: JournalEntry, _ crisis: String) throws {
    try run(
      "INSERT OR IGNORE INTO watch_act (seq, crisis, at, by) VALUES (?, ?, ?, ?)",
      [entry.sequence, crisis, entry.at, entry.actor.number])
  }
}
