import CrisisCore
import GRDB

extension DistressRaised: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO distress (crisis, report, raised_at, raised_by, seq) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (crisis, report) DO UPDATE SET raised_at = excluded.raised_at, raised_by = excluded.raised_by,
        seq = excluded.seq, repeated_at = NULL, named = NULL, received_at = NULL, received_by = NULL,
        received_for = NULL, received_seq = NULL, cleared_at = NULL, cleared_by = NULL, clear_reason = NULL,
        cleared_seq = NULL, rescue_told = NULL, rescue_by = NULL, rescue_at = NULL
      """,
      [crisisCode, number, entry.at, by, entry.sequence])
    // Raised again, it is to be looked at anew.
    try db.run(
      "UPDATE report SET status = 'new' WHERE crisis = ? AND number = ? AND status = 'lifted'", [crisisCode, number])
  }
}

extension DistressRepeated: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE distress SET repeated_at = ?, named = coalesce(?, named) WHERE crisis = ? AND report = ?",
      [entry.at, named, crisisCode, number])
  }
}

extension DistressReceived: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE distress SET received_at = ?, received_by = ?, received_for = ?, received_seq = ?
      WHERE crisis = ? AND report = ?
      """,
      [entry.at, by, authority, entry.sequence, crisisCode, number])
  }
}

extension DistressCleared: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE distress SET cleared_at = ?, cleared_by = ?, clear_reason = ?, cleared_seq = ?
      WHERE crisis = ? AND report = ?
      """,
      [entry.at, by, reason, entry.sequence, crisisCode, number])
    try db.run(
      "UPDATE report SET status = 'lifted' WHERE crisis = ? AND number = ? AND status <> 'cancelled'",
      [crisisCode, number])
  }
}

extension RescueTold: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE distress SET rescue_told = ?, rescue_by = ?, rescue_at = ? WHERE crisis = ? AND report = ?",
      [isTold ? 1 : 0, by, entry.at, crisisCode, number])
  }
}
