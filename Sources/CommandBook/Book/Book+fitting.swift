import CrisisCore

extension Book {
  /// Bytes of a line of ours, so that every server of every network takes it whole.
  package static let longestAnswer = 400

  /// What is to be read whole goes over several lines: the answers of `!voir`.
  private static let whole = "show."

  /// The same statement with its longest words cut, and then its lists, until a line holds it. What is left out is read
  /// with `!voir`.
  ///
  /// - Parameter render: the line that a statement makes.
  func fitted(_ statement: Statement, _ render: (Statement) -> String) -> String {
    var line = render(statement)
    guard line.utf8.count > Self.longestAnswer, !statement.code.hasPrefix(Self.whole) else { return line }
    var shorter = statement
    cutWords(of: &shorter, to: 24, &line, render)
    var count = shorter.values.values.map(\.count).max() ?? 0
    while line.utf8.count > Self.longestAnswer, count > 1 {
      count -= 1
      shorter = shorter.listing(atMost: count)
      line = render(shorter)
    }
    cutWords(of: &shorter, to: 8, &line, render)
    return line
  }

  /// Cuts the longest words until the line is short enough, none to less than so many bytes.
  private func cutWords(
    of statement: inout Statement, to fewest: Int, _ line: inout String, _ render: (Statement) -> String
  ) {
    var cap = longestWords(of: statement)
    while line.utf8.count > Self.longestAnswer, cap > fewest {
      cap = max(fewest, cap - max(1, (line.utf8.count - Self.longestAnswer) / 2))
      statement = mapWords(of: statement) { $0.quoted(cap) }
      line = render(statement)
    }
  }

  private func longestWords(of statement: Statement) -> Int {
    var longest = 0
    _ = mapWords(of: statement) { words in
      longest = max(longest, words.utf8.count)
      return words
    }
    return longest
  }

  /// Somebody's words in a statement, and in the statements within it; never a code or an example, which are to be typed.
  private func mapWords(of statement: Statement, _ change: (String) -> String) -> Statement {
    var changed = statement
    for variable in variables[statement.code] ?? [] {
      guard let value = statement.values[variable.name] else { continue }
      changed.values[variable.name] = mapWords(of: value, isWords: variable.kind == .words, change)
    }
    return changed
  }

  private func mapWords(of value: Value, isWords: Bool, _ change: (String) -> String) -> Value {
    switch value {
    case .text(let text) where isWords: .text(change(text))
    case .phrase(let statement): .phrase(mapWords(of: statement, change))
    case .list(let values): .list(values.map { mapWords(of: $0, isWords: true, change) })
    case .choice(let values): .choice(values.map { mapWords(of: $0, isWords: true, change) })
    default: value
    }
  }
}

extension Statement {
  /// With `…` in the place of what a list has beyond so many.
  fileprivate func listing(atMost count: Int) -> Statement {
    var statement = self
    statement.values = values.mapValues { value in
      switch value {
      case .list(let values) where values.count > count: .list(values.prefix(count) + [.text("…")])
      case .choice(let values) where values.count > count: .choice(values.prefix(count) + [.text("…")])
      default: value
      }
    }
    return statement
  }
}

extension Value {
  fileprivate var count: Int {
    switch self {
    case .list(let values), .choice(let values): values.count
    default: 0
    }
  }
}
