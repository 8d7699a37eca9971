import CrisisCore
import GRDB

/// How far a channel has been read.
package struct Cursor: Sendable, Equatable {
  package var messageID: String?
  package var at: Milliseconds

  package init(messageID: String?, at: Milliseconds) {
    self.messageID = messageID
    self.at = at
  }
}

extension StoreQueries {
  package func cursor(network: String, channel: String) throws -> Cursor? {
    try db.row("SELECT message_id, at FROM cursor WHERE network = ? AND channel = ?", [network, channel]) {
      Cursor(messageID: $0[0], at: $0[1])
    }
  }

  /// By channel; the empty one is until when the network was heard at all.
  package func cursors(network: String) throws -> [String: Cursor] {
    let rows = try db.rows(
      "SELECT channel, message_id, at FROM cursor WHERE network = ? ORDER BY channel", [network]
    ) { (channel: $0[0] as String, cursor: Cursor(messageID: $0[1], at: $0[2])) }
    return Dictionary(rows.map { ($0.channel, $0.cursor) }, uniquingKeysWith: { first, _ in first })
  }
}

extension StoreTransaction {
  package func setCursor(_ cursor: Cursor, network: String, channel: String) throws {
    try write(
      """
      INSERT INTO cursor (network, channel, message_id, at) VALUES (?, ?, ?, ?)
      ON CONFLICT (network, channel) DO UPDATE SET message_id = excluded.message_id, at = excluded.at
      """,
      [network, channel, cursor.messageID, cursor.at])
  }

  /// Removes lines, ended announcements, questions and what could be reacted to, older than `limit`: at most `slice` of each,
  /// the oldest first, so that it never holds up the lines of a batch.
  ///
  /// - Returns: how many rows went; 0: nothing is left to do.
  package func prune(before limit: Milliseconds, slice: Int = 500) throws -> Int {
    let lines = try prune("inbox", "at < ?2", limit, slice)
    if lines > 0 { journal.pruned = try db.value(Int64.self, "SELECT min(id) FROM inbox") ?? .max }
    return try lines + prune("outbox", "created_at < ?2 AND state NOT IN ('queued', 'held', 'sent')", limit, slice)
      + prune("question", "expires_at < ?2", limit, slice) + prune("said", "at < ?2", limit, slice)
  }

  /// Looks at the oldest rows only: rows come in the order of their times.
  private func prune(_ table: String, _ condition: String, _ limit: Milliseconds, _ slice: Int) throws -> Int {
    try write(
      """
      DELETE FROM \(table) WHERE id IN (
        SELECT id FROM (SELECT * FROM \(table) ORDER BY id LIMIT ?1) WHERE \(condition))
      """,
      [slice, limit])
    return db.changesCount
  }
}
