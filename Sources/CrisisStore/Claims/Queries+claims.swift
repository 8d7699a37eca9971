import CrisisCore
import GRDB

private let selectClaim = """
  SELECT claim.*, claim.seq AS sequence FROM claim
  """

extension StoreQueries {
  /// The claim of a report that is in force.
  package func claim(crisis: String, report: Int) throws -> Claim? {
    try db.record(
      """
      \(selectClaim) JOIN report ON report.crisis = claim.crisis AND report.number = claim.report
      WHERE claim.crisis = ? AND claim.report = ? AND claim.end IS NULL AND report.status = 'claimed'
      """,
      [crisis, report])
  }

  /// The claim of a report that nobody has ended; in force once the report is no longer set aside.
  package func unendedClaim(crisis: String, report: Int) throws -> Claim? {
    try db.record(
      "\(selectClaim) WHERE crisis = ? AND report = ? AND end IS NULL ORDER BY seq DESC LIMIT 1", [crisis, report])
  }

  package func claim(_ sequence: Int64) throws -> Claim? {
    try db.record("\(selectClaim) WHERE seq = ?", [sequence])
  }

  /// Those in force in crises that are open, the first to end first.
  package func claimsInForce() throws -> [Claim] {
    try db.records(
      """
      \(selectClaim) JOIN report ON report.crisis = claim.crisis AND report.number = claim.report
      WHERE report.status = 'claimed' AND claim.end IS NULL
        AND (SELECT status FROM crisis WHERE code = report.crisis) IN ('active', 'eased')
      ORDER BY claim.until, claim.seq
      """)
  }

  package func mutedTopics(ofMember number: Int) throws -> Set<NoticeTopic> {
    Set(try db.rows("SELECT topic FROM mute WHERE member = ?", [number]) { try term($0[0]) })
  }
}
