import CrisisCore

/// Why a line that asks for something could not be understood. Nothing was done; the statement says how to mend it.
package struct Fault: Error, Sendable, Equatable {
  /// The command that was meant, where its name was understood.
  package var command: String?
  /// Added by the book.
  var use = CommandUse()
  private let words: @Sendable (CommandUse) -> Statement

  /// Of a known command.
  package init<each V: Sendable>(_ text: Text<CommandUse, repeat each V>, _ value: repeat each V) {
    let values = (repeat each value)
    words = { text($0, repeat each values) }
  }

  package init(_ statement: Statement, command: String? = nil) {
    self.command = command
    words = { _ in statement }
  }

  package var statement: Statement { words(use) }

  package static func == (a: Fault, b: Fault) -> Bool { a.command == b.command && a.statement == b.statement }
}
