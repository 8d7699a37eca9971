import Glibc

/// The lock beside the store (`FILE.lock`) by which one process at a time may write. The system lets go of it when the
/// process ends, however it ends; the file stays, and holds the number of the process that took it last.
final class StoreLock: Sendable {
  private let descriptor: Int32

  init(besides path: String) throws(StoreFault) {
    let descriptor = open("\(path).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: String(cString: strerror(errno))) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      let holder = Self.holder(descriptor)
      Glibc.close(descriptor)
      guard reason == EWOULDBLOCK else {
        throw .notWritable(path: path, reason: String(cString: strerror(reason)))
      }
      throw .locked(path: path, process: holder)
    }
    self.descriptor = descriptor
    let text = Array("\(getpid())\n".utf8)
    // The number is a courtesy to whoever finds the store locked: the lock holds without it.
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
  }

  deinit {
    // A child that was forked a moment ago has the file open too until it becomes its program: closing alone would leave it the
    // lock.
    flock(descriptor, LOCK_UN)
    Glibc.close(descriptor)
  }

  /// Root leaves a lock that the store's owner can take. Where it cannot, the next start says so.
  func give(to owner: Owner) {
    if geteuid() == 0 { _ = fchown(descriptor, owner.user, owner.group) }
  }

  private static func holder(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
