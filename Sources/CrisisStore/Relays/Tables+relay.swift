import CrisisCore
import GRDB

/// Each changes the one relay that it is about.
private protocol StoredRelayEvent: RelayEvent, StoredEvent {
  func apply(to relay: RelayRow) throws
}

extension StoredRelayEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try apply(to: RelayRow(db: db, crisis: crisisCode, number: number, entry: entry))
  }
}

extension RelayDrafted: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws { try relay.draft(self) }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    let relay = RelayRow(db: db, crisis: crisisCode, number: number, entry: entry)
    try relay.draft(self)
    try relay.set("status = ?", [RelayStatus.cancelled.rawValue])
  }
}

extension RelayApproved: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws {
    try relay.act(.approved, by: by)
    try relay.set(
      "approved_by = ?, approved_at = ?, approved_seq = ?, approved_reminders = 0",
      [by, relay.entry.at, relay.entry.sequence])
    for account in posting ?? [] { try relay.set(ours: true, account) }
  }
}

extension RelayRejected: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws {
    try relay.act(.rejected, by: by, reason: reason)
    try relay.set("end_reason = ?", [reason])
  }
}

extension RelayPublished: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws {
    try relay.act(.published, by: by, account: account, url: url)
    // Who posts it is who can take it away.
    try relay.set(ours: by == Actor.clock.number, account)
  }
}

extension RelayFailed: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws {
    try relay.act(.failed, by: by, account: account, reason: reason)
    try relay.set(ours: false, account)
  }
}

extension RelayWithdrawn: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws {
    try relay.act(.withdrawn, by: by, reason: reason)
    try relay.set("end_reason = ?", [reason])
  }
}

extension RelayExpired: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws { try relay.act(.expired, by: relay.entry.actor.number) }
}

extension RelayCorrected: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws {
    try relay.act(.corrected, by: by)
    try relay.set("corrected_by = ?", [with])
  }
}

extension RelayRemoved: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws {
    if failure == nil {
      let state = with == nil ? RelayPublication.State.removed : .replaced
      try relay.db.run(
        "UPDATE relay_publication SET state = ?, at = ? WHERE crisis = ? AND relay = ? AND account = ?",
        [state.rawValue, relay.entry.at, relay.crisis, relay.number, account])
    }
    try relay.set(ours: false, account)
  }
}

extension PostingSuspended: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("INSERT INTO posting_suspension (seq, at, by) VALUES (?, ?, ?)", [entry.sequence, entry.at, by])
  }
}

extension PostingResumed: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws { try db.run("DELETE FROM posting_suspension", []) }
}

extension RelayReminded: StoredRelayEvent {
  fileprivate func apply(to relay: RelayRow) throws {
    try relay.set(
      """
      draft_reminders = iif(status = 'draft', ?1, draft_reminders),
      approved_reminders = iif(status = 'approved', ?1, approved_reminders)
      """, [count])
  }
}

/// One relay as its events change it.
private struct RelayRow {
  let db: Database
  let crisis: String
  let number: Int
  let entry: JournalEntry

  func draft(_ event: RelayDrafted) throws {
    try db.run(
      """
      INSERT INTO relay (crisis, number, kind, status, text, source, authority, beneficiary, report, corrects,
        written_by, written_at, expires_at, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        crisis, number, event.relayKind.rawValue, RelayStatus.draft.rawValue, event.text, event.source,
        event.authority, event.beneficiary, event.report, event.corrects, event.writtenBy, entry.at, event.expiresAt,
        entry.sequence,
      ])
    for (position, post) in event.posts.enumerated() {
      try db.run(
        """
        INSERT INTO relay_publication (crisis, relay, position, account, network, text, length, length_limit)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [crisis, number, position, post.account, post.network.rawValue, post.text, post.length, post.limit])
    }
    try act(.drafted, by: event.writtenBy)
  }

  /// Notes the deed, and what the relay is by it: failing leaves online what is online.
  func act(
    _ deed: RelayDeed, by: Int, account: String? = nil, url: String? = nil, reason: String? = nil
  ) throws {
    try db.run(
      """
      INSERT INTO relay_act (seq, crisis, relay, at, by, deed, account, url, reason)
      SELECT ?, crisis, number, ?, ?, ?, ?, ?, ? FROM relay WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, entry.at, by, deed.rawValue, account, url, reason, crisis, number])
    try db.run(
      """
      UPDATE relay SET status = ?1 WHERE crisis = ?2 AND number = ?3 AND status <> 'cancelled'
        AND NOT (?1 = 'failed' AND status = 'published')
        -- What is online all the same is to be taken away.
        AND NOT (?1 IN ('published', 'failed') AND status IN ('withdrawn', 'rejected', 'expired', 'corrected'))
      """,
      [deed.status.rawValue, crisis, number])
    guard let account else { return }
    try db.run(
      """
      UPDATE relay_publication SET state = ?, url = ?, at = ?, by = ?, reason = ?
      WHERE crisis = ? AND relay = ? AND account = ?
      """,
      [deed.rawValue, url, entry.at, by, reason, crisis, number, account])
  }

  func set(ours: Bool, _ account: String) throws {
    try db.run(
      "UPDATE relay_publication SET ours = ? WHERE crisis = ? AND relay = ? AND account = ?",
      [ours ? 1 : 0, crisis, number, account])
  }

  func set(_ assignments: String, _ values: [(any Bindable)?]) throws {
    // The columns' parameters come first, whether numbered or not.
    let count = values.count
    try db.run(
      "UPDATE relay SET \(assignments) WHERE crisis = ?\(count + 1) AND number = ?\(count + 2)",
      values + [crisis, number])
  }
}
