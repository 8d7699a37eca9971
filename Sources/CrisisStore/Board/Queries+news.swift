import CrisisCore
import GRDB

/// Something that was done in a crisis.
package struct News: Sendable, Equatable {
  /// The row of the journal.
  package var sequence: Int64
  /// What it is about, as the journal has it: `report`, `relay`, `watch`…
  package var kind: String
  /// The number of the report that it is about; nil: of something else.
  package var report: Int?
}

extension StoreQueries {
  /// What was done in a crisis after a row of the journal, in order.
  package func news(ofCrisis code: String, after sequence: Int64, limit: Int) throws -> [News] {
    try db.rows(
      "SELECT seq, subject FROM journal WHERE seq > ? AND +crisis = ? ORDER BY seq LIMIT ?", [sequence, code, limit]
    ) { row in
      let subject: String = row[1]
      let parts = subject.split(separator: ":")
      let kind = String(parts.first ?? "")
      return News(
        sequence: row[0], kind: kind, report: kind == "report" && parts.count == 3 ? Int(parts[2]) : nil)
    }
  }
}
