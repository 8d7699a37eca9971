import CrisisCore
import GRDB

extension StoreTransaction {
  package func note(_ access: CrisisCore.Access.Entry) throws {
    try db.note(access)
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

extension Store {
  /// Notes who takes something out of a store, which another process may be writing to: one row of a table that is no
  /// part of the journal, under SQLite's own lock.
  package static func note(_ access: CrisisCore.Access.Entry, in given: String) throws(StoreFault) {
    let path = StoreOpening.resolved(given)
    do {
      let queue = try DatabaseQueue(path: path, configuration: StoreOpening.configuration())
      // Whoever writes all day says when the log is copied.
      try queue.inDatabase { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
      try queue.write { try $0.note(access) }
      try queue.close()
    } catch {
      throw StoreFault(opening: error, path: path)
    }
  }
}

extension Database {
  fileprivate func note(_ access: CrisisCore.Access.Entry) throws {
    try run(
      "INSERT INTO access (at, member, account, channel, crisis, what, number) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        access.at, access.member, access.account, access.channel, access.access.crisis, access.access.what.rawValue,
        access.access.number,
      ])
  }
}
