import CrisisCore
import HTTPTypes
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
    /// Kept where many ask for the same.
    var bytes: ByteBuffer?

    /// Whether a request says that it has this one. A web server that packs an answer calls its tag weak.
    func isKnown(to fields: HTTPFields) -> Bool { fields[.ifNoneMatch]?.contains(tag) ?? false }
  }

  private let versions = Mutex<[String: Version]>([:])
  private let making = Mutex(())
  /// Addresses that are known at a time.
  private static let most = 4_096
  /// Of what is kept, all together.
  private static let mostBytes = 16_000_000

  /// What many ask for at once is made once. Waits for who makes it: called where that harms nobody.
  ///
  /// - Parameter freshness: for how long it is not made again.
  func version(
    at address: String, freshFor freshness: Milliseconds, now: Milliseconds, _ make: () throws -> ByteBuffer?
  ) throws -> (Version, ByteBuffer)? {
    if let found = fresh(address, freshness, now) { return found }
    return try making.withLock { _ in
      if let found = fresh(address, freshness, now) { return found }
      guard let bytes = try make() else { return nil }
      return (note(bytes, at: address, isKept: true, now: now), bytes)
    }
  }

  private func fresh(_ address: String, _ freshness: Milliseconds, _ now: Milliseconds) -> (Version, ByteBuffer)? {
    versions.withLock { versions in
      guard let version = versions[address], let bytes = version.bytes, now - version.madeAt < freshness else {
        return nil
      }
      return (version, bytes)
    }
  }

  @discardableResult
  func note(_ bytes: ByteBuffer, at address: String, isKept: Bool = false, now: Milliseconds) -> Version {
    let tag = "\"\(Hex.encode(Array(SHA256.hash(Array(bytes.readableBytesView)).prefix(12))))\""
    return versions.withLock { versions in
      let before = versions[address]
      let version = Version(
        tag: tag, since: before?.tag == tag ? before?.since ?? now : now, madeAt: now, bytes: isKept ? bytes : nil)
      if before == nil, versions.count >= Self.most { versions = [:] }
      versions[address] = version
      let kept = versions.values.reduce(0) { $0 + ($1.bytes?.readableBytes ?? 0) }
      if kept > Self.mostBytes { for key in versions.keys where key != address { versions[key]?.bytes = nil } }
      return version
    }
  }
}
