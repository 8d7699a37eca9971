import CrisisCore
import GRDB

extension Tables {
  func verify(_ event: ReportVerified, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO verification (seq, crisis, report, at, by, outcome, checks, grade, reason, previous)
      SELECT ?, crisis, number, ?, ?, ?, ?, ?, ?, status FROM report WHERE crisis = ? AND number = ?
      """,
      [
        entry.sequence, entry.at, event.by, event.outcome.rawValue,
        event.checks.map(\.rawValue).joined(separator: "\n"), event.grade?.code, event.reason, event.crisisCode,
        event.number,
      ])
    try db.run(
      "UPDATE report SET status = ? WHERE crisis = ? AND number = ? AND status <> 'cancelled'",
      [event.outcome.status.rawValue, event.crisisCode, event.number])
  }

  func undo(_ event: ReportVerificationUndone) throws {
    try db.run(
      """
      UPDATE report SET status = (SELECT previous FROM verification WHERE seq = ?1 AND undone = 0)
      WHERE crisis = ?2 AND number = ?3 AND status <> 'cancelled'
        AND EXISTS (SELECT 1 FROM verification WHERE seq = ?1 AND undone = 0 AND crisis = ?2 AND report = ?3)
      """,
      [event.verification, event.crisisCode, event.number])
    try db.run("UPDATE verification SET undone = 1 WHERE seq = ?", [event.verification])
  }

  func undo(_ event: ReportCorrectionUndone) throws {
    try db.run(
      """
      UPDATE report SET (category, urgency, people_at_risk, observed_at, text, place, commune, insee, lat, lon,
        place_precision) = (SELECT category, urgency, people_at_risk, observed_at, text, place, commune, insee, lat, lon,
        place_precision FROM correction WHERE seq = ?1)
      WHERE crisis = ?2 AND number = ?3
        AND EXISTS (SELECT 1 FROM correction WHERE seq = ?1 AND undone = 0 AND crisis = ?2 AND report = ?3)
      """,
      [event.correction, event.crisisCode, event.number])
    try db.run("UPDATE correction SET undone = 1 WHERE seq = ?", [event.correction])
  }
}
