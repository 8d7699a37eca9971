import CSQLite
import GRDB
import Glibc

/// How a store is opened: what is made, set, checked and refused before anything is read.
enum StoreOpening {
  /// How long a connection waits for another process's short lock, in milliseconds.
  static let patience = 5_000
  /// The same for a store at work: who has to wait longer does it elsewhere, and is in nobody's way.
  static let briefPatience = 100
  /// `PRAGMA synchronous` as numbers: 2 is FULL.
  static let full = 2

  static func memory() throws(StoreFault) -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue(configuration: configuration())
      try Migrations.migrator.migrate(queue)
      return queue
    } catch {
      throw StoreFault(opening: error, path: "memory")
    }
  }

  static func exclusive(_ path: String) throws(StoreFault) -> (DatabasePool, StoreLock) {
    try checkFolder(of: path)
    let lock = try StoreLock(besides: path)
    do {
      try makeFile(path)
      var configuration = configuration()
      configuration.prepareDatabase { db in
        guard db.configuration.readonly else { return }
        try db.execute(sql: "PRAGMA busy_timeout = \(briefPatience)")
      }
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { db in
        try refuseStrangers(db, path: path)
        // GRDB sets NORMAL where it sets up the log: this must come after.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // In KiB, and in bytes: ``Checkpointer`` says when the log is copied.
        try db.execute(sql: "PRAGMA cache_size = -8192; PRAGMA journal_size_limit = \(Checkpointer.fileLength)")
      }
      try Migrations.migrator.migrate(pool)
      try pool.writeWithoutTransaction { db in
        try refuseUnlessDurable(db)
        try refuseNewerEvents(db)
      }
      return (pool, lock)
    } catch {
      throw StoreFault(opening: error, path: path)
    }
  }

  /// Of a store just opened.
  static func checkpointer(of pool: DatabasePool, path: String) throws(StoreFault) -> Checkpointer {
    do {
      return try Checkpointer(pool, path: path, configuration: configuration())
    } catch {
      throw StoreFault(opening: error, path: path)
    }
  }

  /// Of a store just opened.
  static func seenLines(_ pool: DatabasePool, path: String) throws(StoreFault) -> SeenLines {
    let seen = SeenLines()
    do {
      try pool.unsafeRead { db in
        try db.each("SELECT id, message_id, fingerprint FROM inbox INDEXED BY inbox_by_line") { row in
          let (message, fingerprint): (String?, Int64?) = (row[1], row[2])
          if let message { seen.note(.message(message), id: row[0]) }
          if let fingerprint { seen.note(.fingerprint(fingerprint), id: row[0]) }
        }
      }
    } catch {
      throw StoreFault(opening: error, path: path)
    }
    return seen
  }

  static func readOnly(
    _ path: String, _ noted: NotedHead?
  ) throws(StoreFault) -> (DatabaseQueue, JournalLoss?) {
    try checkFolder(of: path)
    guard access(path, F_OK) == 0 else { throw .missing(path: path) }
    do {
      var configuration = configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let lost = try queue.read { db in
        try refuseStrangers(db, path: path)
        guard try Migrations.migrator.hasCompletedMigrations(db) else {
          throw StoreFault.unexpected(path: path, reason: "tables of an older Vigie; run or rebuild it once to upgrade")
        }
        try refuseNewerEvents(db)
        return try loss(db, since: noted)
      }
      return (queue, lost)
    } catch {
      throw StoreFault(opening: error, path: path)
    }
  }

  /// SQLite's files beside a database.
  static let logs = ["-wal", "-shm", "-journal"]
  /// Every file beside a store that is part of it.
  static let companions = logs + [".lock", HeadFile.suffix]

  /// Opens a backup of this build or an older one, which must hold a journal.
  ///
  /// - Parameter name: what an error calls the file.
  static func backup(_ path: String, naming name: String) throws -> DatabaseQueue {
    var configuration = configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { db in
      try refuseStrangers(db, path: name)
      guard try db.tableExists("journal") else { throw StoreFault.notADatabase(path: name) }
      try refuseNewerEvents(db)
    }
    return queue
  }

  /// The path without symbolic links, so that two names of one file meet at one lock.
  static func resolved(_ path: String) -> String {
    if let real = real(path) { return real }
    let parts = split(path)
    return real(parts.folder).map { "\($0)/\(parts.name)" } ?? path
  }

  /// Done once, before the first connection of the process.
  private static let leanMemory: Void = vigie_sqlite_without_accounting()

  static func configuration() -> Configuration {
    leanMemory
    var configuration = Configuration()
    // Two for what is asked in chat, two for pages.
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(Double(patience) / 1_000)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF")
    }
    return configuration
  }

  static func checkFolder(of path: String) throws(StoreFault) {
    var status = stat()
    guard stat(split(path).folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .folderMissing(path: path)
    }
  }

  /// SQLite gives its other files the mode of this one.
  private static func makeFile(_ path: String) throws(StoreFault) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: String(cString: strerror(errno))) }
    Glibc.close(descriptor)
  }

  /// Refuses a database of a newer build, one of before version 0.1, and one that never was Vigie's.
  private static func refuseStrangers(_ db: Database, path: String) throws {
    guard try !Migrations.areOfDevelopment(in: db) else { throw StoreFault.ofDevelopment(path: path) }
    let unknown = try Migrations.unknown(in: db)
    guard unknown.isEmpty else { throw StoreFault.newerVersion(path: path, steps: unknown) }
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE type = 'table'") ?? 0
    guard try tables == 0 || db.tableExists("journal") else { throw StoreFault.notADatabase(path: path) }
  }

  static func refuseUnlessDurable(_ db: Database) throws {
    let level = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
    guard level == full else { throw StoreFault.notDurable(level: level) }
  }

  private static func refuseNewerEvents(_ db: Database) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT kind, version, first_seq FROM journal_kind ORDER BY first_seq")
    for row in rows {
      let (kind, version): (String, Int) = (row[0], row[1])
      guard EventRegistry.type(kind, version) != nil else {
        throw StoreFault.newerEvent(kind: kind, version: version, sequence: row[2])
      }
    }
  }

  private static func real(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }
}
