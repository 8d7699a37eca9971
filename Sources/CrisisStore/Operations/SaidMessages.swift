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
      Bool.self, "SELECT EXISTS (SELECT 1 FROM said WHERE message_id = ? AND network = ? AND asks = 1)",
      [messageID, network])
      ?? false
  }

  /// The answers in it by which something was asked, or that tell of an act.
  package func answers(network: String, messageID: String) throws -> [InboxLine.Row] {
    try said("answer", network, messageID).compactMap(inboxLine)
  }

  /// What else in it asks something, calls for help or tells of an act.
  package func announcements(network: String, messageID: String) throws -> [OutboxLine.Row] {
    try said("announcement", network, messageID).compactMap(announcement)
  }

  private func said(_ column: String, _ network: String, _ message: String) throws -> [Int64] {
    try db.rows(
      "SELECT \(column) FROM said WHERE message_id = ? AND network = ? AND \(column) IS NOT NULL ORDER BY id",
      [message, network]
    ) { $0[0] }
  }

  /// The one report that a message was about, somebody's or Vigie's own; nil: it was about none, or several, or is not known.
  package func report(ofMessage id: String, on network: String) throws -> Subject? {
    let own = try inboxLine(network: network, messageID: id)?.line.sequence
    let acts =
      try (own.map { [$0] } ?? []) + answers(network: network, messageID: id).compactMap(\.line.sequence)
      + announcements(network: network, messageID: id).compactMap(\.announcement.cause)
    let subjects = try Set(acts.compactMap { try journalEntry($0)?.event.subject.text })
    guard subjects.count == 1, let act = acts.first, let subject = try journalEntry(act)?.event.subject,
      case .report = subject
    else { return nil }
    return subject
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
  /// Notes which message it is, if it asks something, calls for help, or tells of an act; what is noted already stays as it is.
  package func note(_ message: SaidMessage, at now: Milliseconds) throws {
    let (row, column, table, asking, act): (Int64, String, String, String, String)
    switch message.delivery {
    case .answer(let id): (row, column, table, asking, act) = (id, "answer", "inbox", "asks IS NOT NULL", "seq")
    case .announcement(let id):
      let asks = "asks IS NOT NULL OR lane = 0 AND key IS NOT NULL"
      (row, column, table, asking, act) = (id, "announcement", "outbox", asks, "cause_seq")
    case .untracked: return
    }
    try write(
      """
      INSERT INTO said (network, message_id, at, \(column), asks) SELECT ?1, ?2, ?3, ?4, \(asking) FROM \(table)
      WHERE id = ?4 AND (\(asking) OR \(act) IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM said WHERE message_id = ?2 AND network = ?1 AND \(column) = ?4)
      """, [message.network, message.id, now, row])
  }
}
