import CrisisCore
import GRDB

extension ReportClaimed: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE claim SET end = 'replaced', ended_at = ?, ended_by = ? WHERE crisis = ? AND report = ? AND end IS NULL
      """,
      [entry.at, entry.actor.number, crisisCode, number])
    try db.run(
      """
      INSERT INTO claim (seq, crisis, report, by, at, until)
      SELECT ?, crisis, number, ?, ?, ? FROM report WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, by, entry.at, until, crisisCode, number])
    try db.run(
      "UPDATE report SET status = 'claimed' WHERE crisis = ? AND number = ? AND status = 'new'",
      [crisisCode, number])
  }
}

extension ReportReleased: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE claim SET end = ?, ended_at = ?, ended_by = ?
      WHERE seq = ? AND crisis = ? AND report = ? AND end IS NULL
      """,
      [how.rawValue, entry.at, entry.actor.number, claim, crisisCode, number])
    guard db.changesCount > 0 else { return }
    try db.run(
      "UPDATE report SET status = 'new' WHERE crisis = ? AND number = ? AND status = 'claimed'",
      [crisisCode, number])
  }
}

extension NoticesMuted: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    for topic in topics {
      if isMuted {
        try db.run("INSERT OR IGNORE INTO mute (member, topic) VALUES (?, ?)", [member, topic.rawValue])
      } else {
        try db.run("DELETE FROM mute WHERE member = ? AND topic = ?", [member, topic.rawValue])
      }
    }
  }
}
