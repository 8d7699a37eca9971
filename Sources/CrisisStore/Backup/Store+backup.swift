import GRDB
import Glibc

/// What a backup holds, or what was restored from one.
package struct BackupContent: Sendable, Equatable {
  package var rows: Int
  package var head: JournalHead
  /// How many pictures its records name.
  package var pictures = 0
  /// Of these, how many have no file, or one that is not what it was.
  package var missingPictures = 0
}

extension Store {
  /// Copies one state of the records to a file, whatever is being written meanwhile: checked whole, and on the disk, when it
  /// has that name. It is a database by itself (no log beside it), without pages that once held something erased.
  ///
  /// - Parameter replacing: whether a file of that name may go.
  package func backUp(to given: String, replacing: Bool = false) throws -> BackupContent {
    let target = StoreOpening.resolved(given)
    guard target != path, !StoreOpening.companions.contains(where: { target == path + $0 }) else {
      throw StoreFault.isTheStore(path: target)
    }
    guard replacing || access(target, F_OK) != 0 else { throw StoreFault.exists(path: target) }
    try StoreOpening.checkFolder(of: target)
    let file = try BackupFile(for: target)
    try faults {
      // One reading transaction of its own; SQLite fills the empty file.
      try base.unsafeRead { try $0.execute(sql: "VACUUM INTO ?", arguments: [file.path]) }
    }
    var (content, pictures) = try Store.checkedContent(of: file.path, naming: target)
    // Before it: a backup that has its name has its pictures too.
    let folder = PictureFolder(besides: target)
    content.missingPictures = try PictureFolder(besides: path).copy(pictures, to: folder)
    try file.moveIntoPlace(replacing: replacing)
    _ = folder.remove(allBut: pictures)
    return content
  }

  /// Puts a backup in the place of the store. The store must not be in use; it stays beside, under the name returned.
  ///
  /// - Parameter stamp: what makes that name, `FILE.before-restore-STAMP`, one of its own.
  package static func restore(
    _ backup: String, to given: String, stamp: String
  ) throws -> (content: BackupContent, kept: String?) {
    let path = StoreOpening.resolved(given)
    let source = StoreOpening.resolved(backup)
    guard source != path else { throw StoreFault.isTheStore(path: path) }
    try StoreOpening.checkFolder(of: path)
    guard access(source, F_OK) == 0 else { throw StoreFault.missing(path: source) }
    // What is committed may stand in the log alone: such a file is a store, and a copy of half of it is none.
    for suffix in ["-wal", "-journal"] where (size(of: source + suffix) ?? 0) > 0 {
      throw StoreFault.unsound(path: source, reason: "a \(suffix.dropFirst()) file beside it holds part of it")
    }
    let lock = try StoreLock(besides: path)
    return try withExtendedLifetime(lock) {
      let file = try BackupFile(for: path)
      try file.fill(from: source)
      var (content, pictures) = try checkedContent(of: file.path, naming: source)
      let owner = Owner(of: path) ?? Owner(of: StoreOpening.split(path).folder)
      if let owner {
        try file.give(to: owner)
        lock.give(to: owner)
      }
      let kept = try setAside(path, as: "\(path).before-restore-\(stamp)")
      let folder = PictureFolder(besides: path)
      if let kept { _ = try folder.copy(Set(folder.content().keys), to: PictureFolder(besides: kept)) }
      content.missingPictures = try PictureFolder(besides: source).copy(pictures, to: folder, owner: owner)
      // What came after the backup is known to be gone; the numbers that were given then are not given again.
      if let noted = HeadFile.read(besides: path) {
        if let kept { try HeadFile.replace(noted, besides: kept, owner: Owner(of: path)) }
        let restored = NotedHead(content.head, at: noted.at, numbers: noted.numbers)
        try HeadFile.replace(restored, besides: path, owner: Owner(of: path))
      }
      try file.moveIntoPlace(replacing: true)
      return (content, kept)
    }
  }

  /// Every page, every index, every hash.
  ///
  /// - Parameter name: what an error calls the file.
  /// - Returns: with it the hashes of its pictures.
  static func checkedContent(
    of path: String, naming name: String
  ) throws -> (content: BackupContent, pictures: Set<String>) {
    do {
      let queue = try StoreOpening.backup(path, naming: name)
      defer { try? queue.close() }
      return try queue.unsafeRead { db in
        let problem = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "unreadable"
        guard problem == "ok" else { throw StoreFault.unsound(path: name, reason: problem) }
        var verifier = JournalVerifier(expecting: nil)
        let verification = try verifier.verify(db)
        if let fault = verification.fault {
          throw StoreFault.unsound(
            path: name, reason: "row \(fault.sequence) of its journal is wrong: \(fault.problem.rawValue)")
        }
        let pictures = try StoreReader(db).pictureHashes()
        return (BackupContent(rows: verification.rows, head: verification.head, pictures: pictures.count), pictures)
      }
    } catch {
      switch StoreFault(opening: error, path: name) {
      case .corrupt(_, let reason): throw StoreFault.unsound(path: name, reason: reason)
      case .notADatabase: throw StoreFault.unsound(path: name, reason: "not a database, or not one of Vigie's")
      case let fault: throw fault
      }
    }
  }

  /// Gives the old store another name, with its log, and leaves no log that SQLite would take for the new one's.
  ///
  /// - Returns: that name; nil, if there is no store.
  private static func setAside(_ path: String, as kept: String) throws -> String? {
    guard access(path, F_OK) == 0 else {
      for suffix in StoreOpening.logs { unlink(path + suffix) }
      return nil
    }
    guard access(kept, F_OK) != 0 else { throw StoreFault.exists(path: kept) }
    // The old store keeps its own names too until the new one takes them.
    for suffix in ["", "-wal", "-journal"] where suffix.isEmpty || (size(of: path + suffix) ?? 0) > 0 {
      guard link(path + suffix, kept + suffix) == 0 else {
        throw StoreFault.notWritable(path: kept + suffix, reason: String(cString: strerror(errno)))
      }
    }
    // What is in its log goes into its file, so that it is whole by itself. A damaged one stays as it is, with its log.
    if (try? fold(path)) != nil { unlink(kept + "-wal") }
    for suffix in StoreOpening.logs { unlink(path + suffix) }
    return kept
  }

  private static func fold(_ path: String) throws {
    _ = try checkedContent(of: path, naming: path)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try queue.close()
  }

  private static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}
