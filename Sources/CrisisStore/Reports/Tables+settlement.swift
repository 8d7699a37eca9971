import CrisisCore
import GRDB

extension ReportSettled: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO settlement (seq, crisis, report, at, by, status, original, reason)
      SELECT ?, crisis, number, ?, ?, ?, ?, ? FROM report WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, entry.at, by, status.rawValue, original, reason, crisisCode, number])
    try db.run(
      "UPDATE report SET status = ? WHERE crisis = ? AND number = ? AND status <> 'cancelled'",
      [status.rawValue, crisisCode, number])
  }
}
