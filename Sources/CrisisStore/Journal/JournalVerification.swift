import GRDB

/// What a reading of the whole journal found. It shows alteration against a head that was noted elsewhere; it does not
/// prove who wrote it.
package struct JournalVerification: Sendable, Equatable {
  package enum Problem: String, Sendable, Equatable {
    /// A row before it is gone, or it was put elsewhere.
    case outOfSequence
    /// The payload is not the one that was hashed.
    case payloadAltered
    /// Another column is not the one that was hashed, or a row before it.
    case rowAltered
    /// The payload is gone, and no erasure in the journal names it.
    case payloadMissing
  }

  package struct Fault: Sendable, Equatable {
    package var sequence: Int64
    package var problem: Problem
  }

  package enum Expectation: Sendable, Equatable {
    case none
    /// The noted hash is that of this row: nothing up to it has changed or gone since it was noted.
    case met(sequence: Int64)
    case unmet
  }

  package var rows: Int
  package var erased: Int
  /// That of the last row that is right.
  package var head: JournalHead
  /// The first row that is wrong.
  package var fault: Fault?
  package var expectation: Expectation

  package var isSound: Bool { fault == nil && expectation != .unmet }
}

/// Goes through the journal row by row; holds one at a time.
struct JournalVerifier {
  private var result = JournalVerification(rows: 0, erased: 0, head: .none, fault: nil, expectation: .none)
  private var buffer: [UInt8] = []
  private let expected: String?

  /// - Parameter expected: the first digits of a noted head.
  init(expecting expected: String?) {
    self.expected = expected?.lowercased()
    if expected != nil { result.expectation = .unmet }
  }

  mutating func verify(_ db: Database) throws -> JournalVerification {
    meet(.none)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT seq, at, actor, network, channel, message_id, crisis, subject, kind, version,
          payload, payload_hash, hash
        FROM journal ORDER BY seq
        """)
    while let row = try rows.next() {
      if let problem = check(row) {
        result.fault = JournalVerification.Fault(sequence: row[0], problem: problem)
        return result
      }
    }
    if let sequence = try unnamedErasure(db) {
      result.fault = JournalVerification.Fault(sequence: sequence, problem: .payloadMissing)
    }
    return result
  }

  private mutating func check(_ row: Row) -> JournalVerification.Problem? {
    let columns = ChainedColumns(
      sequence: row[0], at: row[1], actor: row[2], network: row[3], channel: row[4], messageID: row[5],
      crisis: row[6], subject: row[7], kind: row[8], version: row[9])
    let (payload, payloadHash, hash): (String?, String, String) = (row[10], row[11], row[12])
    guard columns.sequence == result.head.sequence + 1 else { return .outOfSequence }
    if let payload {
      guard Digests.sha256(payload) == payloadHash else { return .payloadAltered }
    } else {
      result.erased += 1
    }
    guard columns.hash(after: result.head.hash, payloadHash: payloadHash, buffer: &buffer) == hash else {
      return .rowAltered
    }
    result.rows += 1
    result.head = JournalHead(sequence: columns.sequence, hash: hash)
    meet(result.head)
    return nil
  }

  private mutating func meet(_ head: JournalHead) {
    guard let expected, !expected.isEmpty, head.hash.hasPrefix(expected) else { return }
    result.expectation = .met(sequence: head.sequence)
  }

  /// Told by the journal alone: the table `erasure` is made from it and proves nothing.
  private func unnamedErasure(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT min(seq) FROM journal WHERE payload IS NULL AND seq NOT IN (
          SELECT json_extract(named.value, '$.sequence')
          FROM journal AS cause, json_each(cause.payload, '$.rows') AS named WHERE cause.kind = 'journal.erased')
        """)
  }
}
