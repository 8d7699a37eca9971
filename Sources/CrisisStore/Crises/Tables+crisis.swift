import CrisisCore
import GRDB

/// Again, it sets the row anew: the crisis is as it was when it began, and what followed is done again.
extension CrisisActivated: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws { try begin(db, entry, .active, closedAt: nil) }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    try begin(db, entry, .cancelled, closedAt: at)
  }

  private func begin(
    _ db: Database, _ entry: JournalEntry, _ status: CrisisStatus, closedAt: Milliseconds?
  ) throws {
    try db.run(
      """
      INSERT INTO crisis (code, title, hazard, status, nature, origin, requester, agreement_signed, agreement_until,
        override_reason, opened_by, opened_at, closed_at, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET title = excluded.title, override_reason = excluded.override_reason,
        status = excluded.status, closed_at = excluded.closed_at, closed_by = NULL, closed_seq = NULL,
        close_reason = NULL, cod_armed = NULL, cod_at = NULL, hashtags = NULL, planned_end = NULL,
        turned_at = NULL, turned_seq = NULL, turned_next = NULL, archived_at = NULL,
        foretold_at = NULL, forgotten_seq = NULL, forgotten = NULL, forgotten_at = NULL,
        public_map = NULL
      """,
      [
        code, title, hazard.rawValue, status.rawValue, nature.rawValue, offer == nil ? "request" : "offer", requester,
        agreement?.signed, agreement?.until,
        overrideReason, requestedBy, entry.at, closedAt, entry.sequence,
      ])
    for (position, departement) in departements.enumerated() {
      try db.run(
        "INSERT INTO crisis_departement (crisis, position, departement) VALUES (?, ?, ?)",
        [code, position, departement.code])
    }
    try db.run("INSERT INTO crisis_authority (crisis, authority) VALUES (?, ?)", [code, requester])
  }
}

extension JointlyRequested: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO crisis_authority (crisis, authority, joined_at) SELECT code, ?2, ?3 FROM crisis WHERE code = ?1
      ON CONFLICT (crisis, authority) DO UPDATE SET joined_at = coalesce(joined_at, excluded.joined_at)
      """,
      [code, authority, entry.at])
  }
}

extension CrisisClosed: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE crisis SET status = 'closed', closed_at = ?, closed_by = ?, closed_seq = ?, close_reason = ?
      WHERE code = ? AND status IN ('active', 'eased')
      """,
      [entry.at, by, entry.sequence, reason, code])
  }
}

extension CrisisArchived: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE crisis SET status = 'archived', archived_at = ? WHERE code = ? AND status = 'closed'", [entry.at, code])
  }
}
