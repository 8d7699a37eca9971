import CrisisCore

/// Why a line that asks for something could not be understood. Nothing was done; the statement says how to mend it.
package struct Fault: Error, Sendable, Equatable {
  package var statement: Statement
  /// The command that was meant, where its name was understood.
  package var command: String?

  package init(_ code: String, _ values: [String: Value] = [:], command: String? = nil) {
    statement = Statement("fault.\(code)", values)
    self.command = command
  }
}
