import Synchronization

/// A clock that stands still until a test moves it. Milliseconds UTC.
package final class TestClock: Sendable {
  private let moment: Mutex<Int64>

  package init(_ moment: Int64) { self.moment = Mutex(moment) }

  package var now: Int64 { moment.withLock { $0 } }
  package func advance(by milliseconds: Int64) { moment.withLock { $0 += milliseconds } }
  package func set(_ milliseconds: Int64) { moment.withLock { $0 = milliseconds } }

  /// To hand to whatever asks for a clock.
  package var reading: @Sendable () -> Int64 { { [self] in now } }
}
