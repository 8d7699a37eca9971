import Dispatch
import GRDB
import GRDBSQLite
import Glibc
import Synchronization

/// Copies the write-ahead log into the database beside the writer, on a thread and a connection of its own, so that no
/// answer waits for it. A copy of what is committed: it decides nothing, and what it has not done the writer does.
///
/// Under steady writing the log never rests long enough to be begun anew; so the writer copies too once the log is very
/// long, and finds all but the last pages done.
final class Checkpointer: Sendable {
  /// Pages of 4 KiB in the log from which on copying is worth it.
  static let some: Int32 = 1_000
  /// Pages from which on the writer itself copies.
  static let most: Int32 = 8_000
  /// Bytes of the log's file, which hold these pages.
  static let fileLength = 33_554_432

  private let pool: DatabasePool
  private let log: LogLength
  private let database: DatabaseQueue
  private let thread = DispatchQueue(label: "vigie.log", qos: .utility)
  private let state = Mutex(State())

  private struct State {
    var isCopying = false
    var isClosed = false
    /// How long the log was when it was last copied.
    var copied: Int32 = 0
    var copies = 0
  }

  /// - Parameters:
  ///   - pool: whose writer is watched.
  ///   - configuration: of a connection like those of the pool.
  init(_ pool: DatabasePool, path: String, configuration: Configuration) throws {
    self.pool = pool
    log = pool.writeWithoutTransaction { LogLength(of: $0, most: Self.most) }
    database = try DatabaseQueue(path: path, configuration: configuration)
    try database.inDatabase { db in
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -256; PRAGMA synchronous = FULL")
    }
  }

  /// To be called after each commit.
  func committed() {
    let pages = pages
    guard pages >= Self.some else { return }
    let begins = state.withLock { state in
      // A log that is shorter than it was has begun anew.
      if pages < state.copied { state.copied = 0 }
      guard !state.isCopying, !state.isClosed, pages - state.copied >= Self.some else { return false }
      state.isCopying = true
      state.copied = pages
      return true
    }
    if begins { thread.async { [self] in copy() } }
  }

  private func copy() {
    // Busy or failed: the writer does it in the end, and its fault is told.
    try? database.inDatabase { db in _ = try db.checkpoint(.passive) }
    state.withLock { state in
      state.isCopying = false
      state.copies += 1
    }
  }

  /// Fills the log's file with zeros to its full length, which SQLite takes for its end: a commit that makes a file longer
  /// waits for what the file system notes of it too, and takes twice the time.
  ///
  /// A piece at a time, each on the disk before the next: a commit meanwhile waits for one piece, and not for all of them on
  /// a slow disk.
  func lengthenLog() {
    thread.async { [self] in
      let file = open(pool.path + "-wal", O_RDWR | O_CLOEXEC)
      guard file >= 0 else { return }
      defer { Glibc.close(file) }
      let zeros = [UInt8](repeating: 0, count: 1 << 20)
      while !state.withLock(\.isClosed) {
        // Between two commits, so that none of their pages is written over.
        let written = pool.writeWithoutTransaction { _ in
          let end = Int(lseek(file, 0, SEEK_END))
          return pwrite(file, zeros, max(0, min(zeros.count, Self.fileLength - end)), off_t(end))
        }
        // Long enough; or a full disk, of which the commits tell.
        guard written > 0 else { return }
        fdatasync(file)
      }
    }
  }

  /// Does something that may wait for the disk, on the same thread.
  func beside(_ body: @escaping @Sendable () -> Void) { thread.async(execute: body) }

  /// Pages in the log.
  var pages: Int32 { log.pages.load(ordering: .relaxed) }

  /// How often the log was copied.
  var copies: Int { state.withLock { $0.copies } }

  /// Waits for what is under way.
  func settle() { thread.sync {} }

  /// Waits for what is under way, and lets go of the file.
  func close() throws {
    state.withLock { $0.isClosed = true }
    settle()
    try database.close()
  }
}

/// How long the write-ahead log of a connection is, as its commits make it. From a length on the connection itself copies the
/// log into the database, as SQLite does when left alone: it takes the place of `PRAGMA wal_autocheckpoint`.
private final class LogLength: Sendable {
  let pages = Atomic<Int32>(0)
  private let most: Int32

  init(of db: Database, most: Int32) {
    self.most = most
    // The connection keeps it for as long as it may call.
    sqlite3_wal_hook(
      db.sqliteConnection,
      { context, connection, database, pages in
        guard let context else { return SQLITE_OK }
        let length = Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue()
        length.pages.store(pages, ordering: .relaxed)
        // Busy is no fault: the next commit tries again.
        if pages >= length.most {
          sqlite3_wal_checkpoint_v2(connection, database, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
        return SQLITE_OK
      }, Unmanaged.passRetained(self).toOpaque())
  }
}
