import CrisisCore
import GRDB

/// Where a line came from, as the journal notes it.
package struct Origin: Sendable, Equatable {
  package var network: String?
  /// nil: a direct message, or none at all.
  package var channel: String?
  package var messageID: String?

  package init(network: String? = nil, channel: String? = nil, messageID: String? = nil) {
    self.network = network
    self.channel = channel
    self.messageID = messageID
  }
}

/// A connection of the store, seen from outside it.
package struct StoreConnection {
  let db: Database
  /// Of a transaction: what it has read and not changed since.
  var recent: RecentRecords?
  /// Of the one who writes: which lines may be in the inbox; nil: any.
  var seen: SeenLines?
}

/// Records that every line asks for. Emptied by what may change them; handed from one transaction to the next where the
/// first was committed.
final class RecentRecords {
  struct Records: Sendable {
    var openCrises: [Crisis]?
    /// By account: the same few people say most of what is said.
    var members: [String: Member] = [:]
  }

  private(set) var records: Records

  init(_ records: Records = Records()) { self.records = records }

  var openCrises: [Crisis]? {
    get { records.openCrises }
    set { records.openCrises = newValue }
  }

  func member(_ account: String) -> Member? { records.members[account] }

  func note(_ member: Member, of account: String) {
    if records.members.count >= 1_000 { records.members = [:] }
    records.members[account] = member
  }

  func forget() { records = Records() }

  /// Keeps what was read true to the tables.
  func refresh(after event: some Event) {
    guard let filed = event as? ReportFiled else { return forget() }
    guard let index = records.openCrises?.firstIndex(where: { $0.code == filed.crisisCode }),
      let last = records.openCrises?[index].lastReport
    else {
      records.openCrises = nil
      return
    }
    records.openCrises?[index].lastReport = max(last, filed.number)
  }
}

/// What may be asked of the records, within a transaction or on a reading connection.
package protocol StoreQueries {
  var connection: StoreConnection { get }
}

extension StoreQueries {
  var db: Database { connection.db }
}

/// One state of the records, to be read.
package struct StoreReader: StoreQueries {
  package let connection: StoreConnection

  init(_ db: Database) { connection = StoreConnection(db: db) }
}

/// The one transaction in which a batch of lines takes effect. Valid within the closure that it was given to.
package struct StoreTransaction: StoreQueries {
  package let connection: StoreConnection
  let journal: JournalWriter

  init(_ journal: JournalWriter, seen: SeenLines) {
    self.journal = journal
    connection = StoreConnection(db: journal.db, recent: journal.recent, seen: seen)
  }

  /// Runs `body` as if within a savepoint. A ``Refusal`` undoes what `body` wrote, and is returned; any other error is
  /// thrown on, and is meant to abort the transaction.
  package func attempt<T>(_ body: () throws -> T) throws -> Result<T, Refusal> {
    let (head, filed) = (journal.head, journal.filed)
    journal.attempts.begin()
    do {
      let value = try body()
      try journal.attempts.succeed(db)
      return .success(value)
    } catch let refusal as Refusal {
      if try journal.attempts.undo(db) { journal.goBack(to: head, filed: filed) }
      return .failure(refusal)
    }
  }

  /// Whether anything was written by which other things fall due than before: a plain report is none.
  package var concernsClock: Bool { journal.concernsClock }

  /// Within an attempt: no refusal comes any more, so that what is written from here on needs no savepoint. A refusal all
  /// the same is an error, which aborts the transaction.
  package func willNotBeRefused() { journal.attempts.decide() }

  /// Runs a statement that changes something.
  func write(_ sql: String, _ arguments: [(any Bindable)?] = []) throws {
    try journal.attempts.willWrite(db)
    try db.run(sql, arguments)
  }

  /// Writes an event to the journal and carries it out on the tables.
  ///
  /// - Returns: the number of its row.
  @discardableResult
  package func append(
    _ event: any Event, by actor: Actor, at: Milliseconds, origin: Origin = Origin()
  ) throws -> Int64 {
    try journal.append(event, by: actor, at: at, origin: origin)
  }
}
