import Glibc

/// The files of pictures beside a store: each has its hash for a name, and is its owner's alone. What is in the folder is
/// what the records name, and what is on its way to be.
package struct PictureFolder: Sendable {
  package let path: String

  /// - Parameter store: its file, which may be a backup.
  package init(besides store: String) { path = "\(StoreOpening.resolved(store)).pictures" }

  package static func hash(_ bytes: [UInt8]) -> String { Digests.sha256(bytes) }

  /// Keeps a picture: on the disk when it returns. The same one again is kept once.
  ///
  /// - Throws: ``StoreFault``.
  package func keep(_ bytes: [UInt8]) throws {
    try make()
    let target = file(Self.hash(bytes))
    let part = try BackupFile(for: target)
    try part.fill(bytes)
    try part.moveIntoPlace(replacing: true)
  }

  /// - Returns: nil: there is no such file, or it is not what it was.
  package func bytes(of hash: String) -> [UInt8]? {
    guard Self.isHash(hash), let bytes = Self.read(file(hash)), Self.hash(bytes) == hash else { return nil }
    return bytes
  }

  /// The hashes of those that are there, and how many bytes they take.
  package func content() -> [String: Int] {
    var found: [String: Int] = [:]
    for name in names() where Self.isHash(name) {
      var status = stat()
      if stat("\(path)/\(name)", &status) == 0 { found[name] = Int(status.st_size) }
    }
    return found
  }

  /// Removes those that are not named, and what was left half written.
  ///
  /// - Returns: how many.
  package func remove(allBut named: Set<String>) -> Int {
    var count = 0
    for name in names() where name.hasSuffix(".part") || Self.isHash(name) && !named.contains(name) {
      if unlink("\(path)/\(name)") == 0 { count += 1 }
    }
    return count
  }

  /// - Returns: whether it is gone.
  package func remove(_ hash: String) -> Bool { unlink(file(hash)) == 0 || errno == ENOENT }

  /// Gives another folder those of its files that it lacks. The files are the same on the disk where the file system has
  /// links: none of them ever changes.
  ///
  /// - Parameter owner: whose the copies are to be, where this is root.
  /// - Returns: how many of those named are not to be had.
  func copy(_ named: Set<String>, to other: PictureFolder, owner: Owner? = nil) throws -> Int {
    var missing = 0
    if !named.isEmpty { try other.make(owner) }
    for hash in named.sorted() where other.bytes(of: hash) == nil {
      guard let bytes = bytes(of: hash) else {
        missing += 1
        continue
      }
      unlink(other.file(hash))
      if owner == nil, link(file(hash), other.file(hash)) == 0 { continue }
      let part = try BackupFile(for: other.file(hash))
      try part.fill(bytes)
      if let owner { try part.give(to: owner) }
      try part.moveIntoPlace(replacing: true)
    }
    return missing
  }

  // MARK: - Files

  private func file(_ hash: String) -> String { "\(path)/\(hash)" }

  private func make(_ owner: Owner? = nil) throws {
    guard mkdir(path, 0o700) == 0 else {
      if errno == EEXIST { return }
      throw StoreFault.notWritable(path: path, reason: String(cString: strerror(errno)))
    }
    if let owner, geteuid() == 0 { _ = chown(path, owner.user, owner.group) }
  }

  private func names() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  /// 64 hexadecimal digits in small letters: nothing else is a name here, a path least of all.
  package static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x66 }
  }

  private static func read(_ file: String) -> [UInt8]? {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let size = Int(status.st_size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        guard got > 0 else { break }
        count += got
      }
    }
  }
}
