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

  package func note(_ sequence: Int64) throws -> Note? {
    try db.row("SELECT seq, crisis, at, by, withdrawn FROM note WHERE seq = ?", [sequence]) {
      Note(sequence: $0[0], crisis: $0[1], at: $0[2], by: $0[3], isWithdrawn: $0[4])
    }
  }

  package func roleChange(_ sequence: Int64) throws -> RoleChange? {
    try db.row(
      "SELECT seq, member, role, authority, granted, at, by, undone FROM role_change WHERE seq = ?", [sequence]
    ) { row in
      let (role, authority): (String?, String?) = (row[2], row[3])
      let grant: RoleGrant = try role.map { .role(try term($0)) } ?? .manager(of: authority ?? "")
      return RoleChange(
        sequence: row[0], member: row[1], grant: grant, isGranted: row[4], at: row[5], by: row[6], isUndone: row[7])
    }
  }

  /// Whether the same role of the same member has changed again since.
  package func isRoleChangeOvertaken(_ sequence: Int64) throws -> Bool {
    try db.value(
      Bool.self,
      """
      SELECT EXISTS (
        SELECT 1 FROM role_change AS later JOIN role_change AS it ON it.seq = ?
        WHERE later.seq > it.seq AND later.undone = 0 AND later.member = it.member
          AND later.role IS it.role AND later.authority IS it.authority)
      """,
      [sequence]) ?? false
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
