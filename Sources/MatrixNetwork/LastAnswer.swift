import NIOCore
import Synchronization

/// When the homeserver last told what is said, to be asked for from any thread.
final class LastAnswer: Sendable {
  private let at = Mutex<NIODeadline?>(nil)

  func note() { at.withLock { $0 = .now() } }

  /// In milliseconds; nil: it never did.
  var age: Int64? { at.withLock { $0 }.map { (NIODeadline.now() - $0).nanoseconds / 1_000_000 } }
}
