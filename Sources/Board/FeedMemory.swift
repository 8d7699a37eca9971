import CrisisCore
import NIOCore
import Synchronization
import SystemCrypto

/// What was given out at an address, and since when it is so. In memory alone.
final class FeedMemory: Sendable {
  /// What was given out, and since when it is the same.
  struct Version: Sendable {
    var tag: String
    var since: Milliseconds
    var madeAt: Milliseconds
    /// Kept for the public's, which anybody may ask for as often as they like.
    var bytes: ByteBuffer?
  }

  private let versions = Mutex<[String: Version]>([:])
  /// Addresses that are known at a time.
  private static let most = 4_096
  /// For how long the public's is not made again.
  private static let freshness: Milliseconds = 10 * .second

  /// What was made just now.
  func fresh(_ address: String, at now: Milliseconds) -> Version? {
    versions.withLock { $0[address].flatMap { now - $0.madeAt < Self.freshness && $0.bytes != nil ? $0 : nil } }
  }

  func note(_ bytes: ByteBuffer, at address: String, isKept: Bool, now: Milliseconds) -> Version {
    let tag = "\"\(Hex.encode(Array(SHA256.hash(Array(bytes.readableBytesView)).prefix(12))))\""
    return versions.withLock { versions in
      let before = versions[address]
      let version = Version(
        tag: tag, since: before?.tag == tag ? before?.since ?? now : now, madeAt: now, bytes: isKept ? bytes : nil)
      if before == nil, versions.count >= Self.most { versions = [:] }
      versions[address] = version
      return version
    }
  }
}
