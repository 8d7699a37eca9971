import CrisisCore
import GRDB

extension ReportVerified: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO verification (seq, crisis, report, at, by, outcome, checks, grade, reason)
      SELECT ?, crisis, number, ?, ?, ?, ?, ?, ? FROM report WHERE crisis = ? AND number = ?
      """,
      [
        entry.sequence, entry.at, by, outcome.rawValue,
        checks.map(\.rawValue).joined(separator: "\n"), grade?.code, reason, crisisCode,
        number,
      ])
    try db.run(
      "UPDATE report SET status = ? WHERE crisis = ? AND number = ? AND status <> 'cancelled'",
      [outcome.status.rawValue, crisisCode, number])
  }
}
