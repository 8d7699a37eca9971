/// How fast a connection may speak.
package struct Pacing: Sendable, Equatable {
  /// Lines that may go at once after a silence.
  package var burst: Int
  /// Milliseconds a line after that.
  package var every: Int64
  package var isUnlimited = false

  package init(burst: Int, every: Int64) {
    self.burst = max(1, burst)
    self.every = max(1, every)
  }

  /// Safe on every known server.
  package static let standard = Pacing(burst: 4, every: 2_000)

  package static let none: Pacing = {
    var pacing = Pacing(burst: 1, every: 1)
    pacing.isUnlimited = true
    return pacing
  }()

  /// Half the rate: after the server complained of a flood.
  package var halved: Pacing {
    isUnlimited ? .standard : Pacing(burst: max(1, burst / 2), every: min(every * 2, 60_000))
  }
}

/// A bucket that fills by one token every `pacing.every` milliseconds up to `pacing.burst`. Times are monotonic
/// milliseconds and never run backwards.
package struct TokenBucket: Sendable, Equatable {
  package let pacing: Pacing
  /// In milliseconds of filling, so that no fraction of a token is lost.
  private var level: Int64
  private var filledAt: Int64

  package init(_ pacing: Pacing, at now: Int64, full: Bool = true) {
    self.pacing = pacing
    self.level = full ? Int64(pacing.burst) * pacing.every : 0
    self.filledAt = now
  }

  private mutating func fill(_ now: Int64) {
    guard now > filledAt else { return }
    level = min(level + (now - filledAt), Int64(pacing.burst) * pacing.every)
    filledAt = now
  }

  /// Takes one token if that leaves `reserve` of them.
  ///
  /// - Returns: nil when it was taken, else the milliseconds to wait.
  package mutating func take(reserve: Int, at now: Int64) -> Int64? {
    if pacing.isUnlimited { return nil }
    fill(now)
    let needed = Int64(1 + min(reserve, pacing.burst - 1)) * pacing.every
    if level < needed { return needed - level }
    level -= pacing.every
    return nil
  }

  /// Counts a line that could not wait.
  package mutating func charge(at now: Int64) {
    if pacing.isUnlimited { return }
    fill(now)
    level = max(0, level - pacing.every)
  }
}
