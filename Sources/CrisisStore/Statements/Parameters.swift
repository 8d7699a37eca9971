import GRDBSQLite

/// The parameters of a statement, bound one after the other. Texts are copied to a place of their own for as long as the
/// statement runs; SQLite would ask for memory for each.
struct Parameters {
  /// For the texts of most statements. Of more, the memory would not be the stack's.
  static let capacity = 1_024

  private let statement: OpaquePointer
  private let texts: UnsafeMutableBufferPointer<UInt8>
  private var used = 0
  private(set) var count: Int32 = 0
  /// The first result of SQLite that was not well.
  private(set) var code = SQLITE_OK

  init(of statement: OpaquePointer, texts: UnsafeMutableBufferPointer<UInt8>) {
    self.statement = statement
    self.texts = texts
  }

  mutating func add(_ value: Int64?) { note(value.map { bind($0) }) }
  mutating func add(_ value: Int?) { note(value.map { bind(Int64($0)) }) }
  mutating func add(_ value: Double?) { note(value.map { bind($0) }) }
  mutating func add(_ value: String?) { note(value.map { bind($0) }) }

  /// - Parameter text: valid UTF-8.
  mutating func add(text: [UInt8]) { note(text.withUnsafeBufferPointer { bind($0) }) }

  /// For values of which only the program knows what they are.
  mutating func add(_ value: (any Bindable)?) { note(value?.bind(to: &self)) }

  /// - Parameter code: of what was bound; nil: NULL is to be.
  private mutating func note(_ code: Int32?) {
    let code = code ?? bindNull()
    if self.code == SQLITE_OK { self.code = code }
  }

  private mutating func bindNull() -> Int32 {
    count += 1
    return sqlite3_bind_null(statement, count)
  }

  mutating func bind(_ value: Int64) -> Int32 {
    count += 1
    return sqlite3_bind_int64(statement, count, value)
  }

  mutating func bind(_ value: Double) -> Int32 {
    count += 1
    return sqlite3_bind_double(statement, count, value)
  }

  mutating func bind(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { bind($0) }
  }

  private mutating func bind(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    count += 1
    guard bytes.count <= texts.count - used, let start = texts.baseAddress.map({ $0 + used }) else {
      return UnsafeRawBufferPointer(bytes).withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(statement, count, $0.baseAddress, Int32(clamping: $0.count), Self.copied)
      }
    }
    if let first = bytes.baseAddress { start.update(from: first, count: bytes.count) }
    used += bytes.count
    return UnsafeRawPointer(start).withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      sqlite3_bind_text(statement, count, $0, Int32(bytes.count), nil)
    }
  }

  /// SQLITE_TRANSIENT
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
