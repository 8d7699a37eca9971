import CrisisCore
import GRDB

/// Again after an erasure: the row stands, its words are what is left of them.
extension NoteWritten: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO note (seq, crisis, at, by, text) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (seq) DO UPDATE SET text = excluded.text
      """,
      [entry.sequence, crisisCode, entry.at, by, text])
  }
}

extension NoteWithdrawn: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("UPDATE note SET withdrawn = 1 WHERE seq = ? AND crisis = ?", [note, crisisCode])
  }
}

/// Again after the erasure of a member, which makes all roles anew: the row stands.
extension RoleSet: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO role_change (seq, member, role, authority, granted, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (seq) DO NOTHING
      """,
      [
        entry.sequence, member, role?.rawValue, manages, isGranted ? 1 : 0, entry.at,
        entry.actor.number,
      ])
    if let grant { try db.set(grant, isGranted, of: member) }
  }
}

extension RoleUndone: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    let taken = try db.row(
      "SELECT role, authority, granted FROM role_change WHERE seq = ? AND member = ?", [change, member]
    ) { row -> (RoleGrant?, Bool) in
      let (role, authority): (String?, String?) = (row[0], row[1])
      return (try role.map { .role(try term($0)) } ?? authority.map { .manager(of: $0) }, row[2])
    }
    try db.run("UPDATE role_change SET undone = 1 WHERE seq = ? AND member = ?", [change, member])
    if let taken, let grant = taken.0 { try db.set(grant, !taken.1, of: member) }
  }
}

extension Database {
  fileprivate func set(_ grant: RoleGrant, _ isGranted: Bool, of member: Int) throws {
    let (table, column, word) =
      switch grant {
      case .role(let role): ("member_role", "role", role.rawValue)
      case .manager(let authority): ("member_authority", "authority", authority)
      }
    if isGranted {
      try run(
        """
        INSERT OR IGNORE INTO \(table) (member, \(column)) SELECT number, ? FROM member WHERE number = ?
        """, [word, member])
    } else {
      try run("DELETE FROM \(table) WHERE member = ? AND \(column) = ?", [member, word])
    }
  }
}
