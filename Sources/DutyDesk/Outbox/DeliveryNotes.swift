import ChatModel
import CrisisCore
import CrisisStore

/// What became of lines that were sent, to be written with the next batch.
struct DeliveryNotes {
  /// Which messages they are, before it counts that they are.
  var said: [SaidMessage] = []
  var answered: [Int64] = []
  var confirmed: [Int64] = []
  var sent: [Int64] = []
  /// Announcements that are over without having been said: expired, superseded, no longer allowed.
  var ended: [(id: Int64, state: OutboxLine.State, reason: String)] = []

  /// What people are told of the links.
  var alarms: [OutboxLine] = []

  var isEmpty: Bool {
    said.isEmpty && answered.isEmpty && confirmed.isEmpty && sent.isEmpty && ended.isEmpty && alarms.isEmpty
  }

  func write(_ transaction: StoreTransaction, at now: Milliseconds) throws {
    for message in said { try transaction.note(message, at: now) }
    if !answered.isEmpty { try transaction.markAnswered(answered, at: now) }
    for id in sent { try transaction.mark(announcement: id, .sent, at: now) }
    for id in confirmed { try transaction.mark(announcement: id, .confirmed, at: now) }
    for alarm in alarms { _ = try transaction.enqueue(alarm) }
    for end in ended { try transaction.mark(announcement: end.id, end.state, at: now, reason: end.reason) }
  }

  mutating func append(_ other: DeliveryNotes) {
    said += other.said
    answered += other.answered
    confirmed += other.confirmed
    sent += other.sent
    ended += other.ended
    alarms += other.alarms
  }
}
