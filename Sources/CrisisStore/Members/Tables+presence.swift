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

/// Whoever sees to a part of a crisis takes part in it.
extension SectorGiven: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    if let sector {
      try db.run(
        """
        INSERT INTO participant (crisis, member, joined_at, sector) VALUES (?, ?, ?, ?)
        ON CONFLICT (crisis, member) DO UPDATE SET sector = excluded.sector
        """, [crisisCode, member, entry.at, sector])
    } else {
      try db.run("UPDATE participant SET sector = NULL WHERE crisis = ? AND member = ?", [crisisCode, member])
    }
  }
}

extension CrisisLeft: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("DELETE FROM participant WHERE crisis = ? AND member = ?", [crisisCode, member])
  }
}
