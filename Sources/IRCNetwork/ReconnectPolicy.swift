/// When to try again. A value: told how each attempt ended, it says how long to wait. Times in milliseconds.
///
/// A server that cannot be reached is tried every second or two for ten minutes, so that its return is seen at once, then
/// more and more rarely, up to five minutes. One that accepts and then drops is tried at 2, 4, 8… seconds, three times a
/// minute at the most. Everything is as at first after a connection that was good for a minute.
struct ReconnectPolicy {
  enum Ending: Equatable {
    /// Nobody answered, or the TLS handshake failed.
    case unreachable
    /// The connection was lost; `goodFor`: how long it had been registered, 0 if never.
    case lost(goodFor: Int64)
    /// Banned from the server: to insist makes it worse.
    case banned
  }

  static let longest: Int64 = 300_000
  static let afterBan: Int64 = 1_800_000
  static let patience: Int64 = 600_000

  private var unreachableSince: Int64?
  private var backOff: Int64 = 2_000
  private var drops = 0
  private var recent: [Int64] = []

  /// - Parameter random: from 0 up to 1.
  mutating func delay(after ending: Ending, at now: Int64, random: Double) -> Int64 {
    switch ending {
    case .banned:
      return Self.afterBan + Int64(random * 60_000)
    case .unreachable:
      let since = unreachableSince ?? now
      unreachableSince = since
      // One bot is no herd: little jitter, so that a server's return is seen within a second or so.
      if now - since < Self.patience { return 1_000 + Int64(random * 250) }
      backOff = min(backOff * 2, Self.longest)
      return 1_000 + Int64(random * Double(backOff - 1_000))
    case .lost(let goodFor):
      unreachableSince = nil
      backOff = 2_000
      if goodFor >= 60_000 {
        drops = 0
        recent = []
      }
      drops += 1
      recent = recent.filter { now - $0 < 60_000 } + [now]
      let exponential = min(Int64(1) << min(drops, 9) * 1_000, Self.longest)
      // The first after a good minute comes back at once; nobody else is waiting to do the same at that very moment.
      let delay = exponential / 2 + Int64(random * Double(exponential / 2))
      guard recent.count >= 3, let oldest = recent.dropLast(2).last else { return delay }
      return max(delay, oldest + 60_000 - now)
    }
  }
}
