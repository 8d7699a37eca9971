import CrisisCore
import GRDB

extension Tables {
  func claim(_ event: ReportClaimed, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE claim SET end = 'replaced', ended_at = ?, ended_by = ?, ended_seq = ?
      WHERE crisis = ? AND report = ? AND end IS NULL
      """,
      [entry.at, entry.actor.number, entry.sequence, event.crisisCode, event.number])
    try db.run(
      """
      INSERT INTO claim (seq, crisis, report, by, at, until)
      SELECT ?, crisis, number, ?, ?, ? FROM report WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, event.by, entry.at, event.until, event.crisisCode, event.number])
    try db.run(
      "UPDATE report SET status = 'claimed' WHERE crisis = ? AND number = ? AND status = 'new'",
      [event.crisisCode, event.number])
  }

  func release(_ event: ReportReleased, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE claim SET end = ?, ended_at = ?, ended_by = ?, ended_seq = ?
      WHERE seq = ? AND crisis = ? AND report = ? AND end IS NULL
      """,
      [
        event.how.rawValue, entry.at, entry.actor.number, entry.sequence, event.claim, event.crisisCode, event.number,
      ])
    guard db.changesCount > 0 else { return }
    try db.run(
      "UPDATE report SET status = 'new' WHERE crisis = ? AND number = ? AND status = 'claimed'",
      [event.crisisCode, event.number])
  }

  func mute(_ event: NoticesMuted) throws {
    for topic in event.topics {
      if event.isMuted {
        try db.run("INSERT OR IGNORE INTO mute (member, topic) VALUES (?, ?)", [event.member, topic.rawValue])
      } else {
        try db.run("DELETE FROM mute WHERE member = ? AND topic = ?", [event.member, topic.rawValue])
      }
    }
  }
}
