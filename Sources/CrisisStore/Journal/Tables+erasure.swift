import CrisisCore
import GRDB

/// The tables of one subject are made again from what is left of it.
private enum Remade: Hashable {
  case subject(Subject)
  case digest(crisis: String, number: Int)
  case note(Int64)

  /// nil for an event that holds nothing of a person, and cannot be erased.
  init?(_ event: any Event, _ sequence: Int64) {
    switch event {
    case is NoteWritten: self = .note(sequence)
    case let event as DigestIssued: self = .digest(crisis: event.crisisCode, number: event.number)
    case is any ReportEvent, is any QuestionEvent, is any RelayEvent, is any CrisisEvent, is MemberEnrolled,
      is HandoverNoted:
      self = .subject(event.subject)
    default: return nil
    }
  }
}

extension PayloadsErased: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws { try Tables(db).erase(self, entry) }
}

extension Tables {
  /// Empties the payloads, makes the tables of what they were about again from the remains, and clears the answers and
  /// announcements that may have repeated them.
  fileprivate func erase(_ event: PayloadsErased, _ entry: JournalEntry) throws {
    var subjects: Set<Remade> = []
    for row in event.rows {
      subjects.insert(try subject(of: row, before: entry.sequence))
      try db.run(
        """
        INSERT INTO erasure (seq, erased_by, remains) VALUES (?, ?, ?)
        ON CONFLICT (seq) DO UPDATE SET erased_by = excluded.erased_by, remains = excluded.remains
        """,
        [row.sequence, entry.sequence, row.remains])
      try db.run("UPDATE journal SET payload = NULL WHERE seq = ? AND payload IS NOT NULL", [row.sequence])
    }
    for subject in subjects { try remake(subject, before: entry.sequence) }
  }

  /// Before a rebuild: a row comes earlier than the erasure that holds its remains.
  func foreseeErasures() throws {
    try db.execute(
      sql: """
        INSERT INTO erasure (seq, erased_by, remains)
        SELECT json_extract(named.value, '$.sequence'), cause.seq, json_extract(named.value, '$.remains')
        FROM journal AS cause, json_each(cause.payload, '$.rows') AS named
        WHERE cause.kind = 'journal.erased' ORDER BY cause.seq, named.key
        ON CONFLICT (seq) DO UPDATE SET erased_by = excluded.erased_by, remains = excluded.remains
        """)
  }

  private func subject(of row: PayloadsErased.Row, before limit: Int64) throws -> Remade {
    let header = try db.row("SELECT kind, version FROM journal WHERE seq = ? AND seq < ?", [row.sequence, limit]) {
      (kind: $0[0] as String, version: $0[1] as Int)
    }
    guard let header else { throw StoreFault.badErasure(sequence: row.sequence, reason: "no such row") }
    let event = try EventCodec.decode(
      kind: header.kind, version: header.version, payload: row.remains, sequence: row.sequence)
    guard let subject = Remade(event, row.sequence) else {
      throw StoreFault.badErasure(sequence: row.sequence, reason: "\(event.kind) holds nothing to erase")
    }
    let before = try JournalRows(db).entry(row.sequence).flatMap { Remade($0.event, $0.sequence) }
    guard before == subject else {
      throw StoreFault.badErasure(sequence: row.sequence, reason: "the remains are about something else")
    }
    return subject
  }

  private func remake(_ subject: Remade, before limit: Int64) throws {
    let entries: [JournalEntry]
    switch subject {
    case .subject(.report(let crisis, let number)):
      try db.run("DELETE FROM settlement WHERE crisis = ? AND report = ?", [crisis, number])
      try db.run("DELETE FROM distress WHERE crisis = ? AND report = ?", [crisis, number])
      try db.run("DELETE FROM verification WHERE crisis = ? AND report = ?", [crisis, number])
      try db.run("DELETE FROM correction WHERE crisis = ? AND report = ?", [crisis, number])
      try db.run("DELETE FROM claim WHERE crisis = ? AND report = ?", [crisis, number])
      try db.run("DELETE FROM sighting WHERE crisis = ? AND report = ?", [crisis, number])
      try db.run("DELETE FROM report WHERE crisis = ? AND number = ?", [crisis, number])
      entries = try JournalRows(db).entries(ofReport: number, crisis: crisis, before: limit)
    case .digest(let crisis, let number):
      try db.run("DELETE FROM digest WHERE crisis = ? AND number = ?", [crisis, number])
      entries = try JournalRows(db).entries(ofDigest: number, crisis: crisis, before: limit)
    case .subject(.watch(let crisis)):
      // The words alone are personal: each row stays where it is.
      entries = try JournalRows(db).entries(ofKind: HandoverNoted.kind, crisis: crisis, before: limit)
      // Who received the hand-over was told the notes.
      let received = try JournalRows(db).entries(ofKind: HandoverReceived.kind, crisis: crisis, before: limit)
      try forgetWords(of: received.map(\.sequence))
    case .subject(.relay(let crisis, let number)):
      for table in ["relay_act", "relay_publication"] {
        try db.run("DELETE FROM \(table) WHERE crisis = ? AND relay = ?", [crisis, number])
      }
      try db.run("DELETE FROM relay WHERE crisis = ? AND number = ?", [crisis, number])
      entries = try JournalRows(db).entries(ofRelay: number, crisis: crisis, before: limit)
    case .note(let sequence): entries = try JournalRows(db).entry(sequence).map { [$0] } ?? []
    case .subject(.crisis(let code)):
      for table in ["crisis_change", "crisis_departement", "crisis_authority"] {
        try db.run("DELETE FROM \(table) WHERE crisis = ?", [code])
      }
      entries = try JournalRows(db).entries(ofCrisisItself: code, before: limit)
    case .subject(.question(let crisis, let number)):
      try db.run("DELETE FROM manager_question WHERE crisis = ? AND number = ?", [crisis, number])
      entries = try JournalRows(db).entries(ofQuestion: number, crisis: crisis, before: limit)
    case .subject(.member):
      // All of them: an account may have gone from one to another, and roles change afterwards.
      try db.run("DELETE FROM account")
      entries = try JournalRows(db).entries(ofMember: nil, before: limit)
    case .subject: entries = []
    }
    for entry in entries {
      if let event = entry.event as? CrisisActivated {
        // The row stays: all of the crisis refers to it.
        try event.applyAgain(to: db)
      } else {
        try carryOut(entry)
      }
    }
    try forgetWords(of: entries.filter { Remade($0.event, $0.sequence) == subject }.map(\.sequence))
  }

  /// Answers and announcements that came of these rows; one not said yet is not said any more.
  private func forgetWords(of sequences: [Int64]) throws {
    let list = "[\(sequences.map(String.init).joined(separator: ","))]"
    try db.run(
      "UPDATE inbox SET answer = NULL WHERE answer IS NOT NULL AND seq IN (SELECT value FROM json_each(?))", [list])
    try db.run(
      """
      UPDATE outbox SET text = '', state = iif(state IN ('queued', 'sent'), 'superseded', state)
      WHERE cause_seq IN (SELECT value FROM json_each(?))
      """,
      [list])
  }
}
