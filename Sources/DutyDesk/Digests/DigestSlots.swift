import CommandBook
import CrisisCore

/// The round local times at which digests come: every two hours is 14h00, 16h00, 18h00. Where the clocks change, a time
/// that is skipped comes when they do, and one that is shown twice comes twice.
struct DigestSlots {
  let clock: LocalClock
  let every: Milliseconds

  /// The next time behind a digest that leaves now; one that would follow at once is left out.
  func next(after moment: Milliseconds) -> Milliseconds {
    guard every <= .day, every >= .minute else { return moment + every }
    return first(from: moment + every / 4)
  }

  private func first(from start: Milliseconds) -> Milliseconds {
    let before = clock.offset(at: start)
    let slot = roundUp(start + before)
    let candidate = slot - before
    let after = clock.offset(at: candidate)
    guard after != before else { return candidate }
    let change = change(between: start, and: candidate, from: before)
    if after > before {
      return slot <= change + after ? change : slot - after
    }
    return roundUp(change + after) - after
  }

  /// The first local slot that is not earlier; the last interval of a day may be short.
  private func roundUp(_ local: Milliseconds) -> Milliseconds {
    let intoDay = (local % .day + .day) % .day
    return local - intoDay + min((intoDay + every - 1) / every * every, .day)
  }

  /// The moment at which the clocks change, to the minute.
  private func change(between early: Milliseconds, and late: Milliseconds, from offset: Milliseconds) -> Milliseconds {
    var (low, high) = (early / .minute, late / .minute)
    while high - low > 1 {
      let middle = (low + high) / 2
      if clock.offset(at: middle * .minute) == offset { low = middle } else { high = middle }
    }
    return high * .minute
  }
}
