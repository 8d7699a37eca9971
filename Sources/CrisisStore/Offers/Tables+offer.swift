import CrisisCore
import GRDB

extension OfferMade: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO offer (number, departement, hazard, nature, text, link, made_at, made_by, has_words, status)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'offered')
      """,
      [
        number, departement.code, hazard.rawValue, nature.rawValue, text, link, entry.at, by, entry.isErased ? 0 : 1,
      ])
  }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    try apply(to: db, entry)
    try db.run("UPDATE offer SET status = 'withdrawn' WHERE number = ?", [number])
  }
}

extension OfferSupported: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "INSERT INTO offer_support (offer, seq, at, by, text, link) VALUES (?, ?, ?, ?, ?, ?)",
      [number, entry.sequence, entry.at, by, text, link])
  }
}

extension OfferPassed: StoredEvent {
  /// It may be passed on to more authorities later.
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE offer SET status = 'passed', passed_at = coalesce(passed_at, ?2), is_read = ?3,
        asked = (SELECT json_group_array(value) FROM (
          SELECT value FROM json_each(offer.asked) UNION SELECT value FROM json_each(?4) ORDER BY value))
      WHERE number = ?1 AND status IN ('offered', 'passed')
      """,
      [number, entry.at, isRead ? 1 : 0, authorities.json])
  }
}

extension OfferAccepted: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE offer SET status = 'accepted', crisis = ?, authority = ?, decided_at = ?, decided_by = ? WHERE number = ?
      """, [crisisCode, authority, entry.at, by, number])
  }
}

extension OfferDeclined: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    for authority in authorities {
      try db.run(
        "INSERT OR REPLACE INTO offer_refusal (offer, authority, at, by, reason) VALUES (?, ?, ?, ?, ?)",
        [number, authority, entry.at, by, reason])
    }
    guard isClosed else { return }
    try db.run(
      "UPDATE offer SET status = 'declined', decided_at = ?, decided_by = ?, reason = ? WHERE number = ?",
      [entry.at, by, reason, number])
  }
}

extension OfferExpired: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("UPDATE offer SET status = 'expired', decided_at = ? WHERE number = ?", [entry.at, number])
  }
}

extension [String] {
  /// Codes, as JSON.
  fileprivate var json: String { "[" + map { "\"\($0)\"" }.joined(separator: ",") + "]" }
}
