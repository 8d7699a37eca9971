import GRDB
import Glibc

/// A file on its way into place: written under a temporary name in the same folder, its owner's only, and renamed once it is
/// whole and on the disk. What never got there is removed.
package final class BackupFile {
  /// The temporary name.
  let path: String
  private let target: String
  private var isInPlace = false

  /// Makes it, empty.
  init(for target: String) throws(StoreFault) {
    self.target = target
    path = "\(target).\(getpid()).part"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritable(path: target, reason: String(cString: strerror(errno))) }
    Glibc.close(descriptor)
  }

  deinit {
    if !isInPlace { unlink(path) }
  }

  /// Copies a whole file into it.
  ///
  /// - Throws: what the source, or the disk under the target, does not let.
  func fill(from source: String) throws(StoreFault) {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else {
      throw errno == ENOENT ? .missing(path: source) : .notReadable(path: source, reason: Self.reason)
    }
    defer { Glibc.close(input) }
    let output = open(path, O_WRONLY | O_CLOEXEC)
    guard output >= 0 else { throw .notWritable(path: target, reason: Self.reason) }
    defer { Glibc.close(output) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = read(input, &buffer, buffer.count), count != 0 {
      guard count > 0 else { throw .notReadable(path: source, reason: Self.reason) }
      try put(buffer[..<count], to: output)
    }
  }

  /// Writes at its end.
  package func fill(_ bytes: [UInt8]) throws(StoreFault) {
    let output = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard output >= 0 else { throw .notWritable(path: target, reason: Self.reason) }
    defer { Glibc.close(output) }
    try put(bytes[...], to: output)
  }

  private func put(_ bytes: ArraySlice<UInt8>, to output: Int32) throws(StoreFault) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { write(output, $0.baseAddress.map { $0 + done }, bytes.count - done) }
      guard written > 0 else {
        throw errno == ENOSPC ? .diskFull(path: target) : .inputOutput(path: target, reason: Self.reason)
      }
      done += written
    }
  }

  /// Gives it to another user, where this is root.
  func give(to owner: Owner) throws(StoreFault) {
    guard geteuid() == 0 else { return }
    guard chown(path, owner.user, owner.group) == 0 else { throw .notWritable(path: target, reason: Self.reason) }
  }

  /// Syncs it, renames it, syncs the folder.
  ///
  /// - Parameter replacing: whether a file of that name may go.
  func moveIntoPlace(replacing: Bool) throws(StoreFault) {
    try Self.sync(path, naming: target)
    if replacing {
      guard rename(path, target) == 0 else { throw .notWritable(path: target, reason: Self.reason) }
    } else if link(path, target) == 0 {
      unlink(path)
    } else {
      guard errno != EEXIST, access(target, F_OK) != 0 else { throw .exists(path: target) }
      // A file system without links.
      guard rename(path, target) == 0 else { throw .notWritable(path: target, reason: Self.reason) }
    }
    isInPlace = true
    try Self.sync(StoreOpening.split(target).folder, naming: target)
  }

  static func sync(_ path: String, naming target: String) throws(StoreFault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notReadable(path: target, reason: reason) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .inputOutput(path: target, reason: reason) }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}

/// Whose a file is.
struct Owner {
  var user: uid_t
  var group: gid_t

  /// - Returns: nil, if there is no such file.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (user, group) = (status.st_uid, status.st_gid)
  }
}
