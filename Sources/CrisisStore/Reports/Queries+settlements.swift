import CrisisCore

private let selectSettlement = """
  SELECT crisis, report, seq, at, by, status, original, reason FROM settlement
  """

extension StoreQueries {
  /// How a report was last set aside.
  package func lastSettlement(crisis: String, report: Int) throws -> Settlement? {
    try db.row(
      "\(selectSettlement) WHERE crisis = ? AND report = ? ORDER BY seq DESC LIMIT 1", [crisis, report],
      settlement)
  }

  private func settlement(_ row: StoredRow) throws -> Settlement {
    Settlement(
      crisis: row[0], report: row[1], sequence: row[2], at: row[3], by: row[4], status: try term(row[5]),
      original: row[6], reason: row[7])
  }
}
