import GRDB
import GRDBSQLite

/// Statements that are kept prepared, bound and read directly: a batch runs some three thousand of them, and GRDB's values
/// and rows would cost more than SQLite's work. Transactions, connections and all that is not run for every line are
/// GRDB's. An error ends the transaction, as the callers let it through.
extension Database {
  func run(_ sql: String, _ arguments: [(any Bindable)?] = []) throws {
    try withStatement(sql, arguments) { statement in
      while try step(statement) {}
    }
  }

  /// The first row, if there is one.
  func row<T>(_ sql: String, _ arguments: [(any Bindable)?] = [], _ read: (StoredRow) throws -> T) throws -> T? {
    try withStatement(sql, arguments) { statement in
      try step(statement) ? try read(StoredRow(statement: statement)) : nil
    }
  }

  func rows<T>(_ sql: String, _ arguments: [(any Bindable)?] = [], _ read: (StoredRow) throws -> T) throws -> [T] {
    try withStatement(sql, arguments) { statement in
      var values: [T] = []
      while try step(statement) { values.append(try read(StoredRow(statement: statement))) }
      return values
    }
  }

  /// The first column of the first row; nil too where it is NULL.
  func value<T: Readable>(_ type: T.Type, _ sql: String, _ arguments: [(any Bindable)?] = []) throws -> T? {
    try row(sql, arguments) { row -> T? in row[0] } ?? nil
  }

  /// Not to be entered again with the same SQL.
  private func withStatement<T>(
    _ sql: String, _ arguments: [(any Bindable)?], _ body: (OpaquePointer) throws -> T
  ) throws -> T {
    let kept = try cachedStatement(sql: sql)
    let statement = kept.sqliteStatement
    defer {
      sqlite3_reset(statement)
      withExtendedLifetime(kept) {}
    }
    precondition(Int(sqlite3_bind_parameter_count(statement)) == arguments.count, "parameters of \(sql)")
    var index: Int32 = 0
    for argument in arguments {
      index += 1
      let code = argument?.bind(to: statement, at: index) ?? sqlite3_bind_null(statement, index)
      guard code == SQLITE_OK else { throw fault(code, sql) }
    }
    return try body(statement)
  }

  /// - Returns: whether there is a row.
  private func step(_ statement: OpaquePointer) throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw fault(code, sqlite3_sql(statement).map { String(cString: $0) })
    }
  }

  private func fault(_ code: Int32, _ sql: String?) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: sqlite3_errmsg(sqliteConnection).map { String(cString: $0) },
      sql: sql)
  }
}
