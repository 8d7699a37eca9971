import CrisisCore

private let selectSettlement = """
  SELECT crisis, report, seq, at, by, status, original, reason, previous, undone FROM settlement
  """

extension StoreQueries {
  /// - Parameter sequence: its row of the journal.
  package func settlement(_ sequence: Int64) throws -> Settlement? {
    try db.row("\(selectSettlement) WHERE seq = ?", [sequence], settlement)
  }

  /// How a report was last set aside, where that stands.
  package func lastSettlement(crisis: String, report: Int) throws -> Settlement? {
    try db.row(
      "\(selectSettlement) WHERE crisis = ? AND report = ? AND undone = 0 ORDER BY seq DESC LIMIT 1", [crisis, report],
      settlement)
  }

  private func settlement(_ row: StoredRow) throws -> Settlement {
    Settlement(
      crisis: row[0], report: row[1], sequence: row[2], at: row[3], by: row[4], status: try term(row[5]),
      original: row[6], reason: row[7], previous: try term(row[8]), isUndone: row[9])
  }
}
