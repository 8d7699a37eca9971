import ChatModel

/// An inspection of a room: its modes and its members are asked for. For a digest it stays good for a minute; for all
/// else until the modes change, since who comes, leaves or identifies is seen anyway.
struct RoomInspection: Sendable {
  /// Milliseconds that an inspection stays good for, and that its answers may take.
  static let freshness: Int64 = 60_000
  static let patience: Int64 = 10_000

  var askedAt: Int64
  var modes: Set<UInt8>?
  var hasMembers: Bool
  /// What was told of it last.
  var told: ExposedRoom?
  /// The modes have changed since.
  var isExpired = false

  /// Whether its answers are still waited for.
  func isUnderWay(at now: Int64) -> Bool { !isExpired && !isSettled(at: now) }

  var isComplete: Bool { modes != nil && hasMembers }

  func isGood(at now: Int64) -> Bool { !isExpired && now - askedAt < Self.freshness && isSettled(at: now) }

  /// Whether all that has changed since was seen. What was not answered is asked again after a minute.
  func isFollowed(at now: Int64) -> Bool { !isExpired && isComplete || isGood(at: now) }

  /// All is answered, or is not waited for any more.
  func isSettled(at now: Int64) -> Bool { isComplete || now - askedAt >= Self.patience }
}
