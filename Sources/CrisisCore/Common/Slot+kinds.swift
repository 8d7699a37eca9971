extension Slot where T == Int {
  /// A count that is said where there is any.
  package static func some(_ name: String) -> Slot {
    Slot([Variable(name: name, kind: .number, isOptional: true)]) { $1[name] = .some($0) }
  }
}
