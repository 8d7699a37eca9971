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

  init(_ journal: JournalWriter) {
    self.journal = journal
    connection = StoreConnection(db: journal.db)
  }

  /// Runs `body` within a savepoint. A ``Refusal`` undoes what `body` wrote, and is returned; any other error is thrown
  /// on, and is meant to abort the transaction.
  package func attempt<T>(_ body: () throws -> T) throws -> Result<T, Refusal> {
    let head = journal.head
    try db.run("SAVEPOINT line")
    do {
      let value = try body()
      try db.run("RELEASE line")
      return .success(value)
    } catch let refusal as Refusal {
      try db.run("ROLLBACK TO line")
      try db.run("RELEASE line")
      journal.goBack(to: head)
      return .failure(refusal)
    }
  }

  /// Writes an event to the journal and carries it out on the tables.
  ///
  /// - Returns: the number of its row.
  @discardableResult
  package func append(
    _ event: Event, by actor: Actor, at: Milliseconds, origin: Origin = Origin()
  ) throws -> Int64 {
    try journal.append(event, by: actor, at: at, origin: origin)
  }
}
