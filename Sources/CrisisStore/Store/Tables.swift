import CrisisCore
import GRDB

/// The tables of state, as the events make them. The one way they change: for each event as it comes, and for all of
/// them again in a rebuild.
struct Tables {
  let db: Database

  init(_ db: Database) { self.db = db }

  /// Those that a rebuild makes again, each before those that refer to it.
  static let names = [
    "journal_kind", "erasure", "authority", "authority_departement", "member", "account", "member_role",
    "member_authority", "crisis", "crisis_departement", "crisis_authority", "report", "report_count", "sighting",
    "verification", "correction", "digest", "digest_period", "shift", "shift_change", "head_count", "handover",
    "handover_note", "watch_act", "relay", "relay_publication", "relay_act", "distress", "note", "role_change", "claim",
    "mute", "crisis_change", "settlement", "manager_question",
  ]

  func apply(_ entry: JournalEntry) throws {
    try noteKind(of: entry)
    try carryOut(entry)
  }

  func noteKind(of entry: JournalEntry) throws {
    let type = type(of: entry.event)
    try db.run(
      "INSERT OR IGNORE INTO journal_kind (kind, version, first_seq) VALUES (?, ?, ?)",
      [type.kind, type.version, entry.sequence])
  }

  /// What the event does to the tables, whether for the first time or after an erasure.
  func carryOut(_ entry: JournalEntry) throws {
    guard let event = entry.event as? any StoredEvent else {
      throw StoreFault.newerEvent(
        kind: entry.event.kind, version: type(of: entry.event).version, sequence: entry.sequence)
    }
    try event.apply(to: db, entry)
  }

  /// Empties every table of state.
  func empty() throws {
    for name in Self.names.reversed() { try db.execute(sql: "DELETE FROM \(name)") }
  }
}
