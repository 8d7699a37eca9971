import GRDB
import Synchronization

/// Every statement that this process has run, in a debug build: what the test of query plans goes by.
package enum StatementLog {
  #if DEBUG
  private static let texts = Mutex<Set<String>>([])

  package static var all: Set<String> { texts.withLock { $0 } }

  static func note(_ sql: String) { texts.withLock { _ = $0.insert(sql) } }
  #else
  package static var all: Set<String> { [] }

  @inline(__always) static func note(_ sql: String) {}
  #endif

  /// How SQLite would go about a statement, a line a step.
  package static func plan(of sql: String, in reader: StoreReader) throws -> [String] {
    let statement = try reader.db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
    statement.setUncheckedArguments(StatementArguments())
    return try Row.fetchAll(statement).map { $0["detail"] }
  }
}
