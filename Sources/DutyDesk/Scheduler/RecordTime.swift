import CrisisCore
import Synchronization

/// The time that the records are given: the system's, and never before the last record's. It is asked from several threads.
///
/// A system whose clock is behind (a board without a battery after a power cut, say) would have reports taken before those
/// that came first, and nothing fall due for years. Time then goes on from the last record, at its usual pace, until the
/// clock is right.
final class RecordTime: Sendable {
  /// What a clock may be behind without anybody's being told: such things are put right by small steps.
  static let tolerance: Milliseconds = 5 * .minute

  private struct State {
    /// The latest moment that was given, or that a record has.
    var latest: Milliseconds = .min
    /// What is added to the system's time.
    var lead: Milliseconds = 0
  }

  /// How far the clock is off.
  struct Lag: Sendable, Equatable {
    /// What the clock of the system shows.
    var clock: Milliseconds
    var behind: Milliseconds
  }

  private let system: @Sendable () -> Milliseconds
  private let state = Mutex(State())

  init(_ system: @escaping @Sendable () -> Milliseconds) { self.system = system }

  /// What was recorded before is not overtaken by what comes now.
  func follow(_ record: Milliseconds) { state.withLock { $0.latest = max($0.latest, record) } }

  func now() -> Milliseconds {
    let shown = system()
    return state.withLock { state in
      if shown >= state.latest {
        state.lead = 0
      } else if state.latest - (shown + state.lead) > Self.tolerance {
        state.lead = state.latest - shown
      }
      state.latest = max(state.latest, shown + state.lead)
      return state.latest
    }
  }

  /// nil: the clock may be believed.
  var lag: Lag? {
    let shown = system()
    let latest = state.withLock { $0.latest }
    return latest - shown > Self.tolerance ? Lag(clock: shown, behind: latest - shown) : nil
  }
}

extension Desk {
  /// The coordination hears that the clock of the system is behind the records, once; and once that it is right again.
  func followClock() {
    let lag = time.lag
    guard (lag != nil) != isClockBehind else { return }
    isClockBehind = lag != nil
    let processor = processor()
    let statement =
      lag.map { Texts.alarms.clockBehind($0.clock, $0.behind, processor.now) }
      ?? Texts.alarms.clockRight(processor.now)
    log.critical("the system's clock is \(lag.map { "\($0.behind / 1_000) s behind the records" } ?? "right again")")
    tellCoordination(statement, key: "alarm/clock", wakes: lag != nil, with: processor)
  }
}
