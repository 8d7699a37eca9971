import CrisisCore
import GRDB

extension StoreTransaction {
  package func note(_ access: Access.Entry) throws {
    try write(
      "INSERT INTO access (at, member, account, channel, crisis, what, number) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        access.at, access.member, access.account, access.channel, access.access.crisis, access.access.what.rawValue,
        access.access.number,
      ])
  }

  /// Removes the oldest entries from before a moment, at most a slice of them.
  package func pruneAccesses(before limit: Milliseconds, slice: Int = 500) throws {
    try write(
      """
      DELETE FROM access WHERE id IN (SELECT id FROM (SELECT id, at FROM access ORDER BY id LIMIT ?1) WHERE at < ?2)
      """, [slice, limit])
  }
}

extension StoreQueries {
  /// The last ones, the latest first, of one crisis or of all; and how many there are.
  package func accesses(of crisis: String?, limit: Int) throws -> (entries: [Access.Entry], total: Int) {
    let entries = try db.rows(
      """
      SELECT at, member, account, channel, crisis, what, number FROM access WHERE ?1 IS NULL OR crisis = ?1
      ORDER BY id DESC LIMIT ?2
      """, [crisis, limit]
    ) { row in
      Access.Entry(
        at: row[0], member: row[1], account: row[2], channel: row[3],
        access: Access(try term(row[5]), of: row[4], number: row[6]))
    }
    let total = try db.value(Int.self, "SELECT count(*) FROM access WHERE ?1 IS NULL OR crisis = ?1", [crisis])
    return (entries, total ?? 0)
  }
}
