import GRDBSQLite

/// The row at which a statement stands, read where it is. Valid within the closure that it was given to.
struct StoredRow {
  let statement: OpaquePointer

  /// A column that is never NULL.
  subscript<T: Readable>(_ column: Int32) -> T { T(statement, column) }

  /// nil: NULL.
  subscript<T: Readable>(_ column: Int32) -> T? {
    sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : T(statement, column)
  }
}

/// What a column may be read as.
protocol Readable {
  init(_ statement: OpaquePointer, _ column: Int32)
}

extension Int64: Readable {
  init(_ statement: OpaquePointer, _ column: Int32) { self = sqlite3_column_int64(statement, column) }
}

extension Int: Readable {
  init(_ statement: OpaquePointer, _ column: Int32) { self = Int(sqlite3_column_int64(statement, column)) }
}

extension Bool: Readable {
  init(_ statement: OpaquePointer, _ column: Int32) { self = sqlite3_column_int64(statement, column) != 0 }
}

extension Double: Readable {
  init(_ statement: OpaquePointer, _ column: Int32) { self = sqlite3_column_double(statement, column) }
}

extension String: Readable {
  init(_ statement: OpaquePointer, _ column: Int32) {
    // The text first, then its length, as SQLite wants it.
    let text = sqlite3_column_text(statement, column)
    self = String(
      decoding: UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
  }
}
