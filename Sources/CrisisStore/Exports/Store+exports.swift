import Glibc

extension Store {
  /// Makes a file of what is read from the records: its owner's alone, under its name only once it is whole, and never in
  /// the place of another.
  ///
  /// - Parameter body: is given what adds to the file.
  package func makeFile<T>(_ given: String, _ body: (([UInt8]) throws -> Void) throws -> T) throws -> T {
    let target = StoreOpening.resolved(given)
    guard target != path, !StoreOpening.companions.contains(where: { target == path + $0 }) else {
      throw StoreFault.isTheStore(path: target)
    }
    guard access(target, F_OK) != 0 else { throw StoreFault.exists(path: target) }
    try StoreOpening.checkFolder(of: target)
    let file = try BackupFile(for: target)
    let value = try body { try file.fill($0) }
    try file.moveIntoPlace(replacing: false)
    return value
  }
}
