import CrisisCore
import GRDB

extension StoreQueries {
  package func journalHead() throws -> JournalHead { try JournalWriter.head(db) }

  /// The journal as it ended with a row; nil: there is none of that number.
  package func journalHead(at sequence: Int64) throws -> JournalHead? {
    try db.row("SELECT seq, hash FROM journal WHERE seq = ?", [sequence]) {
      JournalHead(sequence: $0[0], hash: $0[1])
    }
  }

  /// When the last event was written; nil for an empty journal.
  package func lastWrite() throws -> Milliseconds? {
    try db.value(Milliseconds.self, "SELECT at FROM journal ORDER BY seq DESC LIMIT 1")
  }

  /// The same of some crises alone.
  package func lastWrite(of crises: [String]) throws -> Milliseconds? {
    try crises.compactMap { crisis in
      try db.value(
        Milliseconds.self,
        """
        SELECT max(at) FROM (
          SELECT at FROM (SELECT at FROM journal WHERE crisis = ?1 AND kind <> 'report.filed' ORDER BY seq DESC LIMIT 1)
          UNION ALL
          SELECT at FROM (SELECT received_at AS at FROM report WHERE crisis = ?1 ORDER BY number DESC LIMIT 1))
        """, [crisis])
    }.max()
  }

  package func journalEntry(_ sequence: Int64) throws -> JournalEntry? { try JournalRows(db).entry(sequence) }

  /// The rows after one, oldest first.
  package func journal(after sequence: Int64, limit: Int) throws -> [JournalEntry] {
    try JournalRows(db).slice(after: sequence, limit: limit)
  }

  /// What happened to a subject behind a row of the journal, oldest first.
  package func journal(of subject: Subject, after sequence: Int64 = 0) throws -> [JournalEntry] {
    try JournalRows(db).entries(of: subject, after: sequence)
  }
}
