import CrisisCore
import GRDB

extension ActUndone: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("INSERT OR IGNORE INTO undone (seq, undone_by, at) VALUES (?, ?, ?)", [act, entry.sequence, entry.at])
    try Tables(db).remake(subject, for: [act])
  }
}

extension Tables {
  /// Makes the tables of a subject again: without what was taken back, and from what is left of what was erased.
  ///
  /// - Parameter rows: those that are not what they were.
  func remake(_ subject: Subject, for rows: [Int64]) throws {
    let entries: [JournalEntry] =
      switch subject {
      case .member: try JournalRows(db).entriesOfMembers()
      // Each stands alone, and there may be thousands.
      case .notes: try rows.sorted().compactMap { try JournalRows(db).entry($0) }
      default: try JournalRows(db).entries(of: subject)
      }
    switch subject {
    case .authority(let code): try delete(["authority_departement"], "authority = ?", [code])
    case .member:
      try delete(["mute", "availability", "account", "member_role", "member_authority", "member"], "true", [])
    // The row of the crisis stays, to which all of the crisis refers: that it begins sets the row anew.
    case .crisis(let code):
      try delete(["crisis_change", "crisis_departement", "crisis_authority"], "crisis = ?", [code])
    case .report(let crisis, let number):
      try delete(
        ["escalation", "settlement", "distress", "verification", "claim", "sighting", "report_link", "picture"],
        "crisis = ? AND report = ?",
        [crisis, number])
      try delete(["report"], "crisis = ? AND number = ?", [crisis, number])
    case .question(let crisis, let number):
      try delete(["manager_answer"], "crisis = ? AND question = ?", [crisis, number])
      try delete(["manager_question"], "crisis = ? AND number = ?", [crisis, number])
    case .relay(let crisis, let number):
      try delete(["relay_act", "relay_publication"], "crisis = ? AND relay = ?", [crisis, number])
      try delete(["relay"], "crisis = ? AND number = ?", [crisis, number])
    case .offer(let number):
      try delete(["offer_support", "offer_refusal"], "offer = ?", [number])
      try delete(["offer"], "number = ?", [number])
    case .posting: try delete(["posting_suspension"], "true", [])
    case .digests(let crisis): try delete(["digest", "digest_period"], "crisis = ?", [crisis])
    case .watch(let crisis):
      try delete(["shift", "head_count", "handover_note", "handover"], "crisis = ?", [crisis])
    case .people(let crisis): try delete(["participant"], "crisis = ?", [crisis])
    case .notes: for row in rows { try delete(["note"], "seq = ?", [row]) }
    case .journal: break
    }
    for entry in entries { try carryOut(entry) }
  }

  private func delete(_ tables: [String], _ condition: String, _ values: [(any Bindable)?]) throws {
    for table in tables { try db.run("DELETE FROM \(table) WHERE \(condition)", values) }
  }

  /// Before a rebuild: a row comes earlier than what takes it back, or holds what is left of it.
  func foreseeAmendments() throws {
    try db.execute(
      sql: """
        INSERT INTO erasure (seq, erased_by, remains)
        SELECT json_extract(named.value, '$.sequence'), cause.seq, json_extract(named.value, '$.remains')
        FROM journal AS cause, json_each(cause.payload, '$.rows') AS named
        WHERE cause.kind = 'journal.erased' ORDER BY cause.seq, named.key
        ON CONFLICT (seq) DO UPDATE SET erased_by = excluded.erased_by, remains = excluded.remains;
        INSERT OR IGNORE INTO undone (seq, undone_by, at)
        SELECT json_extract(payload, '$.act'), seq, at FROM journal WHERE kind = 'act.undone' ORDER BY seq;
        """)
  }
}
