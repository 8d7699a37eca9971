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

  /// The same for what runs for every line: values of known types are bound without being boxed.
  func run(_ sql: String, binding bind: (inout Parameters) -> Void) throws {
    try withStatement(sql, binding: bind) { statement in
      while try step(statement) {}
    }
  }

  /// A transaction of statements that are kept prepared too.
  func transaction<T>(_ body: () throws -> T) throws -> T {
    try run("BEGIN IMMEDIATE")
    do {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      // An error of the disk has rolled it back already.
      if isInsideTransaction { try? rollback() }
      throw error
    }
  }

  /// As GRDB has them, without asking on which queue one is.
  var lastRowID: Int64 { sqlite3_last_insert_rowid(sqliteConnection) }

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

  /// For more rows than one wants to have at a time.
  func each(_ sql: String, _ read: (StoredRow) throws -> Void) throws {
    try withStatement(sql, []) { statement in
      while try step(statement) { try read(StoredRow(statement: statement)) }
    }
  }

  /// Rows whose columns are named as the fields of a record. For what is not read for every line.
  func records<T: StoredRecord>(_ sql: String, _ arguments: StatementArguments = []) throws -> [T] {
    StatementLog.note(sql)
    do {
      return try T.fetchAll(try cachedStatement(sql: sql), arguments: arguments)
    } catch let error where error is DecodingError || error is RowDecodingError {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unreadable \(T.self): \(error)", sql: sql)
    }
  }

  func record<T: StoredRecord>(_ sql: String, _ arguments: StatementArguments = []) throws -> T? {
    let all: [T] = try records(sql, arguments)
    return all.first
  }

  /// The first column of the first row; nil too where it is NULL.
  func value<T: Readable>(_ type: T.Type, _ sql: String, _ arguments: [(any Bindable)?] = []) throws -> T? {
    try row(sql, arguments) { row -> T? in row[0] } ?? nil
  }

  private func withStatement<T>(
    _ sql: String, _ arguments: [(any Bindable)?], _ body: (OpaquePointer) throws -> T
  ) throws -> T {
    try withStatement(sql, binding: { for argument in arguments { $0.add(argument) } }, body)
  }

  /// Not to be entered again with the same SQL.
  private func withStatement<T>(
    _ sql: String, binding bind: (inout Parameters) -> Void, _ body: (OpaquePointer) throws -> T
  ) throws -> T {
    StatementLog.note(sql)
    let kept = try cachedStatement(sql: sql)
    let statement = kept.sqliteStatement
    return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Parameters.capacity) { texts in
      defer {
        sqlite3_reset(statement)
        withExtendedLifetime(kept) {}
      }
      var parameters = Parameters(of: statement, texts: texts)
      bind(&parameters)
      precondition(sqlite3_bind_parameter_count(statement) == parameters.count, "parameters of \(sql)")
      guard parameters.code == SQLITE_OK else { throw fault(parameters.code, sql) }
      return try body(statement)
    }
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
