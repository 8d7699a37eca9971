import CrisisCore
import GRDB

extension Tables {
  func settle(_ event: ReportSettled, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO settlement (seq, crisis, report, at, by, status, original, reason, previous)
      SELECT ?, crisis, number, ?, ?, ?, ?, ?, status FROM report WHERE crisis = ? AND number = ?
      """,
      [
        entry.sequence, entry.at, event.by, event.status.rawValue, event.original, event.reason, event.crisisCode,
        event.number,
      ])
    try db.run(
      "UPDATE report SET status = ? WHERE crisis = ? AND number = ? AND status <> 'cancelled'",
      [event.status.rawValue, event.crisisCode, event.number])
  }

  func undo(_ event: ReportSettlementUndone) throws {
    try db.run(
      """
      UPDATE report SET status = (SELECT previous FROM settlement WHERE seq = ?1 AND undone = 0)
      WHERE crisis = ?2 AND number = ?3 AND status <> 'cancelled'
        AND EXISTS (SELECT 1 FROM settlement WHERE seq = ?1 AND undone = 0 AND crisis = ?2 AND report = ?3)
      """,
      [event.settlement, event.crisisCode, event.number])
    try db.run("UPDATE settlement SET undone = 1 WHERE seq = ?", [event.settlement])
  }
}
