import CrisisCore
import GRDB

extension Tables {
  func activate(_ event: CrisisActivated, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO crisis (code, title, hazard, status, nature, origin, requester, agreement_signed, agreement_until,
        override_reason, opened_by, opened_at, seq)
      VALUES (?, ?, ?, ?, ?, 'request', ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        event.code, event.title, event.hazard.rawValue, CrisisStatus.active.rawValue, event.nature.rawValue,
        event.requester, event.agreement?.signed, event.agreement?.until, event.overrideReason, event.requestedBy,
        entry.at, entry.sequence,
      ])
    try concern(event)
  }

  /// After an erasure: the crisis is as it was when it began, and what followed is done again.
  func activateAgain(_ event: CrisisActivated, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE crisis SET title = ?, override_reason = ?, status = ?, closed_at = NULL, closed_by = NULL,
        closed_seq = NULL, close_reason = NULL, closed_from = NULL, cod_armed = NULL, cod_at = NULL, hashtags = NULL,
        planned_end = NULL
      WHERE code = ?
      """,
      [event.title, event.overrideReason, CrisisStatus.active.rawValue, event.code])
    try concern(event)
  }

  private func concern(_ event: CrisisActivated) throws {
    for (position, departement) in event.departements.enumerated() {
      try db.run(
        "INSERT INTO crisis_departement (crisis, position, departement) VALUES (?, ?, ?)",
        [event.code, position, departement.code])
    }
    try db.run("INSERT INTO crisis_authority (crisis, authority) VALUES (?, ?)", [event.code, event.requester])
  }

  func close(_ event: CrisisClosed, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE crisis SET closed_from = status, status = 'closed', closed_at = ?, closed_by = ?, closed_seq = ?,
        close_reason = ?
      WHERE code = ? AND status IN ('active', 'eased')
      """,
      [entry.at, event.by, entry.sequence, event.reason, event.code])
  }

  func reopen(_ event: CrisisReopened) throws {
    try db.run(
      """
      UPDATE crisis SET status = closed_from, closed_at = NULL, closed_by = NULL, closed_seq = NULL,
        close_reason = NULL, closed_from = NULL
      WHERE code = ? AND status = 'closed'
      """,
      [event.code])
  }
}
