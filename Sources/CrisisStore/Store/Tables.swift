import CrisisCore
import GRDB

/// The tables of state, as the events make them. The one way they change: for each event as it comes, and for all of
/// them again in a rebuild.
package struct Tables {
  let db: Database

  init(_ db: Database) { self.db = db }

  /// Those that a rebuild makes again, each before those that refer to it.
  package static let names = [
    "journal_kind", "erasure", "undone", "authority", "authority_departement", "member", "account", "member_role",
    "member_authority", "crisis", "crisis_departement", "crisis_authority", "report", "report_count", "sighting",
    "verification", "digest", "digest_period", "shift", "head_count", "handover", "handover_note", "relay",
    "relay_publication", "relay_act", "distress", "note", "claim", "mute", "crisis_change", "settlement", "escalation",
    "manager_question", "manager_answer", "offer", "offer_support", "offer_refusal",
    "availability", "participant", "report_link", "picture", "posting_suspension",
  ]

  /// In a rebuild, which knows beforehand what was taken back or erased later.
  func applyAgain(_ entry: JournalEntry) throws {
    try noteKind(of: entry)
    if !(entry.event is ActUndone || entry.event is PayloadsErased) { try carryOut(entry) }
  }

  func noteKind(of entry: JournalEntry) throws {
    let type = type(of: entry.event)
    try db.run(
      "INSERT OR IGNORE INTO journal_kind (kind, version, first_seq) VALUES (?, ?, ?)",
      [type.kind, type.version, entry.sequence])
  }

  /// What the event does to the tables, whether for the first time or again.
  func carryOut(_ entry: JournalEntry) throws {
    guard let event = entry.event as? any StoredEvent else {
      throw StoreFault.newerEvent(
        kind: entry.event.kind, version: type(of: entry.event).version, sequence: entry.sequence)
    }
    if let at = entry.undoneAt {
      try event.applyUndone(to: db, entry, at: at)
    } else {
      try event.apply(to: db, entry)
    }
  }

  /// Empties every table of state.
  func empty() throws {
    for name in Self.names.reversed() { try db.execute(sql: "DELETE FROM \(name)") }
  }
}
