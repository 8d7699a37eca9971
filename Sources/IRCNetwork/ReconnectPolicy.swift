/// When to try again. A value: told how each attempt ended, it says how long to wait. Times in milliseconds.
///
/// For half a minute after a good connection was lost, a server that cannot be reached is tried two to four times a
/// second. Otherwise it is tried every second or two for ten minutes, so that its return is seen at once; then less and
/// less often, up to every five minutes. A server that accepts and then drops is tried after 2, 4, 8… seconds, three times
/// a minute at most. All this begins anew after a connection that was good for a minute.
struct ReconnectPolicy {
  enum Ending: Equatable {
    /// Nobody answered.
    case unreachable
    /// Somebody answered, with whom the TLS handshake failed.
    case unencrypted
    /// The connection was lost; `goodFor`: how long it had been registered, 0 if never.
    case lost(goodFor: Int64)
    /// The server kept the connection, and its services were waited for in vain.
    case servicesAway
    /// Banned from the server: to insist makes it worse.
    case banned
  }

  static let longest: Int64 = 300_000
  static let afterBan: Int64 = 1_800_000
  static let patience: Int64 = 600_000
  /// How long after a good connection was lost the server is tried several times a second.
  static let haste: Int64 = 30_000
  static let good: Int64 = 60_000

  private var unreachableSince: Int64?
  private var awaySince: Int64?
  /// When a good connection was lost, until another has been made.
  private var lostGoodAt: Int64?
  private var backOff: Int64 = 2_000
  private var drops = 0
  private var recent: [Int64] = []

  /// - Parameter random: from 0 up to 1.
  mutating func delay(after ending: Ending, at now: Int64, random: Double) -> Int64 {
    switch ending {
    case .banned:
      return Self.afterBan + Int64(random * 60_000)
    case .unreachable:
      // A refused connection costs the server nothing.
      if let lost = lostGoodAt, now - lost < Self.haste { return Self.hasty(random) }
      return afterAbsence(at: now, random)
    case .unencrypted:
      return afterAbsence(at: now, random)
    case .servicesAway:
      unreachableSince = nil
      let since = awaySince ?? now
      awaySince = since
      return atMostThrice(patient(now - since, random), at: now)
    case .lost(let goodFor):
      return lost(goodFor, at: now, random)
    }
  }

  private static func hasty(_ random: Double) -> Int64 { 250 + Int64(random * 250) }

  private mutating func afterAbsence(at now: Int64, _ random: Double) -> Int64 {
    let since = unreachableSince ?? now
    unreachableSince = since
    return patient(now - since, random)
  }

  /// One bot is no herd: little jitter at first, so that a return is seen within a second or so.
  private mutating func patient(_ elapsed: Int64, _ random: Double) -> Int64 {
    if elapsed < Self.patience { return 1_000 + Int64(random * 250) }
    backOff = min(backOff * 2, Self.longest)
    return 1_000 + Int64(random * Double(backOff - 1_000))
  }

  private mutating func lost(_ goodFor: Int64, at now: Int64, _ random: Double) -> Int64 {
    unreachableSince = nil
    awaySince = nil
    lostGoodAt = nil
    backOff = 2_000
    if goodFor >= Self.good {
      drops = 1
      recent = [now]
      lostGoodAt = now
      // Nobody else is waiting to do the same at that very moment.
      return Self.hasty(random)
    }
    drops += 1
    let exponential = min(Int64(1) << min(drops, 9) * 1_000, Self.longest)
    return atMostThrice(exponential / 2 + Int64(random * Double(exponential / 2)), at: now)
  }

  /// Three connections a minute at the most that a server accepted and that came to nothing.
  private mutating func atMostThrice(_ delay: Int64, at now: Int64) -> Int64 {
    recent = recent.filter { now - $0 < 60_000 } + [now]
    guard recent.count >= 3, let oldest = recent.dropLast(2).last else { return delay }
    return max(delay, oldest + 60_000 - now)
  }
}
