import CrisisCore
import GRDB

/// What an event is about, as far as erasing goes: the tables of one subject are made again from what is left.
private enum Subject: Hashable {
  case report(crisis: String, number: Int)
  case member(Int)
  case digest(crisis: String, number: Int)
  case question(crisis: String, number: Int)
  case handoverNotes(crisis: String)
  case relay(crisis: String, number: Int)
  case note(Int64)
  case crisis(String)

  /// nil for an event that holds nothing of a person, and cannot be erased.
  init?(_ event: Event, _ sequence: Int64) {
    switch event {
    case .noteWritten: self = .note(sequence)
    case .reportClaimed(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportReleased(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportFiled(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportCounted(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportCorrected(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportCancelled(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportVerified(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportVerificationUndone(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportCorrectionUndone(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .distressRaised(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .distressRepeated(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .distressReceived(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .distressCleared(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .distressResumed(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .rescueTold(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportSettled(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .reportSettlementUndone(let event): self = .report(crisis: event.crisisCode, number: event.number)
    case .questionAsked(let event): self = .question(crisis: event.crisisCode, number: event.number)
    case .questionAnswered(let event): self = .question(crisis: event.crisisCode, number: event.number)
    case .questionReminded(let event): self = .question(crisis: event.crisisCode, number: event.number)
    case .questionWithdrawn(let event): self = .question(crisis: event.crisisCode, number: event.number)
    case .questionReopened(let event): self = .question(crisis: event.crisisCode, number: event.number)
    case .questionFollowed(let event): self = .question(crisis: event.crisisCode, number: event.number)
    case .memberEnrolled(let event): self = .member(event.number)
    case .crisisActivated(let event): self = .crisis(event.code)
    case .crisisChanged(let event): self = .crisis(event.code)
    case .crisisChangeUndone(let event): self = .crisis(event.code)
    case .crisisClosed(let event): self = .crisis(event.code)
    case .crisisReopened(let event): self = .crisis(event.code)
    case .crisisCancelled(let event): self = .crisis(event.code)
    case .authorityRegistered, .languageChosen, .payloadsErased, .digestPeriodSet, .noteWithdrawn, .roleSet,
      .roleUndone, .noticesMuted:
      return nil
    case .digestIssued(let event): self = .digest(crisis: event.crisisCode, number: event.number)
    case .watch(.noted(let event)): self = .handoverNotes(crisis: event.crisisCode)
    case .watch: return nil
    case .relay(let event): self = .relay(crisis: event.payload.crisisCode, number: event.payload.number)
    }
  }
}

extension Tables {
  /// Empties the payloads, makes the tables of what they were about again from the remains, and clears the answers and
  /// announcements that may have repeated them.
  func erase(_ event: PayloadsErased, _ entry: JournalEntry) throws {
    var subjects: Set<Subject> = []
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

  private func subject(of row: PayloadsErased.Row, before limit: Int64) throws -> Subject {
    let header = try db.row("SELECT kind, version FROM journal WHERE seq = ? AND seq < ?", [row.sequence, limit]) {
      (kind: $0[0] as String, version: $0[1] as Int)
    }
    guard let header else { throw StoreFault.badErasure(sequence: row.sequence, reason: "no such row") }
    let event = try EventCodec.decode(
      kind: header.kind, version: header.version, payload: row.remains, sequence: row.sequence)
    guard let subject = Subject(event, row.sequence) else {
      throw StoreFault.badErasure(sequence: row.sequence, reason: "\(event.kind.rawValue) holds nothing to erase")
    }
    let before = try JournalRows(db).entry(row.sequence).flatMap { Subject($0.event, $0.sequence) }
    guard before == subject else {
      throw StoreFault.badErasure(sequence: row.sequence, reason: "the remains are about something else")
    }
    return subject
  }

  private func remake(_ subject: Subject, before limit: Int64) throws {
    let entries: [JournalEntry]
    switch subject {
    case .report(let crisis, let number):
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
    case .handoverNotes(let crisis):
      // The words alone are personal: each row stays where it is.
      entries = try JournalRows(db).entries(ofKind: .handoverNoted, crisis: crisis, before: limit)
      // Who received the hand-over was told the notes.
      let received = try JournalRows(db).entries(ofKind: .handoverReceived, crisis: crisis, before: limit)
      try forgetWords(of: received.map(\.sequence))
    case .relay(let crisis, let number):
      for table in ["relay_act", "relay_publication"] {
        try db.run("DELETE FROM \(table) WHERE crisis = ? AND relay = ?", [crisis, number])
      }
      try db.run("DELETE FROM relay WHERE crisis = ? AND number = ?", [crisis, number])
      entries = try JournalRows(db).entries(ofRelay: number, crisis: crisis, before: limit)
    case .note(let sequence): entries = try JournalRows(db).entry(sequence).map { [$0] } ?? []
    case .crisis(let code):
      for table in ["crisis_change", "crisis_departement", "crisis_authority"] {
        try db.run("DELETE FROM \(table) WHERE crisis = ?", [code])
      }
      entries = try JournalRows(db).entries(ofCrisisItself: code, before: limit)
    case .question(let crisis, let number):
      try db.run("DELETE FROM manager_question WHERE crisis = ? AND number = ?", [crisis, number])
      entries = try JournalRows(db).entries(ofQuestion: number, crisis: crisis, before: limit)
    case .member:
      // All of them: an account may have gone from one to another, and roles change afterwards.
      try db.run("DELETE FROM account")
      entries = try JournalRows(db).entries(ofMember: nil, before: limit)
    }
    for entry in entries {
      if case .crisisActivated(let event) = entry.event {
        // The row stays: all of the crisis refers to it.
        try activateAgain(event, entry)
      } else {
        try carryOut(entry)
      }
    }
    try forgetWords(of: entries.filter { Subject($0.event, $0.sequence) == subject }.map(\.sequence))
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
