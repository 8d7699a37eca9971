import CrisisCore
import GRDB

private let selectClaim = """
  SELECT claim.crisis, claim.report, claim.seq, claim.by, claim.at, claim.until, claim.end, claim.ended_at,
    claim.ended_by
  FROM claim
  """

extension StoreQueries {
  /// The claim of a report that is in force.
  package func claim(crisis: String, report: Int) throws -> Claim? {
    try db.row(
      """
      \(selectClaim) JOIN report ON report.crisis = claim.crisis AND report.number = claim.report
      WHERE claim.crisis = ? AND claim.report = ? AND claim.end IS NULL AND report.status = 'claimed'
      """,
      [crisis, report], claim)
  }

  /// The claim of a report that nobody has ended; in force once the report is no longer set aside.
  package func unendedClaim(crisis: String, report: Int) throws -> Claim? {
    try db.row(
      "\(selectClaim) WHERE crisis = ? AND report = ? AND end IS NULL ORDER BY seq DESC LIMIT 1", [crisis, report],
      claim)
  }

  package func claim(_ sequence: Int64) throws -> Claim? {
    try db.row("\(selectClaim) WHERE seq = ?", [sequence], claim)
  }

  /// Those in force in crises that are open, the first to end first.
  package func claimsInForce() throws -> [Claim] {
    try db.rows(
      """
      \(selectClaim) JOIN report ON report.crisis = claim.crisis AND report.number = claim.report
      WHERE report.status = 'claimed' AND claim.end IS NULL
        AND (SELECT status FROM crisis WHERE code = report.crisis) IN ('active', 'eased')
      ORDER BY claim.until, claim.seq
      """, [], claim)
  }

  package func mutedTopics(ofMember number: Int) throws -> Set<NoticeTopic> {
    Set(try db.rows("SELECT topic FROM mute WHERE member = ?", [number]) { try term($0[0]) })
  }

  private func claim(_ row: StoredRow) throws -> Claim {
    let end: String? = row[6]
    return Claim(
      crisis: row[0], report: row[1], sequence: row[2], by: row[3], at: row[4], until: row[5],
      end: try end.map { try term($0) }, endedAt: row[7], endedBy: row[8])
  }
}
