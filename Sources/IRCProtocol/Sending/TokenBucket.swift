/// How fast a connection may speak.
package struct Pacing: Sendable, Equatable {
  /// Lines that may go at once after a silence.
  package var burst: Int
  /// Milliseconds a line after that.
  package var every: Int64
  /// Milliseconds more for each 120 bytes of a line: what irc2 and its kin charge.
  package var lengthCost: Int64
  /// Lines beyond the burst that the server still bears, spent on a distress alone.
  package var spare: Int
  package var isUnlimited: Bool

  package init(burst: Int, every: Int64, lengthCost: Int64 = 0, spare: Int = 0, isUnlimited: Bool = false) {
    self.burst = max(1, burst)
    self.spare = max(0, spare)
    self.every = max(1, every)
    self.lengthCost = max(0, lengthCost)
    self.isUnlimited = isUnlimited
  }

  /// Safe on every known server.
  package static let standard = Pacing(burst: 4, every: 2_000, lengthCost: 500, spare: 1)

  package static let none = Pacing(burst: 1, every: 1, isUnlimited: true)

  /// A full bucket, in milliseconds of filling.
  var capacity: Int64 { Int64(burst) * every }

  /// What a line of so many bytes costs. Never more than a full one, else it could never be said.
  func cost(of bytes: Int) -> Int64 { min(every + Int64(bytes / 120) * lengthCost, capacity) }

  /// Half the rate: after the server complained of a flood.
  package var halved: Pacing {
    if isUnlimited { return .standard }
    return Pacing(burst: max(1, burst / 2), every: min(every * 2, 60_000), lengthCost: min(lengthCost * 2, 60_000))
  }

  /// Tokens that only a distress may take: it goes to several rooms at once.
  var distressReserve: Int { burst / 2 }

  /// What people whom nobody knows may be the cause of: half of what is said.
  var ofStrangers: Pacing {
    isUnlimited ? self : Pacing(burst: max(1, burst / 2), every: every * 2, lengthCost: lengthCost)
  }
}

/// A bucket that fills by one token every `pacing.every` milliseconds up to `pacing.burst`. Times are monotonic
/// milliseconds and never run backwards.
package struct TokenBucket: Sendable, Equatable {
  package private(set) var pacing: Pacing
  /// In milliseconds of filling, so that no fraction of a token is lost.
  private var level: Int64
  private var filledAt: Int64

  package init(_ pacing: Pacing, at now: Int64, full: Bool = true) {
    self.pacing = pacing
    self.level = full ? pacing.capacity : 0
    self.filledAt = now
  }

  private mutating func fill(_ now: Int64) {
    guard now > filledAt else { return }
    level = min(level + (now - filledAt), pacing.capacity)
    filledAt = now
  }

  /// Goes on at another pace: the server has said what it is. What was spent stays spent.
  package mutating func adopt(_ pacing: Pacing, at now: Int64) {
    fill(now)
    level = max(0, pacing.capacity - (self.pacing.capacity - level))
    self.pacing = pacing
    filledAt = now
  }

  /// Spends what a line of so many bytes costs, if that leaves `reserve` tokens; a negative reserve may be owed.
  ///
  /// - Returns: nil when it was spent, else the milliseconds to wait.
  package mutating func spend(_ bytes: Int = 0, reserve: Int, at now: Int64) -> Int64? {
    if pacing.isUnlimited { return nil }
    fill(now)
    let cost = pacing.cost(of: bytes)
    let needed = min(cost + Int64(reserve) * pacing.every, pacing.capacity)
    if level < needed { return needed - level }
    level -= cost
    return nil
  }

  /// The milliseconds until a short line could go; 0: now.
  package mutating func wait(at now: Int64) -> Int64 {
    if pacing.isUnlimited { return 0 }
    fill(now)
    return max(0, pacing.every - level)
  }

  /// The short lines that could go now, with `reserve` tokens kept.
  package mutating func lines(reserve: Int, at now: Int64) -> Int {
    if pacing.isUnlimited { return .max }
    fill(now)
    return max(0, Int(level / pacing.every) - min(reserve, pacing.burst - 1))
  }

  /// Counts a line that could not wait.
  package mutating func charge(_ bytes: Int = 0, at now: Int64) {
    if pacing.isUnlimited { return }
    fill(now)
    level = max(min(level, 0), level - pacing.cost(of: bytes))
  }
}
