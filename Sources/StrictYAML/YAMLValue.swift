/// A value of a YAML file that knows its place and where to report faults. Its decoders return nil once they have
/// reported: the caller goes on, so that all faults are found in one reading.
package struct YAMLValue {
  package indirect enum Content {
    /// A scalar without quotes: YAML gives some of them another meaning (`no`, `012`, `1:30`).
    case plain(String)
    /// A quoted or block scalar.
    case quoted(String)
    case list([YAMLValue])
    case map([Entry])
  }

  package struct Entry {
    package var key: String
    package var keyLine: Int
    package var keyColumn: Int
    package var value: YAMLValue
  }

  package let content: Content
  package let file: String
  package let line: Int
  package let column: Int
  package let faults: FaultCollector

  /// Reports a fault at this value's place.
  package func fault(_ message: String) {
    faults.add(YAMLFault(file: file, line: line, column: column, message: message))
  }

  /// Reports a fault, and is nil: for `return refuse(…)`.
  package func refuse<T>(_ message: String) -> T? {
    fault(message)
    return nil
  }

  /// What this is, for a message.
  var kindName: String {
    switch content {
    case .plain(""): "nothing"
    case .plain(let text), .quoted(let text): "\"\(shortened(text))\""
    case .list: "a list"
    case .map: "a mapping"
    }
  }

  package var isEmpty: Bool {
    if case .plain(let text) = content { text.isEmpty || text == "~" || text == "null" } else { false }
  }

  package var isMap: Bool { if case .map = content { true } else { false } }
  package var isList: Bool { if case .list = content { true } else { false } }

  /// The scalar as written, whatever its quotes.
  func scalar(_ wanted: String) -> String? {
    switch content {
    case .plain(let text) where !text.isEmpty: return text
    case .quoted(let text): return text
    default: return refuse("\(wanted) is wanted here, not \(kindName)")
    }
  }
}

/// The first characters of a text, for a message.
func shortened(_ text: String) -> String {
  text.count <= 40 ? text : "\(text.prefix(40))…"
}
