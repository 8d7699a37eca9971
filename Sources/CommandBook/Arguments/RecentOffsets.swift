import CrisisCore
import Synchronization

/// The offsets of a zone that were asked for lately: every line of a batch asks for the same few.
///
/// Clocks change on a quarter of an hour of UTC, in every zone since 2000, so that a quarter has one offset.
final class RecentOffsets: Sendable {
  /// 2000-01-01.
  static let start: Milliseconds = 946_684_800_000
  static let quarter: Milliseconds = 15 * .minute
  private static let most = 512

  private let offsets = Mutex<[Int64: Milliseconds]>([:])

  func offset(ofQuarter quarter: Int64, asked: () -> Milliseconds) -> Milliseconds {
    if let known = offsets.withLock({ $0[quarter] }) { return known }
    let offset = asked()
    offsets.withLock { offsets in
      if offsets.count >= Self.most { offsets.removeAll(keepingCapacity: true) }
      offsets[quarter] = offset
    }
    return offset
  }
}
