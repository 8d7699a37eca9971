import CrisisCore

private let selectVerification = """
  SELECT crisis, report, seq AS sequence, at, by, outcome, grade, reason,
    iif(checks = '', '[]', '["' || replace(checks, char(10), '","') || '"]') AS checks
  FROM verification
  """

extension StoreQueries {
  /// The history of a report, oldest first.
  package func verifications(crisis: String, report: Int) throws -> [Verification] {
    try db.records("\(selectVerification) WHERE crisis = ? AND report = ? ORDER BY seq", [crisis, report])
  }
}
