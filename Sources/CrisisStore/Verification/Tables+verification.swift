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
    // A call for help that is over stays so, whatever is found of it.
    try db.run(
      "UPDATE report SET status = ? WHERE crisis = ? AND number = ? AND status NOT IN ('cancelled', 'lifted')",
      [outcome.status.rawValue, crisisCode, number])
  }
}
