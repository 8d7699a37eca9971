import CrisisCore
import GRDB

extension CrisisActivated: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO crisis (code, title, hazard, status, nature, origin, requester, agreement_signed, agreement_until,
        override_reason, opened_by, opened_at, seq)
      VALUES (?, ?, ?, ?, ?, 'request', ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        code, title, hazard.rawValue, CrisisStatus.active.rawValue, nature.rawValue,
        requester, agreement?.signed, agreement?.until, overrideReason, requestedBy,
        entry.at, entry.sequence,
      ])
    try concern(db)
  }

  /// After an erasure: the crisis is as it was when it began, and what followed is done again.
  func applyAgain(to db: Database) throws {
    try db.run(
      """
      UPDATE crisis SET title = ?, override_reason = ?, status = ?, closed_at = NULL, closed_by = NULL,
        closed_seq = NULL, close_reason = NULL, closed_from = NULL, cod_armed = NULL, cod_at = NULL, hashtags = NULL,
        planned_end = NULL
      WHERE code = ?
      """,
      [title, overrideReason, CrisisStatus.active.rawValue, code])
    try concern(db)
  }

  private func concern(_ db: Database) throws {
    for (position, departement) in departements.enumerated() {
      try db.run(
        "INSERT INTO crisis_departement (crisis, position, departement) VALUES (?, ?, ?)",
        [code, position, departement.code])
    }
    try db.run("INSERT INTO crisis_authority (crisis, authority) VALUES (?, ?)", [code, requester])
  }
}

extension CrisisClosed: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE crisis SET closed_from = status, status = 'closed', closed_at = ?, closed_by = ?, closed_seq = ?,
        close_reason = ?
      WHERE code = ? AND status IN ('active', 'eased')
      """,
      [entry.at, by, entry.sequence, reason, code])
  }
}

extension CrisisReopened: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE crisis SET status = closed_from, closed_at = NULL, closed_by = NULL, closed_seq = NULL,
        close_reason = NULL, closed_from = NULL
      WHERE code = ? AND status = 'closed'
      """,
      [code])
  }
}

extension CrisisCancelled: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE crisis SET status = ?, closed_at = ? WHERE code = ?", [CrisisStatus.cancelled.rawValue, entry.at, code])
  }
}
