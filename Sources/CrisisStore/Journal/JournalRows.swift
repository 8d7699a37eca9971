import CrisisCore
import GRDB

/// The rows of the journal as events: what is erased comes as its remains.
struct JournalRows {
  let db: Database

  init(_ db: Database) { self.db = db }

  private static let columns = """
    SELECT journal.seq, journal.at, actor, network, channel, message_id, kind, version, coalesce(payload, remains),
      payload IS NULL, undone.at
    FROM journal LEFT JOIN erasure ON erasure.seq = journal.seq LEFT JOIN undone ON undone.seq = journal.seq
    """

  func entry(_ sequence: Int64) throws -> JournalEntry? {
    try db.row("\(Self.columns) WHERE journal.seq = ?", [sequence], Self.entry)
  }

  /// What happened to a subject, in order; that something was taken back stands in the rows taken back.
  func entries(of subject: Subject, after sequence: Int64 = 0) throws -> [JournalEntry] {
    var (condition, values): (String, [(any Bindable)?]) =
      ("subject = ?1 AND kind <> 'report.filed'", [subject.text, sequence])
    if case .report(let crisis, let number) = subject {
      condition = """
        journal.seq IN (
          SELECT seq FROM journal WHERE \(condition)
          UNION ALL SELECT seq FROM report WHERE crisis = ?3 AND number = ?4)
        """
      values += [crisis, number]
    }
    return try db.rows(
      "\(Self.columns) WHERE \(condition) AND journal.seq > ?2 AND kind <> 'act.undone' ORDER BY journal.seq", values,
      Self.entry)
  }

  /// What happened to all members: an account may have gone from one to another.
  func entriesOfMembers() throws -> [JournalEntry] {
    try db.rows(
      """
      \(Self.columns)
      WHERE subject >= 'member:' AND subject < 'member;' AND kind <> 'report.filed' AND kind <> 'act.undone'
      ORDER BY journal.seq
      """, [], Self.entry)
  }

  /// The last rows of a crisis before one, the latest first. The index has what followed the filing of reports, which are
  /// found by the reports themselves.
  func last(_ count: Int, ofCrisis code: String, before end: Int64 = .max) throws -> [JournalEntry] {
    try db.rows(
      """
      \(Self.columns)
      WHERE journal.seq IN (
        SELECT seq FROM (
          SELECT seq FROM journal
          WHERE crisis = ?1 AND kind <> 'report.filed' AND seq < ?3 ORDER BY seq DESC LIMIT ?2)
        UNION ALL
        SELECT seq FROM (SELECT seq FROM report WHERE crisis = ?1 AND seq < ?3 ORDER BY number DESC LIMIT ?2))
      ORDER BY journal.seq DESC LIMIT ?2
      """, [code, count, end], Self.entry)
  }

  /// The first rows of a crisis after one, in order.
  func first(_ count: Int, ofCrisis code: String, after sequence: Int64) throws -> [JournalEntry] {
    // Reports by the order of the journal, which the index by crisis does not have.
    try db.rows(
      """
      \(Self.columns)
      WHERE journal.seq IN (
        SELECT seq FROM (
          SELECT seq FROM journal WHERE crisis = ?1 AND kind <> 'report.filed' AND seq > ?2 ORDER BY seq LIMIT ?3)
        UNION ALL
        SELECT seq FROM (SELECT seq FROM report WHERE +crisis = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3))
      ORDER BY journal.seq LIMIT ?3
      """, [code, sequence, count], Self.entry)
  }

  /// The first rows after one, for those who read the journal slice by slice.
  func slice(after sequence: Int64, limit: Int) throws -> [JournalEntry] {
    try db.rows("\(Self.columns) WHERE journal.seq > ? ORDER BY journal.seq LIMIT ?", [sequence, limit], Self.entry)
  }

  private static func entry(_ row: StoredRow) throws -> JournalEntry {
    let sequence: Int64 = row[0]
    guard let payload: String = row[8] else {
      throw StoreFault.unreadableEvent(sequence: sequence, reason: "its payload is gone and no erasure names it")
    }
    return JournalEntry(
      sequence: sequence, at: row[1], actor: Actor(number: row[2]),
      origin: Origin(network: row[3], channel: row[4], messageID: row[5]),
      event: try EventCodec.decode(kind: row[6], version: row[7], payload: payload, sequence: sequence),
      isErased: row[9], undoneAt: row[10])
  }
}
