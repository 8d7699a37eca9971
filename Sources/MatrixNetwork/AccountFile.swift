import Foundation
import MatrixProtocol

#if canImport(Glibc)
import Glibc
#endif

/// The file of a network's tokens: one owner, mode 600, replaced as a whole, so that either the old pair or the new one
/// stands in it whatever happens.
package struct AccountFile: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Beside the store: `vigie.sqlite.matrix-etat`.
  package static func path(store: String, network: String) -> String { "\(store).matrix-\(network)" }

  package struct Fault: Error, CustomStringConvertible {
    package var description: String
  }

  /// nil: there is none, or it is not one of these.
  package func read() -> MatrixAccount? {
    FileManager.default.contents(atPath: path).flatMap { MatrixAccount(Array($0)) }
  }

  /// - Throws: ``Fault``. On return it is on the disk.
  package func write(_ account: MatrixAccount) throws {
    let new = path + ".new"
    unlink(new)
    let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw fault(new) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(account.encoded))
      try handle.synchronize()
    } catch {
      unlink(new)
      throw Fault(description: "\(new): \(error)")
    }
    guard rename(new, path) == 0 else { throw fault(path) }
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  private func fault(_ path: String) -> Fault { Fault(description: "\(path): \(String(cString: strerror(errno)))") }
}
