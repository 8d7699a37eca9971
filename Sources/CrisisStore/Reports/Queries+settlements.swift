import CrisisCore

extension StoreQueries {
  /// How a report was last set aside.
  package func lastSettlement(crisis: String, report: Int) throws -> Settlement? {
    try db.record(
      "SELECT *, seq AS sequence FROM settlement WHERE crisis = ? AND report = ? ORDER BY seq DESC LIMIT 1",
      [crisis, report])
  }
}
