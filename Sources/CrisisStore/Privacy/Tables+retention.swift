import CrisisCore
import GRDB

extension ErasureForetold: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("UPDATE crisis SET foretold_at = ? WHERE code = ?", [entry.at, code])
  }
}

extension WordsForgotten: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE crisis SET forgotten_seq = ?, forgotten = ?, forgotten_at = ? WHERE code = ?",
      [upTo, count, isLast ? entry.at : nil, code])
  }
}

extension StoreQueries {
  /// The missions that are over and still hold words, the first closed first.
  package func retainedCrises() throws -> [RetainedCrisis] {
    try db.records(
      """
      SELECT code, closed_at, foretold_at, coalesce(forgotten_seq, 0) AS forgotten_up_to,
        coalesce(forgotten, 0) AS forgotten
      FROM crisis WHERE status IN ('closed', 'archived') AND closed_at IS NOT NULL AND forgotten_at IS NULL
      ORDER BY closed_at, seq
      """)
  }
}

extension StoreTransaction {
  /// Erases the words of the next rows of a crisis, as ``erase(_:reason:by:at:origin:)`` does those of one record.
  ///
  /// - Returns: the last row that was looked at, how many lost words, and whether there are no more.
  package func eraseWords(
    ofCrisis code: String, after sequence: Int64, limit: Int, reason: String, at now: Milliseconds
  ) throws -> (upTo: Int64, erased: Int, isLast: Bool) {
    let entries = try JournalRows(db).first(limit, ofCrisis: code, after: sequence)
    let rows = try entries.filter { entry in
      !entry.isErased && entry.event.holdsWords && !(entry.event is ActUndone || entry.event is PayloadsErased)
    }.map { PayloadsErased.Row(sequence: $0.sequence, remains: try $0.event.erased().remains()) }
    if !rows.isEmpty {
      try append(PayloadsErased(crisisCode: code, rows: rows, reason: reason), by: .clock, at: now)
    }
    return (entries.last?.sequence ?? sequence, rows.count, entries.count < limit)
  }
}
