import CrisisCore
import GRDB

extension PictureKept: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    guard let hash else { return }
    try db.run(
      """
      INSERT OR IGNORE INTO picture (seq, crisis, report, by, at, hash, type, size, link)
      SELECT ?, crisis, number, ?, ?, ?, ?, ?, ? FROM report WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, by, entry.at, hash, type.rawValue, size, link, crisisCode, number])
  }
}
