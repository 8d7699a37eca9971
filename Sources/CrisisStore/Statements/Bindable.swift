import GRDBSQLite

/// What a parameter of a statement may be. An absent value is NULL.
protocol Bindable {
  /// - Returns: SQLite's result code.
  func bind(to parameters: inout Parameters) -> Int32
}

extension Int64: Bindable {
  func bind(to parameters: inout Parameters) -> Int32 { parameters.bind(self) }
}

extension Int: Bindable {
  func bind(to parameters: inout Parameters) -> Int32 { parameters.bind(Int64(self)) }
}

extension Double: Bindable {
  func bind(to parameters: inout Parameters) -> Int32 { parameters.bind(self) }
}

extension String: Bindable {
  func bind(to parameters: inout Parameters) -> Int32 { parameters.bind(self) }
}
