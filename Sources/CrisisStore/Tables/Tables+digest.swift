import CrisisCore
import GRDB

extension Tables {
  func issue(_ event: DigestIssued, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO digest (crisis, number, from_at, to_at, due_at, next_at, total, head, issued_by, text, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        event.crisisCode, event.number, event.from, event.to, event.dueAt, event.nextAt, event.total, event.head,
        entry.actor.number, event.lines.joined(separator: "\n"), entry.sequence,
      ])
  }

  func setPeriod(_ event: DigestPeriodSet, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO digest_period (crisis, every, next_at, set_by, set_at, seq) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (crisis) DO UPDATE SET every = excluded.every, next_at = excluded.next_at,
        set_by = excluded.set_by, set_at = excluded.set_at, seq = excluded.seq
      """,
      [event.crisisCode, event.every, event.nextAt, entry.actor.number, entry.at, entry.sequence])
  }
}
