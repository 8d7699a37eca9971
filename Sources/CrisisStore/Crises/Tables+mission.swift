import CrisisCore
import GRDB

extension CrisisChanged: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    guard let change else { return }
    try db.run(
      """
      INSERT INTO crisis_change (seq, crisis, at, by, field, value, reason)
      SELECT ?, code, ?, ?, ?, ?, ? FROM crisis WHERE code = ?
      """,
      [
        entry.sequence, entry.at, entry.actor.number, change.field, change.storedValue, reason, code,
      ])
    switch change {
    case .cod(let isArmed):
      try db.run(
        "UPDATE crisis SET cod_armed = ?, cod_at = ? WHERE code = ?", [isArmed ? 1 : 0, entry.at, code])
    case .hashtags(let words):
      try db.run("UPDATE crisis SET hashtags = ? WHERE code = ?", [words.joined(separator: "\n"), code])
    case .title(let title): try db.run("UPDATE crisis SET title = ? WHERE code = ?", [title, code])
    case .eased(let isEased):
      try db.turn(code, to: isEased ? .eased : .active, next: nextDigest, entry)
    case .plannedEnd(let moment, let resumes):
      if resumes { try db.turn(code, to: .active, next: nextDigest, entry) }
      try db.run("UPDATE crisis SET planned_end = ? WHERE code = ?", [moment, code])
    case .authority(let code, let isAdded): try db.set(authority: code, isAdded, of: self.code)
    case .departement(let departement, let isAdded): try db.set(departement: departement.code, isAdded, of: self.code)
    }
  }
}

extension Database {
  fileprivate func turn(
    _ crisis: String, to status: CrisisStatus, next: Milliseconds?, _ entry: JournalEntry
  ) throws {
    try run(
      """
      UPDATE crisis SET status = ?1, turned_at = ?2, turned_seq = ?3, turned_next = ?5
      WHERE code = ?4 AND status IN ('active', 'eased') AND status <> ?1
      """, [status.rawValue, entry.at, entry.sequence, crisis, next])
  }

  fileprivate func set(authority: String, _ isAdded: Bool, of crisis: String) throws {
    try run(
      isAdded
        ? "INSERT OR IGNORE INTO crisis_authority (crisis, authority) SELECT code, ?2 FROM crisis WHERE code = ?1"
        : "DELETE FROM crisis_authority WHERE crisis = ?1 AND authority = ?2",
      [crisis, authority])
  }

  fileprivate func set(departement: String, _ isAdded: Bool, of crisis: String) throws {
    try run(
      isAdded
        ? """
        INSERT INTO crisis_departement (crisis, position, departement)
        SELECT code, (SELECT coalesce(max(position), -1) + 1 FROM crisis_departement WHERE crisis = ?1), ?2
        FROM crisis WHERE code = ?1
          AND NOT EXISTS (SELECT 1 FROM crisis_departement WHERE crisis = ?1 AND departement = ?2)
        """ : "DELETE FROM crisis_departement WHERE crisis = ?1 AND departement = ?2",
      [crisis, departement])
  }
}

extension MissionChange {
  /// In the column `value`.
  fileprivate var storedValue: String {
    switch self {
    case .cod(let isOn), .eased(let isOn), .authority(_, let isOn), .departement(_, let isOn): isOn ? "1" : "0"
    case .hashtags(let words): words.joined(separator: "\n")
    case .title(let title): title
    case .plannedEnd(let moment, _): String(moment)
    }
  }
}
