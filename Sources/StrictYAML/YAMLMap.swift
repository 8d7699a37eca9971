import PlainText

/// A mapping being read. It notes which keys were asked for: what is left over was not known, and is reported.
package final class YAMLMap {
  /// The mapping itself, for faults about the whole of it.
  package let value: YAMLValue
  private let entries: [YAMLValue.Entry]
  private var asked: [String] = []

  init(_ value: YAMLValue, _ entries: [YAMLValue.Entry]) {
    self.value = value
    self.entries = entries
  }

  /// The value of a key that must be there.
  package func required<T>(_ key: String, _ read: (YAMLValue) -> T?) -> T? {
    guard let found = find(key) else { return value.refuse("the key \"\(key)\" is missing") }
    return read(found)
  }

  /// The value of a key that may be left out. A key with nothing after it counts as left out.
  package func optional<T>(_ key: String, _ read: (YAMLValue) -> T?) -> T? {
    guard let found = find(key), !found.isEmpty else { return nil }
    return read(found)
  }

  package func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  private func find(_ key: String) -> YAMLValue? {
    asked.append(key)
    return entries.first { $0.key == key }?.value
  }

  func reportUnknownKeys() {
    for entry in entries where !asked.contains(entry.key) {
      let near = NearestWord.among(asked, to: entry.key).first
      let hint = near.map { "did you mean \"\($0)\"?" } ?? "known here: \(asked.joined(separator: ", "))"
      value.faults.add(
        YAMLFault(
          file: value.file, line: entry.keyLine, column: entry.keyColumn,
          message: "unknown key \"\(shortened(entry.key))\" (\(hint))"))
    }
  }
}

extension YAMLValue {
  /// A mapping with known keys; `read` asks for each, and any other is a fault.
  package func map<T>(_ read: (YAMLMap) -> T?) -> T? {
    guard case .map(let entries) = content else {
      return refuse("a mapping (key: value) is wanted here, not \(kindName)")
    }
    let map = YAMLMap(self, entries)
    let result = read(map)
    map.reportUnknownKeys()
    return result
  }

  /// A mapping whose keys are names chosen by the writer, in the order of the file. Values that did not decode are
  /// left out (and reported).
  package func pairs<T>(_ read: (String, YAMLValue) -> T?) -> [(key: String, value: T)]? {
    guard case .map(let entries) = content else {
      return refuse("a mapping (name: value) is wanted here, not \(kindName)")
    }
    return entries.compactMap { entry in read(entry.key, entry.value).map { (entry.key, $0) } }
  }

  /// A list; elements that did not decode are left out (and reported).
  package func list<T>(_ read: (YAMLValue) -> T?) -> [T]? {
    guard case .list(let values) = content else { return refuse("a list is wanted here, not \(kindName)") }
    return values.compactMap(read)
  }
}
