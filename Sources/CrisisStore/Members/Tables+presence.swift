import CrisisCore
import GRDB

extension AvailabilitySet: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "INSERT INTO availability (seq, member, from_at, until_at, is_available) VALUES (?, ?, ?, ?, ?)",
      [entry.sequence, member, from, until, isAvailable ? 1 : 0])
  }
}

extension CrisisJoined: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "INSERT OR IGNORE INTO participant (crisis, member, joined_at) VALUES (?, ?, ?)", [crisisCode, member, entry.at])
  }
}

extension CrisisLeft: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("DELETE FROM participant WHERE crisis = ? AND member = ?", [crisisCode, member])
  }
}
