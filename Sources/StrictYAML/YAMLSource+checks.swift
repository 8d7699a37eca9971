import Yams

extension YAMLSource {
  /// Whether aliases (`*name`) are many enough to make a small file grow: looked for before parsing, because the parser
  /// itself compares keys, aliases followed. A few are found and refused where they stand.
  var hasManyAliases: Bool {
    var count = 0
    var before = UInt8(ascii: " ")
    var wasStar = false
    for byte in text.utf8 {
      let isName = byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
      if wasStar, isName { count += 1 }
      wasStar = byte == UInt8(ascii: "*") && " \n[{,:-".utf8.contains(before)
      before = byte
    }
    return count > 20
  }

  func report(_ message: String, at mark: Place? = nil) {
    faults.add(YAMLFault(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, message: message))
  }

  /// Reports a fault, and is nil: for `return refuse(…)`.
  func refuse<T>(_ message: String, at mark: Place? = nil) -> T? {
    report(message, at: mark)
    return nil
  }

  func report(_ error: any Error) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let place = context.map { " (\($0.text), begun at \($0.mark.line):\($0.mark.column))" } ?? ""
      report("this is not YAML: \(problem)\(place)", at: Place(mark))
    case YamlError.reader(let problem, let offset, _, _):
      report("this is not YAML: \(problem)", at: offset.map(place(ofByte:)))
    default:
      report("this is not YAML: \(error)")
    }
  }

  private func place(ofByte offset: Int) -> Place {
    let before = text.utf8.prefix(offset)
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.filter { $0 & 0xC0 != 0x80 }.count + 1
    return Place(line: line, column: column)
  }
}

/// A place in a file, counted from 1.
struct Place {
  var line: Int
  var column: Int
}

extension Place {
  init(_ mark: Mark?) { self.init(line: mark?.line ?? 0, column: mark?.column ?? 0) }
}
