/// All that is wrong with a list, in the order of its lines.
package struct ListFaults: Error, Equatable, CustomStringConvertible {
  package var lines: [String]

  package var description: String {
    let shown = lines.prefix(20).joined(separator: "\n")
    return lines.count > 20 ? "\(shown)\nand \(lines.count - 20) more" : shown
  }
}

/// A list as it is published: a head with the names of the columns, a line each, commas or semicolons between the fields.
package struct ListText: Sendable {
  /// As faults name it.
  let name: String
  private let columns: [String: Int]
  private let width: Int
  private let separator: UInt8
  private let lines: ArraySlice<Substring.UTF8View>

  /// - Throws: what keeps it from being read at all.
  package init(name: String, bytes: [UInt8]) throws(ListFaults) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).firstIndex {
        String(validating: $0, as: UTF8.self) == nil
      }
      throw ListFaults(lines: [
        "\(name):\((line ?? 0) + 1): no UTF-8. Of a list in Latin-1: iconv -f LATIN1 -t UTF-8 \(name) >new.csv"
      ])
    }
    var lines = text.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") }[...]
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard let first = lines.first else { throw ListFaults(lines: ["\(name): empty"]) }
    var head = Self.trimmed(first)
    if head.hasPrefix("\u{FEFF}") { head.removeFirst() }
    separator = head.contains(";") ? UInt8(ascii: ";") : UInt8(ascii: ",")
    let names = Self.fields(head, separator).map { $0.filter { $0 != "#" }.uppercased() }
    width = names.count
    columns = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    self.name = name
    self.lines = lines
  }

  func has(_ column: String) -> Bool { columns[column] != nil }

  /// Each line behind the head; where one has another number of fields, that is said instead.
  func read(_ faults: inout [String], _ body: (ListLine, inout [String]) -> Void) {
    for (index, line) in lines.enumerated().dropFirst() {
      let line = Self.trimmed(line)
      if line.isEmpty { continue }
      let fields = Self.fields(line, separator)
      if fields.count == width {
        body(ListLine(file: name, number: index + 1, columns: columns, fields: fields), &faults)
      } else {
        faults.append("\(name):\(index + 1): \(fields.count) fields, where the head has \(width)")
      }
    }
  }

  private static func trimmed(_ line: Substring.UTF8View) -> Substring {
    Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }

  /// Those in quotes may hold the separator, and quotes doubled.
  private static func fields(_ line: Substring, _ separator: UInt8) -> [String] {
    guard line.utf8.contains(UInt8(ascii: "\"")) else {
      return line.utf8.split(separator: separator, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
    var fields = [[UInt8]()]
    var isQuoted = false
    var last: UInt8 = 0
    for byte in line.utf8 {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
        if isQuoted, last == byte { fields[fields.count - 1].append(byte) }
      } else if byte == separator, !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
      last = byte
    }
    return fields.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// One line of a list.
struct ListLine {
  let file: String
  let number: Int
  fileprivate let columns: [String: Int]
  fileprivate let fields: [String]

  /// nil where the column is not there or holds nothing.
  subscript(column: String) -> String? { columns[column].map { fields[$0] }.flatMap { $0.isEmpty ? nil : $0 } }

  func fault(_ text: String) -> String { "\(file):\(number): \(text)" }

  /// A column that holds an INSEE code: `63178`, `2A004`.
  func code(_ column: String, _ faults: inout [String]) -> String? {
    let code = self[column] ?? ""
    let bytes = Array(code.utf8)
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    if bytes.count == 5, isDigit(bytes[0]), bytes[2...].allSatisfy(isDigit),
      isDigit(bytes[1]) || code.hasPrefix("2A") || code.hasPrefix("2B")
    {
      return code
    }
    faults.append(fault("\(column) \"\(code.prefix(20))\" is no INSEE code"))
    return nil
  }

  /// A column that holds a number, or nothing.
  func number(_ column: String, _ range: ClosedRange<Double>, _ faults: inout [String]) -> Double? {
    guard let text = self[column] else { return nil }
    if let value = Double(text), range.contains(value) { return value }
    faults.append(fault("\(column) \"\(text.prefix(20))\" is out of range"))
    return nil
  }

  /// A column that holds postal codes with spaces between, or nothing.
  func postalCodes(_ column: String, _ faults: inout [String]) -> [String] {
    let codes = (self[column] ?? "").split(separator: " ").map(String.init)
    if let wrong = codes.first(where: { $0.utf8.count != 5 || UInt32($0) == nil }) {
      faults.append(fault("\(column) \"\(wrong.prefix(20))\" is no postal code"))
    }
    return codes
  }
}
