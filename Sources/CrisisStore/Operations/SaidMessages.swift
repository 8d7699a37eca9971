import ChatModel
import CrisisCore
import GRDB

/// A message in which Vigie said something, as its network names it.
package struct SaidMessage: Sendable, Equatable {
  package var network: String
  package var id: String
  /// What it says, of which it may be one of several.
  package var delivery: OutgoingLine.Delivery

  package init(_ network: String, _ id: String, _ delivery: OutgoingLine.Delivery) {
    self.network = network
    self.id = id
    self.delivery = delivery
  }
}

extension StoreQueries {
  /// Whether there is something in it that a reaction answers.
  package func isAsking(network: String, messageID: String) throws -> Bool {
    try db.value(
      Bool.self, "SELECT EXISTS (SELECT 1 FROM said WHERE message_id = ? AND network = ?)", [messageID, network])
      ?? false
  }

  /// The answers in it by which something was asked.
  package func askingAnswers(network: String, messageID: String) throws -> [InboxLine.Row] {
    try said("answer", network, messageID).compactMap(inboxLine)
  }

  /// What else in it asks something or calls for help.
  package func askingAnnouncements(network: String, messageID: String) throws -> [OutboxLine.Row] {
    try said("announcement", network, messageID).compactMap(announcement)
  }

  private func said(_ column: String, _ network: String, _ message: String) throws -> [Int64] {
    try db.rows(
      "SELECT \(column) FROM said WHERE message_id = ? AND network = ? AND \(column) IS NOT NULL ORDER BY id",
      [message, network]
    ) { $0[0] }
  }

  /// That question, or the same one asked of that person elsewhere, if it waits for their answer there; what was asked in a
  /// room may be answered in private.
  package func openQuestion(
    _ id: Int64, account: String, place: ChatPlace, now: Milliseconds
  ) throws -> Question.Row? {
    let found = try db.value(
      Int64.self,
      """
      SELECT id FROM question
      WHERE account = ?1 AND state = 'open' AND expires_at > ?2 AND (?3 IS NULL OR channel = ?3)
        AND (id = ?4 OR asker IS NOT NULL
          AND (asker, asked_at, command) = (SELECT asker, asked_at, command FROM question WHERE id = ?4))
      ORDER BY channel IS NOT ?3, id LIMIT 1
      """, [account, now, place.channelName, id])
    return try found.flatMap { try openQuestion($0) }
  }
}

extension StoreTransaction {
  /// Notes which message it is, if it asks something or calls for help; what is noted already stays as it is.
  package func note(_ message: SaidMessage, at now: Milliseconds) throws {
    let column: String
    let row: Int64
    let isAsking: String
    switch message.delivery {
    case .answer(let id):
      (column, row) = ("answer", id)
      isAsking = "SELECT 1 FROM inbox WHERE id = ?4 AND asks IS NOT NULL"
    case .announcement(let id):
      (column, row) = ("announcement", id)
      isAsking = "SELECT 1 FROM outbox WHERE id = ?4 AND (asks IS NOT NULL OR lane = 0 AND key IS NOT NULL)"
    case .untracked: return
    }
    try write(
      """
      INSERT INTO said (network, message_id, at, \(column)) SELECT ?1, ?2, ?3, ?4
      WHERE EXISTS (\(isAsking))
        AND NOT EXISTS (SELECT 1 FROM said WHERE message_id = ?2 AND network = ?1 AND \(column) = ?4)
      """, [message.network, message.id, now, row])
  }
}
