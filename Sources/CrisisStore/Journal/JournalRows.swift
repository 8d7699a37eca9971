import CrisisCore
import GRDB

/// The rows of the journal as events: what is erased comes as its remains.
struct JournalRows {
  let db: Database

  init(_ db: Database) { self.db = db }

  private static let columns = """
    SELECT journal.seq, at, actor, network, channel, message_id, kind, version, coalesce(payload, remains),
      payload IS NULL
    FROM journal LEFT JOIN erasure ON erasure.seq = journal.seq
    """

  func entry(_ sequence: Int64) throws -> JournalEntry? {
    try db.row("\(Self.columns) WHERE journal.seq = ?", [sequence], Self.entry)
  }

  func entries(ofReport number: Int, crisis: String, before limit: Int64 = .max) throws -> [JournalEntry] {
    try db.rows(
      """
      \(Self.columns)
      WHERE crisis = ? AND kind LIKE 'report.%' AND json_extract(coalesce(payload, remains), '$.number') = ?
        AND journal.seq < ?
      ORDER BY journal.seq
      """,
      [crisis, number, limit], Self.entry)
  }

  func entries(ofDigest number: Int, crisis: String, before limit: Int64 = .max) throws -> [JournalEntry] {
    try db.rows(
      """
      \(Self.columns)
      WHERE crisis = ? AND kind = 'digest.issued' AND json_extract(coalesce(payload, remains), '$.number') = ?
        AND journal.seq < ?
      ORDER BY journal.seq
      """,
      [crisis, number, limit], Self.entry)
  }

  func entries(ofKind kind: String, crisis: String, before limit: Int64 = .max) throws -> [JournalEntry] {
    try db.rows(
      "\(Self.columns) WHERE crisis = ? AND kind = ? AND journal.seq < ? ORDER BY journal.seq",
      [crisis, kind, limit], Self.entry)
  }

  /// Those that make the crisis what it is, not what was reported in it.
  func entries(ofCrisisItself code: String, before limit: Int64 = .max) throws -> [JournalEntry] {
    try db.rows(
      "\(Self.columns) WHERE crisis = ? AND kind LIKE 'crisis.%' AND journal.seq < ? ORDER BY journal.seq",
      [code, limit], Self.entry)
  }

  func entries(ofRelay number: Int, crisis: String, before limit: Int64 = .max) throws -> [JournalEntry] {
    try db.rows(
      """
      \(Self.columns)
      WHERE crisis = ? AND kind LIKE 'relay.%' AND json_extract(coalesce(payload, remains), '$.number') = ?
        AND journal.seq < ?
      ORDER BY journal.seq
      """,
      [crisis, number, limit], Self.entry)
  }

  func entries(ofQuestion number: Int, crisis: String, before limit: Int64 = .max) throws -> [JournalEntry] {
    try db.rows(
      """
      \(Self.columns)
      WHERE crisis = ? AND kind LIKE 'question.%' AND json_extract(coalesce(payload, remains), '$.number') = ?
        AND journal.seq < ?
      ORDER BY journal.seq
      """,
      [crisis, number, limit], Self.entry)
  }

  /// - Parameter number: nil for all members, and what became of their roles since.
  func entries(ofMember number: Int?, before limit: Int64 = .max) throws -> [JournalEntry] {
    try db.rows(
      """
      \(Self.columns)
      WHERE journal.seq < ?2
        AND (kind = 'member.enrolled' AND (?1 IS NULL OR json_extract(coalesce(payload, remains), '$.number') = ?1)
          OR ?1 IS NULL AND kind IN ('member.role_set', 'member.role_undone'))
      ORDER BY journal.seq
      """,
      [number, limit], Self.entry)
  }

  /// The last rows of a crisis, the latest first. The index has what followed the filing of reports, which are found by
  /// the reports themselves.
  func last(_ count: Int, ofCrisis code: String) throws -> [JournalEntry] {
    try db.rows(
      """
      \(Self.columns)
      WHERE journal.seq IN (
        SELECT seq FROM (
          SELECT seq FROM journal WHERE crisis = ?1 AND kind <> 'report.filed' ORDER BY seq DESC LIMIT ?2)
        UNION ALL
        SELECT seq FROM (SELECT seq FROM report WHERE crisis = ?1 ORDER BY number DESC LIMIT ?2))
      ORDER BY journal.seq DESC LIMIT ?2
      """, [code, count], Self.entry)
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
      isErased: row[9])
  }
}
