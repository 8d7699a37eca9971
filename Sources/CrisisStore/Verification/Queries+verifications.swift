import CrisisCore

private let selectVerification = """
  SELECT crisis, report, seq, at, by, outcome, checks, grade, reason FROM verification
  """

extension StoreQueries {
  /// The history of a report, oldest first.
  package func verifications(crisis: String, report: Int) throws -> [Verification] {
    try db.rows("\(selectVerification) WHERE crisis = ? AND report = ? ORDER BY seq", [crisis, report], verification)
  }

  private func verification(_ row: StoredRow) throws -> Verification {
    let (checks, grade): (String, String?) = (row[6], row[7])
    return Verification(
      crisis: row[0], report: row[1], sequence: row[2], at: row[3], by: row[4], outcome: try term(row[5]),
      checks: Set(try lines(checks).map { try term($0) }), grade: grade.flatMap { Grade($0) }, reason: row[8])
  }
}
