import CrisisCore
import GRDB

extension StoreQueries {
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
