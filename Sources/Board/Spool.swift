import Foundation
import Hummingbird
import NIOCore
import Synchronization

/// A file without a name, its owner's alone and gone once it is closed: what is handed on waits there for its client, and
/// neither in memory nor in a read of the store, however slow the client is.
final class Spool: Sendable {
  /// Bytes that are read at a time.
  static let slice = 64 * 1_024

  private let file: FileHandle
  private let length = Mutex(0)

  /// - Parameter folder: on whose disk it is.
  /// - Throws: why no file can be made there.
  init(in folder: String = NSTemporaryDirectory()) throws {
    var name = Array((folder + "/vigie-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func append(_ bytes: [UInt8]) throws {
    try file.write(contentsOf: bytes)
    length.withLock { $0 += bytes.count }
  }

  /// All of it, from the beginning.
  func body(on threads: @escaping @Sendable (@escaping @Sendable () throws -> Data?) async throws -> Data?) throws
    -> ResponseBody
  {
    try file.seek(toOffset: 0)
    return ResponseBody(contentLength: length.withLock { $0 }) { [self] writer in
      while let data = try await threads({ try self.file.read(upToCount: Self.slice) }), !data.isEmpty {
        try await writer.write(ByteBuffer(bytes: data))
      }
      try await writer.finish(nil)
    }
  }
}
