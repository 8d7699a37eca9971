import CrisisCore
import GRDB

extension StoreQueries {
  package func crisisChange(_ sequence: Int64) throws -> CrisisChange? {
    try db.row(
      "SELECT seq, crisis, field, value, at, by, undone, title FROM crisis_change WHERE seq = ?", [sequence]
    ) { row in
      let (field, value): (String, String) = (row[2], row[3])
      return try MissionChange(field: field, value: value).map {
        CrisisChange(
          sequence: row[0], crisis: row[1], change: $0, at: row[4], by: row[5], isUndone: row[6],
          titleBefore: row[7])
      }
    } ?? nil
  }

  /// Whether the same of the same crisis has changed again since.
  package func isCrisisChangeOvertaken(_ sequence: Int64) throws -> Bool {
    try db.value(
      Bool.self,
      """
      SELECT EXISTS (
        SELECT 1 FROM crisis_change AS later JOIN crisis_change AS it ON it.seq = ?
        WHERE later.crisis = it.crisis AND later.field = it.field AND later.seq > it.seq AND later.undone = 0)
      """,
      [sequence]) ?? false
  }

  /// The size of the file, in bytes, the log beside it left out.
  package func size() throws -> Int64 {
    try db.value(
      Int64.self, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") ?? 0
  }

  /// How many announcements wait to be said or confirmed, and since when the oldest does.
  package func pendingCount() throws -> (count: Int, oldest: Milliseconds?) {
    try db.row("SELECT count(*), min(created_at) FROM outbox WHERE state IN ('queued', 'sent')") { ($0[0], $0[1]) }
      ?? (0, nil)
  }
}

extension MissionChange {
  init?(field: String, value: String) throws {
    let parts = field.split(separator: ":", maxSplits: 1).map(String.init)
    switch parts.first {
    case "cod": self = .cod(value == "1")
    case "eased": self = .eased(value == "1")
    case "authority": self = .authority(parts.last ?? "", isAdded: value == "1")
    case "departement": self = .departement(try departementCode(parts.last ?? ""), isAdded: value == "1")
    case "hashtags": self = .hashtags(lines(value))
    case "title": self = .title(value)
    case "planned_end": self = .plannedEnd(Milliseconds(value) ?? 0)
    default: return nil
    }
  }
}

/// `departement` is a case of what is being read.
private func departementCode(_ code: String) throws -> Departement { try departement(code) }
