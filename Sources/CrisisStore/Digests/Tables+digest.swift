import CrisisCore
import GRDB

extension DigestIssued: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO digest (crisis, number, from_at, to_at, due_at, next_at, total, head, issued_by, text, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        crisisCode, number, from, to, dueAt, nextAt, total, head,
        entry.actor.number, lines.joined(separator: "\n"), entry.sequence,
      ])
  }
}

extension DigestPeriodSet: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO digest_period (crisis, every, next_at, set_by, set_at, seq) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (crisis) DO UPDATE SET every = excluded.every, next_at = excluded.next_at,
        set_by = excluded.set_by, set_at = excluded.set_at, seq = excluded.seq
      """,
      [crisisCode, every, nextAt, entry.actor.number, entry.at, entry.sequence])
  }
}
