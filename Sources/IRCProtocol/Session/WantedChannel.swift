import ChatModel

/// A channel that the session is to be in.
struct WantedChannel: Sendable {
  /// As configured.
  let name: String
  /// As configured; nil: none.
  let key: Secret?
  /// Given, it is opened and kept by us.
  var room: OwnRoom?
  /// No longer: its place in the list of channels stays.
  var isGivenUp = false
  /// What we are in a room of our own.
  var standing = Standing()
  /// The key that was set while we were in.
  var newKey: Secret?
  var isJoined = false
  /// The server's time of our own JOIN, milliseconds UTC: what is older was not said to us.
  var joinedAt: Int64?
  /// When to ask for it again, monotonic.
  var nextAttempt: Int64 = 0
  var failures = 0
  /// The reason that was reported last while out of it.
  var reported: String?

  init(_ name: String, key: Secret? = nil) {
    self.name = name
    self.key = key
  }

  /// For another connection: only what was learned of the room is kept.
  var anew: WantedChannel {
    var channel = WantedChannel(name, key: key)
    channel.newKey = newKey
    channel.room = room
    channel.isGivenUp = isGivenUp
    return channel
  }

  /// How far a room of our own is one, while we are in it.
  struct Standing: Sendable {
    /// Its people have been told, and us among them.
    var isNamed = false
    var isOperator = false
    /// Its services were asked to make us one.
    var hasAskedServices = false
    /// The modes and the topic were set.
    var isFurnished = false
    /// It was reported as joined.
    var isTold = false
  }

  /// What to try next: the key that was seen, and the configured one when that fails.
  var keyToTry: Secret? { failures % 2 == 0 ? key ?? newKey : newKey ?? key }

  var isMissing: Bool { !isJoined && !isGivenUp }

  /// Milliseconds to the next attempt: 5 s, doubling up to 5 minutes.
  var retryDelay: Int64 { min(5_000 << Int64(min(failures, 6)), 300_000) }
}
