import CrisisCore
import GRDB

extension StoreQueries {
  /// The last entries of a crisis, oldest first; and how many there are in all.
  package func journal(ofCrisis code: String, last count: Int) throws -> (entries: [JournalEntry], total: Int) {
    // Each from an index: a report has one row of its filing.
    let filed = try db.value(Int.self, "SELECT count(*) FROM report WHERE crisis = ?", [code]) ?? 0
    let followed = try db.value(
      Int.self, "SELECT count(*) FROM journal WHERE crisis = ? AND kind <> 'report.filed'", [code])
    let total = filed + (followed ?? 0)
    return (try JournalRows(db).last(count, ofCrisis: code).reversed(), total)
  }

  /// The rows of a crisis before one, the latest first.
  package func journal(
    ofCrisis code: String, before end: Int64?, limit: Int
  ) throws -> [JournalEntry] {
    try JournalRows(db).last(limit, ofCrisis: code, before: end ?? .max)
  }

  /// The names of those who were counted in a report, its reporter left out.
  package func namesCounted(inReport number: Int, crisis: String, limit: Int) throws -> [String] {
    try db.rows(
      """
      SELECT name FROM sighting JOIN report ON report.crisis = sighting.crisis AND report.number = sighting.report
        JOIN member ON member.number = sighting.member
      WHERE sighting.crisis = ? AND sighting.report = ? AND sighting.member <> report.reported_by
      ORDER BY sighting.at, sighting.member LIMIT ?
      """,
      [crisis, number, limit]
    ) { $0[0] }
  }

  /// `network/account` and the number of its member, for all.
  package func accounts() throws -> [(account: String, member: Int)] {
    try db.rows("SELECT account, member FROM account ORDER BY account") { ($0[0], $0[1]) }
  }
}
