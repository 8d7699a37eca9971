import GRDB
import Synchronization

/// The records of the team in one SQLite file: the journal, the tables made from it, and what the desk needs to answer
/// each line once. What ``write(_:)`` returned from is on the disk.
package final class Store: Sendable {
  package enum Location: Sendable, Equatable {
    case file(String)
    /// Gone when the store is closed: for tests, and for the console.
    case memory
  }

  package enum Access: Sendable {
    /// Alone: locked against any other writer, brought up to this build's tables, each commit synced.
    case exclusive
    /// Beside a writer or alone; changes nothing.
    case readOnly
  }

  /// What errors name: the file, or `memory`.
  package let path: String
  let base: any DatabaseReader
  private let writer: (any DatabaseWriter)?
  /// Held until the store is closed.
  private let lock: Mutex<StoreLock?>
  private let seen: SeenLines
  /// Of a file that is written to.
  let checkpointer: Checkpointer?
  let headFile: HeadFile?
  /// What the head that was noted beside the file shows to be missing.
  package let loss: JournalLoss?
  /// Erased text may still stand in the write-ahead log.
  private let scrubDue = Mutex(false)
  /// How long the writer waits for another process's lock, in milliseconds.
  private let patience = Mutex(StoreOpening.patience)
  /// What the last transaction knew when it was committed.
  private let recent = Mutex(RecentRecords.Records())
  private let salts = Mutex(Salts())
  /// For those who follow what is written.
  package let heads = CommittedHeads()

  package init(_ location: Location, access: Access = .exclusive) throws(StoreFault) {
    switch (location, access) {
    case (.memory, _):
      path = "memory"
      let queue = try StoreOpening.memory()
      (base, writer) = (queue, queue)
      lock = Mutex(nil)
      seen = SeenLines()
      checkpointer = nil
      (headFile, loss) = (nil, nil)
    case (.file(let given), .exclusive):
      path = StoreOpening.resolved(given)
      let (pool, held) = try StoreOpening.exclusive(path)
      checkpointer = try StoreOpening.checkpointer(of: pool, path: path)
      (base, writer) = (pool, pool)
      lock = Mutex(held)
      seen = try StoreOpening.seenLines(pool, path: path)
      (headFile, loss) = try StoreOpening.headFile(pool, path: path)
    case (.file(let given), .readOnly):
      path = StoreOpening.resolved(given)
      let noted = HeadFile.read(besides: path)
      let (queue, lost) = try StoreOpening.readOnly(path, noted)
      (base, headFile, loss) = (queue, nil, lost)
      writer = nil
      lock = Mutex(nil)
      seen = SeenLines()
      checkpointer = nil
    }
  }

  /// Lets go of the file and its lock. A store that is let go of without it leaves a log that the next one recovers.
  package func close() throws {
    try faults { try checkpointer?.close() }
    headFile?.sync()
    if let pool = writer as? DatabasePool {
      // Readers that were open would keep the log from going with the last connection.
      try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
    try faults { try base.close() }
    lock.withLock { $0 = nil }
  }

  /// From now on a lock that another process holds makes ``write(_:)`` fail within a tenth of a second.
  package func hurry() throws {
    guard let writer else { return }
    patience.withLock { $0 = StoreOpening.briefPatience }
    try faults {
      try writer.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA busy_timeout = \(StoreOpening.briefPatience)")
      }
    }
  }

  /// Gives the log its full length on the disk beside whatever is done: for a store that is to answer fast for long.
  package func lengthenLog() { checkpointer?.lengthenLog() }

  /// One transaction, on the calling thread: committed and synced when it returns, rolled back when it throws. Not to be
  /// called within itself or within ``read(_:)``.
  ///
  /// - Parameter notingHead: false: the caller calls ``noteHead()`` once it has done what is more urgent.
  /// - Throws: ``StoreFault`` for what the database could not do, else what `body` throws.
  package func write<T>(notingHead: Bool = true, _ body: (StoreTransaction) throws -> T) throws -> T {
    guard let writer else { throw StoreFault.openedForReading(path: path) }
    let known = recent.withLock { records in
      defer { records = .init() }
      return records
    }
    let spare = salts.withLock { salts in
      defer { salts = Salts() }
      return salts
    }
    let (value, journal) = try faults {
      try writer.writeWithoutTransaction { db in
        try db.transaction {
          let journal = try JournalWriter(db, recent: known, salts: spare)
          let value = try body(StoreTransaction(journal, seen: seen))
          return (value, journal.outcome)
        }
      }
    }
    recent.withLock { $0 = journal.recent }
    salts.withLock { $0 = journal.salts }
    headFile?.note(journal.head, at: journal.at, filed: journal.filed)
    if journal.isNews { heads.publish(journal.head.sequence) }
    if notingHead { noteHead() }
    checkpointer?.committed()
    if let first = journal.pruned { seen.forget(before: first) }
    if journal.hasErased { scrubDue.withLock { $0 = true } }
    scrubIfDue(writer)
    return value
  }

  /// Notes the end of the journal beside the file, if it is not.
  package func noteHead() { headFile?.write() }

  /// Reads one state of the records, whatever is being written meanwhile.
  package func read<T>(_ body: (StoreReader) throws -> T) throws -> T {
    try faults { try base.read { try body(StoreReader($0)) } }
  }

  /// Empties the write-ahead log, so that no file holds what was erased. A reader at work puts it off to a later write.
  private func scrubIfDue(_ writer: any DatabaseWriter) {
    guard scrubDue.withLock({ $0 }) else { return }
    do {
      try writer.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(patience.withLock { $0 })") }
        try db.checkpoint(.truncate)
      }
      scrubDue.withLock { $0 = false }
    } catch {
      // Somebody is reading: what was committed stands, and the next write tries again.
    }
  }

  /// Whether erased text has left every file of the store.
  package var isScrubbed: Bool { scrubDue.withLock { !$0 } }

  func faults<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreFault(error, path: path)
    }
  }
}
