import Foundation
import Yams

/// Reads a YAML file into values with places. Anchors, aliases, merge keys and tags are refused: a file says what it says
/// where it says it, and a small file cannot grow into a large one.
package struct YAMLSource {
  package static let largestFile = 1 << 20
  package static let deepestNesting = 32

  let text: String
  let file: String
  let faults: FaultCollector
  /// The real names of keys given twice, by the stand-in put in their first place; see ``mending(_:)``.
  var standIns: [String: String] = [:]

  /// - Returns: nil where the file cannot be read at all; `faults` says why.
  package static func load(_ path: String, faults: FaultCollector) -> YAMLValue? {
    let data = FileManager.default.contents(atPath: path)
    if let text = data.flatMap({ String(data: $0, encoding: .utf8) }) { return parse(text, file: path, faults: faults) }
    let message = data == nil ? "the file cannot be read" : "the file is not UTF-8 text"
    faults.add(YAMLFault(file: path, message: message))
    return nil
  }

  package static func parse(_ text: String, file: String, faults: FaultCollector) -> YAMLValue? {
    var source = YAMLSource(text: text, file: file, faults: faults)
    return source.read()
  }

  private mutating func read() -> YAMLValue? {
    guard text.utf8.count <= Self.largestFile else {
      return refuse("the file is larger than \(Self.largestFile) bytes")
    }
    guard !hasManyAliases else { return refuse("anchors and aliases (& and *) are not read here: write it out") }
    var current = text
    for _ in 0..<100 {
      do {
        let parser = try Parser(yaml: current, encoding: .utf8)
        guard let root = try parser.singleRoot() else { return refuse("the file is empty") }
        // An anchor is held by the parser only: it must outlive the walk.
        return withExtendedLifetime(parser) { value(of: root, depth: 0) }
      } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
        guard let mended = mend(current, key: duplicates.first ?? "", at: Place(context.mark)) else {
          return refuse("the key \"\(shortened(duplicates.first ?? ""))\" is given twice", at: Place(context.mark))
        }
        current = mended
      } catch {
        report(error)
        return nil
      }
    }
    return nil
  }

  /// Puts a stand-in of the same length where a key stands the first time, so that reading goes on and every other
  /// fault is found in the same run.
  private mutating func mend(_ current: String, key: String, at mark: Place) -> String? {
    var scalars = Array(current.unicodeScalars)
    var start = 0
    var line = 1
    while line < mark.line, start < scalars.count {
      if scalars[start] == "\n" { line += 1 }
      start += 1
    }
    start += mark.column - 1
    let name = Array(key.unicodeScalars)
    guard !name.isEmpty, start + name.count <= scalars.count else { return nil }
    if scalars[start] == "\"" || scalars[start] == "'" { start += 1 }
    guard start + name.count <= scalars.count, scalars[start..<start + name.count].elementsEqual(name),
      let stand = Unicode.Scalar(UInt32(0xE000 + standIns.count))
    else { return nil }
    let standIn = [Unicode.Scalar](repeating: stand, count: name.count)
    scalars.replaceSubrange(start..<start + name.count, with: standIn)
    standIns[String(String.UnicodeScalarView(standIn))] = key
    return String(String.UnicodeScalarView(scalars))
  }

  private func value(of node: Node, depth: Int) -> YAMLValue {
    let mark = Place(node.mark)
    guard depth <= Self.deepestNesting else {
      report("values are nested more than \(Self.deepestNesting) deep", at: mark)
      return YAMLValue(content: .plain(""), file: file, line: mark.line, column: mark.column, faults: faults)
    }
    if node.anchor != nil { report("anchors and aliases (& and *) are not read here: write it out", at: mark) }
    let content: YAMLValue.Content
    switch node {
    case .scalar(let scalar):
      content = scalar.style == .plain || scalar.style == .any ? .plain(scalar.string) : .quoted(scalar.string)
    case .sequence(let sequence):
      content = .list(node.anchor == nil ? sequence.map { value(of: $0, depth: depth + 1) } : [])
    case .mapping(let mapping):
      content = .map(node.anchor == nil ? entries(of: mapping, depth: depth) : [])
    case .alias:
      content = .plain("")
    }
    return YAMLValue(content: content, file: file, line: mark.line, column: mark.column, faults: faults)
  }

  private func entries(of mapping: Node.Mapping, depth: Int) -> [YAMLValue.Entry] {
    var entries: [YAMLValue.Entry] = []
    var firstPlaces: [String: Place] = [:]
    for (key, node) in mapping {
      let mark = Place(key.mark)
      guard case .scalar(let scalar) = key, !scalar.string.isEmpty else {
        report("a key must be a word", at: mark)
        continue
      }
      if let name = standIns[scalar.string] {
        firstPlaces[name] = firstPlaces[name] ?? mark
        continue
      }
      if let first = firstPlaces[scalar.string] {
        report(
          "the key \"\(shortened(scalar.string))\" is given twice (first at \(first.line):\(first.column))", at: mark)
      }
      if scalar.string == "<<" { report("merge keys (<<) are not read here: write it out", at: mark) }
      entries.append(
        YAMLValue.Entry(
          key: scalar.string, keyLine: mark.line, keyColumn: mark.column, value: value(of: node, depth: depth + 1)))
    }
    return entries
  }
}
