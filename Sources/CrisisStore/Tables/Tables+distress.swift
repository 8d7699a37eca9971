import CrisisCore
import GRDB

extension Tables {
  func raise(_ event: DistressRaised, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO distress (crisis, report, raised_at, raised_by, seq) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (crisis, report) DO UPDATE SET raised_at = excluded.raised_at, raised_by = excluded.raised_by,
        seq = excluded.seq, repeated_at = NULL, named = NULL, received_at = NULL, received_by = NULL,
        received_for = NULL, received_seq = NULL, cleared_at = NULL, cleared_by = NULL, clear_reason = NULL,
        cleared_seq = NULL, rescue_told = NULL, rescue_by = NULL, rescue_at = NULL
      """,
      [event.crisisCode, event.number, entry.at, event.by, entry.sequence])
  }

  func repeated(_ event: DistressRepeated, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE distress SET repeated_at = ?, named = coalesce(?, named) WHERE crisis = ? AND report = ?",
      [entry.at, event.named, event.crisisCode, event.number])
  }

  func receive(_ event: DistressReceived, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE distress SET received_at = ?, received_by = ?, received_for = ?, received_seq = ?
      WHERE crisis = ? AND report = ?
      """,
      [entry.at, event.by, event.authority, entry.sequence, event.crisisCode, event.number])
  }

  func clear(_ event: DistressCleared, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE distress SET cleared_at = ?, cleared_by = ?, clear_reason = ?, cleared_seq = ?
      WHERE crisis = ? AND report = ?
      """,
      [entry.at, event.by, event.reason, entry.sequence, event.crisisCode, event.number])
  }

  func resume(_ event: DistressResumed) throws {
    let columns =
      switch event.step {
      case .raised: "repeated_at = NULL"
      case .received: "received_at = NULL, received_by = NULL, received_for = NULL, received_seq = NULL"
      case .cleared: "cleared_at = NULL, cleared_by = NULL, clear_reason = NULL, cleared_seq = NULL"
      }
    try db.run(
      "UPDATE distress SET \(columns) WHERE crisis = ? AND report = ?", [event.crisisCode, event.number])
  }

  func tell(_ event: RescueTold, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE distress SET rescue_told = ?, rescue_by = ?, rescue_at = ? WHERE crisis = ? AND report = ?",
      [event.isTold ? 1 : 0, event.by, entry.at, event.crisisCode, event.number])
  }
}
