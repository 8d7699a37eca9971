import CrisisCore
import Synchronization

/// How often people whom nobody knows have called of late. The first calls are passed on as they are; of a flood of them
/// one line says how many there are, so that it hides nobody.
final class StrangerCalls: Sendable {
  /// Calls that are passed on word for word within ``window``.
  static let wordForWord = 3
  static let window: Milliseconds = 10 * .minute

  private let moments = Mutex<[Milliseconds]>([])

  /// Counts a call.
  ///
  /// - Returns: how many there are in the window, and since when.
  func count(at now: Milliseconds) -> (calls: Int, since: Milliseconds) {
    moments.withLock { moments in
      moments.removeAll { $0 <= now - Self.window || $0 > now }
      moments.append(now)
      return (moments.count, moments[0])
    }
  }
}
