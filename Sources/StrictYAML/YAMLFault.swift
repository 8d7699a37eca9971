/// Something wrong in a file, and where. Prints as `vigie.yaml:12:3: unknown key "nikc" (did you mean "nick"?)`.
package struct YAMLFault: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var file: String
  /// From 1; 0: the file as a whole.
  package var line: Int
  /// From 1, in Unicode scalars; 0: the file as a whole.
  package var column: Int
  package var message: String

  package init(file: String, line: Int = 0, column: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }

  package static func < (a: YAMLFault, b: YAMLFault) -> Bool {
    (a.file, a.line, a.column, a.message) < (b.file, b.line, b.column, b.message)
  }
}

/// Every fault found in what was read, in the order of the files.
package struct YAMLFaults: Error, Sendable, Equatable, CustomStringConvertible {
  package var faults: [YAMLFault]

  package init(_ faults: [YAMLFault]) { self.faults = faults.sorted() }

  package var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// Gathers faults while files are read, so that all are told at once. One thread reads; it is thrown away afterwards.
package final class FaultCollector {
  private var seen: Set<YAMLFault> = []

  package init() {}

  package var isEmpty: Bool { seen.isEmpty }
  package var faults: [YAMLFault] { seen.sorted() }

  package func add(_ fault: YAMLFault) { seen.insert(fault) }

  /// - Throws: all that was gathered, if anything was.
  package func check() throws(YAMLFaults) {
    if !seen.isEmpty { throw YAMLFaults(faults) }
  }
}
