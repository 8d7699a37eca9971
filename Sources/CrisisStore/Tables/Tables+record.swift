import CrisisCore
import GRDB

extension Tables {
  /// Those of notes, roles, claims, silences and missions.
  static let team = ["note", "role_change", "claim", "mute", "crisis_change"]

  /// Again after an erasure: the row stands, its words are what is left of them.
  func write(_ event: NoteWritten, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO note (seq, crisis, at, by, text) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (seq) DO UPDATE SET text = excluded.text
      """,
      [entry.sequence, event.crisisCode, entry.at, event.by, event.text])
  }

  func withdraw(_ event: NoteWithdrawn) throws {
    try db.run("UPDATE note SET withdrawn = 1 WHERE seq = ? AND crisis = ?", [event.note, event.crisisCode])
  }

  /// Again after the erasure of a member, which makes all roles anew: the row stands.
  func setRole(_ event: RoleSet, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO role_change (seq, member, role, authority, granted, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (seq) DO NOTHING
      """,
      [
        entry.sequence, event.member, event.role?.rawValue, event.manages, event.isGranted ? 1 : 0, entry.at,
        entry.actor.number,
      ])
    if let grant = event.grant { try set(grant, event.isGranted, of: event.member) }
  }

  func undo(_ event: RoleUndone) throws {
    let change = try db.row(
      "SELECT role, authority, granted FROM role_change WHERE seq = ? AND member = ?", [event.change, event.member]
    ) { row -> (RoleGrant?, Bool) in
      let (role, authority): (String?, String?) = (row[0], row[1])
      return (try role.map { .role(try term($0)) } ?? authority.map { .manager(of: $0) }, row[2])
    }
    try db.run("UPDATE role_change SET undone = 1 WHERE seq = ? AND member = ?", [event.change, event.member])
    if let change, let grant = change.0 { try set(grant, !change.1, of: event.member) }
  }

  private func set(_ grant: RoleGrant, _ isGranted: Bool, of member: Int) throws {
    let (table, column, word) =
      switch grant {
      case .role(let role): ("member_role", "role", role.rawValue)
      case .manager(let authority): ("member_authority", "authority", authority)
      }
    if isGranted {
      try db.run(
        """
        INSERT OR IGNORE INTO \(table) (member, \(column)) SELECT number, ? FROM member WHERE number = ?
        """, [word, member])
    } else {
      try db.run("DELETE FROM \(table) WHERE member = ? AND \(column) = ?", [member, word])
    }
  }
}
