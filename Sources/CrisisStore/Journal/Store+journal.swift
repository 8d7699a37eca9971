import GRDB

/// What a rebuild did.
package struct Rebuild: Sendable, Equatable {
  package var events: Int
  /// Whether the tables came out as they were.
  package var isUnchanged: Bool
}

extension Store {
  /// Checks every hash of the journal.
  ///
  /// - Parameter expected: the first digits of a head noted earlier, in a digest, say: it must be that of some row.
  package func verifyJournal(expect expected: String? = nil) throws -> JournalVerification {
    try read { reader in
      var verifier = JournalVerifier(expecting: expected)
      return try verifier.verify(reader.db)
    }
  }

  /// Empties the tables of state and makes them again from the journal, in one transaction.
  package func rebuild() throws -> Rebuild {
    try write { transaction in
      let db = transaction.db
      let before = try tablesDigest(db)
      let tables = Tables(db)
      try tables.empty()
      try tables.foreseeAmendments()
      var (events, last) = (0, Int64(0))
      while case let slice = try JournalRows(db).slice(after: last, limit: 1_000), let end = slice.last {
        for entry in slice { try tables.applyAgain(entry) }
        events += slice.count
        last = end.sequence
      }
      transaction.journal.recent.forget()
      try tables.emptyWords()
      try transaction.indexWords(slice: .max)
      return Rebuild(events: events, isUnchanged: try tablesDigest(db) == before)
    }
  }

  /// One hash over every row of tables of state: equal where the tables are.
  package func tablesDigest(of names: [String] = Tables.names) throws -> String {
    try read { try tablesDigest($0.db, names) }
  }

  private func tablesDigest(_ db: Database, _ names: [String] = Tables.names) throws -> String {
    var digest = ""
    for name in names {
      let keys = try db.primaryKey(name).columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(name) ORDER BY \(keys)")
      digest = Digests.sha256("\(digest)\(name)")
      while let row = try rows.next() {
        let text = row.databaseValues.map { value -> String in
          switch value.storage {
          case .string(let text): "\(text.utf8.count):\(text)"
          default: "\(value)"
          }
        }
        digest = Digests.sha256("\(digest)\(text.joined(separator: ","))")
      }
    }
    return digest
  }
}
