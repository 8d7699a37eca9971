import CrisisCore
import GRDB

extension ReportEscalated: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO escalation (seq, crisis, report, at, by, status)
      SELECT ?, crisis, number, ?, ?, ? FROM report WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, entry.at, by, status.rawValue, crisisCode, number])
  }
}

extension StoreQueries {
  /// When a report was last passed on to the managers.
  package func lastEscalation(crisis: String, report: Int) throws -> Escalation? {
    try db.record(
      """
      SELECT report AS number, at, status,
        coalesce((SELECT name FROM member WHERE member.number = escalation.by), '?') AS by
      FROM escalation WHERE crisis = ? AND report = ? ORDER BY seq DESC LIMIT 1
      """,
      [crisis, report])
  }

  /// The reports that were passed on behind a row of the journal, each once, the latest first. CROSS JOIN: what was passed on
  /// since comes first, not every report of the crisis.
  package func escalations(crisis: String, after sequence: Int64) throws -> [DigestEscalation] {
    try db.records(
      """
      SELECT report.number, iif(report.insee IS NULL, NULL, report.commune) AS commune, report.text, report.category,
        max(escalation.at) AS at,
        coalesce((SELECT name FROM member WHERE member.number = escalation.by), '?') AS by
      FROM escalation CROSS JOIN report ON report.crisis = escalation.crisis AND report.number = escalation.report
      WHERE escalation.crisis = ? AND escalation.seq > ? AND report.status <> 'cancelled'
      GROUP BY report.number ORDER BY max(escalation.seq) DESC LIMIT 100
      """,
      [crisis, sequence])
  }
}
