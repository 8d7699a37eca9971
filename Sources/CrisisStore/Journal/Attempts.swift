import GRDB

/// The savepoints of a transaction, one for each attempt under way, each opened by the first write of its attempt: what
/// only reads needs none, nor does what will not be undone. Within a savepoint SQLite keeps a copy of every page changed.
struct Attempts {
  private enum State {
    case untouched
    case open
    /// Refuses no more; whether it has written since.
    case decided(hasWritten: Bool)
  }

  private var states: [State] = []

  mutating func begin() { states.append(.untouched) }

  /// To be called before anything is written.
  mutating func willWrite(_ db: Database) throws {
    for index in states.indices {
      switch states[index] {
      case .untouched:
        try db.run("SAVEPOINT line")
        states[index] = .open
      case .open: break
      case .decided: states[index] = .decided(hasWritten: true)
      }
    }
  }

  /// The attempt under way will not be refused any more.
  mutating func decide() {
    guard case .untouched? = states.last else { return }
    states[states.count - 1] = .decided(hasWritten: false)
  }

  mutating func succeed(_ db: Database) throws {
    if case .open? = states.popLast() { try db.run("RELEASE line") }
  }

  /// - Returns: whether there was anything to undo.
  /// - Throws: where it cannot be undone, since it had been said that it need not: the transaction has to be given up.
  mutating func undo(_ db: Database) throws -> Bool {
    switch states.popLast() {
    case .open:
      try db.run("ROLLBACK TO line")
      try db.run("RELEASE line")
      return true
    case .decided(hasWritten: true):
      throw StoreFault.unexpected(path: "transaction", reason: "refused after it was decided")
    case .decided(hasWritten: false), .untouched, nil:
      return false
    }
  }
}
