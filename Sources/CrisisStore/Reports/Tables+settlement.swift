import CrisisCore
import GRDB

extension ReportSettled: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO settlement (seq, crisis, report, at, by, status, original, reason, previous)
      SELECT ?, crisis, number, ?, ?, ?, ?, ?, status FROM report WHERE crisis = ? AND number = ?
      """,
      [
        entry.sequence, entry.at, by, status.rawValue, original, reason, crisisCode,
        number,
      ])
    try db.run(
      "UPDATE report SET status = ? WHERE crisis = ? AND number = ? AND status <> 'cancelled'",
      [status.rawValue, crisisCode, number])
  }
}

extension ReportSettlementUndone: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE report SET status = (SELECT previous FROM settlement WHERE seq = ?1 AND undone = 0)
      WHERE crisis = ?2 AND number = ?3 AND status <> 'cancelled'
        AND EXISTS (SELECT 1 FROM settlement WHERE seq = ?1 AND undone = 0 AND crisis = ?2 AND report = ?3)
      """,
      [settlement, crisisCode, number])
    try db.run("UPDATE settlement SET undone = 1 WHERE seq = ?", [settlement])
  }
}
