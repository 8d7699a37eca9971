import ChatModel

/// What is on its way: one request at a time, so that the order is kept, and one clock for the homeserver's limits.
struct Sending: Sendable {
  /// One event. However often it takes, it is the same transaction and the same words.
  struct Attempt: Sendable {
    /// The texts that it says.
    var ids: [OutgoingText.ID]
    var room: String
    /// The transaction's id.
    var name: String
    var lane: OutgoingLine.Lane
    /// Monotonic; nil: never.
    var expires: Int64?
    var content: JSON
    /// The names of the texts, where there are several.
    var names: [String] = []
    /// Its echo was seen before its answer.
    var isConfirmed = false
  }

  private(set) var underWay: Attempt?
  /// To be tried again, before what waits in the same lane.
  private(set) var again: [Attempt] = []
  /// When the homeserver takes something again, monotonic.
  var notBefore: Int64 = 0
  /// When it last said that it was too much.
  var limitedAt: Int64?
  var failures = 0

  var isIdle: Bool { underWay == nil && again.isEmpty }

  /// What waits to be tried again, the most urgent first.
  var next: OutgoingLine.Lane? { again.map(\.lane).min() }

  mutating func begin(_ attempt: Attempt) { underWay = attempt }

  mutating func takeAgain() -> Attempt? {
    guard let lane = next, let index = again.firstIndex(where: { $0.lane == lane }) else { return nil }
    return again.remove(at: index)
  }

  mutating func add(_ attempt: Attempt) { again.append(attempt) }

  /// What is under way is over.
  mutating func end() -> Attempt? {
    defer { underWay = nil }
    return underWay
  }

  /// What is under way has to be tried again, before what is newer.
  mutating func putBack() {
    if let attempt = end(), !attempt.isConfirmed { again.insert(attempt, at: 0) }
  }

  /// - Returns: the texts that are no longer worth saying.
  mutating func removeExpired(at now: Int64) -> [OutgoingText.ID] {
    let gone = again.filter { $0.expires.map { $0 <= now } ?? false }
    if !gone.isEmpty { again.removeAll { $0.expires.map { $0 <= now } ?? false } }
    return gone.flatMap(\.ids)
  }

  /// An event of that name was seen.
  ///
  /// - Returns: the texts that it says; nil: it is none of these.
  mutating func confirm(_ name: String) -> [OutgoingText.ID]? {
    if underWay?.name == name {
      if underWay?.isConfirmed ?? true { return [] }
      underWay?.isConfirmed = true
      return underWay?.ids
    }
    guard let index = again.firstIndex(where: { $0.name == name }) else { return nil }
    return again.remove(at: index).ids
  }
}
