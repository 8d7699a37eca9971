import CrisisCore
import GRDB

extension PayloadsErased: StoredEvent {
  /// Empties the payloads, makes the tables of what they were about again from the remains, and clears the answers and
  /// announcements that may have repeated them.
  func apply(to db: Database, _ entry: JournalEntry) throws {
    let tables = Tables(db)
    var subjects: [Subject: [Int64]] = [:]
    for row in rows {
      subjects[try tables.subject(of: row, before: entry.sequence), default: []].append(row.sequence)
      try db.run(
        """
        INSERT INTO erasure (seq, erased_by, remains) VALUES (?, ?, ?)
        ON CONFLICT (seq) DO UPDATE SET erased_by = excluded.erased_by, remains = excluded.remains
        """,
        [row.sequence, entry.sequence, row.remains])
      try db.run("UPDATE journal SET payload = NULL WHERE seq = ? AND payload IS NOT NULL", [row.sequence])
    }
    for (subject, rows) in subjects {
      try tables.remake(subject, for: rows)
      try tables.forgetWords(of: subject, rows)
    }
    try tables.purgeWords()
  }
}

extension Tables {
  fileprivate func subject(of row: PayloadsErased.Row, before limit: Int64) throws -> Subject {
    let header = try db.row(
      "SELECT kind, version, subject FROM journal WHERE seq = ? AND seq < ?", [row.sequence, limit]
    ) { (kind: $0[0] as String, version: $0[1] as Int, subject: $0[2] as String) }
    guard let header else { throw StoreFault.badErasure(sequence: row.sequence, reason: "no such row") }
    let event = try EventCodec.decode(
      kind: header.kind, version: header.version, payload: row.remains, sequence: row.sequence)
    guard !(event is ActUndone || event is PayloadsErased) else {
      throw StoreFault.badErasure(sequence: row.sequence, reason: "\(event.kind) holds nothing to erase")
    }
    guard event.subject.text == header.subject else {
      throw StoreFault.badErasure(sequence: row.sequence, reason: "the remains are about something else")
    }
    return event.subject
  }

  /// Answers and announcements that came of these rows, or of others that repeat them; one not said yet is not said any
  /// more.
  fileprivate func forgetWords(of subject: Subject, _ rows: [Int64]) throws {
    var all: [Int64] =
      switch subject {
      case .notes: rows
      // A digest of which something is left is said line by line.
      case .digests:
        try rows.filter { row in
          (try JournalRows(db).entry(row)?.event as? DigestIssued).map { $0.lines.allSatisfy { $0 == Erasure.mark } }
            ?? true
        }
      // Who receives the hand-over is told the notes.
      case .watch:
        rows + (try JournalRows(db).entries(of: subject).filter { $0.event is HandoverReceived }.map(\.sequence))
      default: try JournalRows(db).entries(of: subject).map(\.sequence)
      }
    for row in all {
      all += try db.value(Int64.self, "SELECT undone_by FROM undone WHERE seq = ?", [row]).map { [$0] } ?? []
    }
    let list = "[\(all.map(String.init).joined(separator: ","))]"
    try db.run(
      "UPDATE inbox SET answer = NULL WHERE answer IS NOT NULL AND seq IN (SELECT value FROM json_each(?))", [list])
    try db.run(
      """
      UPDATE outbox SET text = '', state = iif(state IN ('queued', 'held', 'sent'), 'superseded', state)
      WHERE cause_seq IN (SELECT value FROM json_each(?1))
        OR id IN (SELECT said_with FROM outbox WHERE cause_seq IN (SELECT value FROM json_each(?1)))
      """,
      [list])
  }
}
