import CrisisCore
import GRDB

extension NoteWritten: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws { try write(db, entry, isWithdrawn: false) }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    try write(db, entry, isWithdrawn: true)
  }

  private func write(_ db: Database, _ entry: JournalEntry, isWithdrawn: Bool) throws {
    try db.run(
      "INSERT INTO note (seq, crisis, at, by, text, withdrawn) VALUES (?, ?, ?, ?, ?, ?)",
      [entry.sequence, crisisCode, entry.at, by, text, isWithdrawn ? 1 : 0])
  }
}

extension RoleSet: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    if let grant { try db.set(grant, isGranted, of: member) }
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
