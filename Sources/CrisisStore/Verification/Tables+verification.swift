import CrisisCore
import GRDB

extension ReportVerified: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO verification (seq, crisis, report, at, by, outcome, checks, grade, reason, previous)
      SELECT ?, crisis, number, ?, ?, ?, ?, ?, ?, status FROM report WHERE crisis = ? AND number = ?
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

extension ReportVerificationUndone: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE report SET status = (SELECT previous FROM verification WHERE seq = ?1 AND undone = 0)
      WHERE crisis = ?2 AND number = ?3 AND status <> 'cancelled'
        AND EXISTS (SELECT 1 FROM verification WHERE seq = ?1 AND undone = 0 AND crisis = ?2 AND report = ?3)
      """,
      [verification, crisisCode, number])
    try db.run("UPDATE verification SET undone = 1 WHERE seq = ?", [verification])
  }
}

extension ReportCorrectionUndone: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE report SET (category, urgency, people_at_risk, observed_at, text, place, commune, insee, lat, lon,
        place_precision) = (SELECT category, urgency, people_at_risk, observed_at, text, place, commune, insee, lat, lon,
        place_precision FROM correction WHERE seq = ?1)
      WHERE crisis = ?2 AND number = ?3
        AND EXISTS (SELECT 1 FROM correction WHERE seq = ?1 AND undone = 0 AND crisis = ?2 AND report = ?3)
      """,
      [correction, crisisCode, number])
    try db.run("UPDATE correction SET undone = 1 WHERE seq = ?", [correction])
  }
}
