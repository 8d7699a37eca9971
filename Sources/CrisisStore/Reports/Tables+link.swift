import CrisisCore
import GRDB

extension ReportLinked: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    guard let link else { return }
    try db.run(
      """
      INSERT INTO report_link (seq, crisis, report, by, at, url, canonical_url)
      SELECT ?, crisis, number, ?, ?, ?, ? FROM report WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, by, entry.at, link.raw, link.canonical, crisisCode, number])
  }
}
