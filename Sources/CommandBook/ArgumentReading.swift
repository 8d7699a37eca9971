import CrisisCore

/// The arguments of one line, by their names in the command's file.
struct Arguments: Sendable, Equatable {
  private(set) var values: [String: ArgumentValue] = [:]
  /// What was typed for each.
  private(set) var typed: [String: String] = [:]

  /// Reads words into the declared arguments, each in turn at each place; what fits none is free words.
  ///
  /// - Throws: the fault without the command's name and example, which the book adds.
  init(_ tokens: [Token], text: String?, declared: [Argument], _ scope: ReadingScope) throws(Fault) {
    var free: [Token] = []
    var at = 0
    while at < tokens.count {
      if tokens[at].key != nil {
        at += try readKeyed(tokens, at, declared, &free, scope)
      } else if !tokens[at].isQuoted, let count = try readPlaced(tokens, at, declared, isFree: free.isEmpty, scope) {
        at += count
      } else {
        free.append(tokens[at])
        at += 1
      }
    }
    try take(free, declared, scope)
    if let text, let argument = declared.first(where: { $0.kind == .text }) { values[argument.name] = .word(text) }
    for argument in declared where !argument.isOptional && values[argument.name] == nil {
      throw Fault("missing", ["argument": .term("argument.\(argument.name)")])
    }
  }

  private mutating func readKeyed(
    _ tokens: [Token], _ at: Int, _ declared: [Argument], _ free: inout [Token], _ scope: ReadingScope
  ) throws(Fault) -> Int {
    let key = tokens[at].key ?? ""
    guard let argument = declared.first(where: { $0.keys.contains(key) }) else {
      let known = declared.compactMap { $0.shownKeys[scope.language].map { Value.text("\($0)=") } }
      throw Fault("unknown_key", ["key": .text(key), "keys": .choice(known), "some": .flag(!known.isEmpty)])
    }
    if values[argument.name] != nil { throw Fault("twice", ["key": .text(key)]) }
    switch argument.kind {
    case .rest:
      free.append(tokens[at])
      return 1
    case .text:
      set(argument, .word(tokens[at].text), tokens[at...at])
      return 1
    default:
      guard let reading = try argument.read(tokens, at: at, scope) else {
        throw Self.badValue(tokens[at], argument, scope)
      }
      set(argument, reading.value, tokens[at..<at + reading.count])
      return reading.count
    }
  }

  private mutating func readPlaced(
    _ tokens: [Token], _ at: Int, _ declared: [Argument], isFree: Bool, _ scope: ReadingScope
  ) throws(Fault) -> Int? {
    for argument in declared where values[argument.name] == nil {
      if argument.isFirst, argument.kind == .flag ? at > 0 : !isFree { continue }
      if !argument.isKeyedOnly, let reading = try argument.read(tokens, at: at, scope) {
        set(argument, reading.value, tokens[at..<at + reading.count])
        return reading.count
      }
      guard argument.keys.contains(tokens[at].folded), at + 1 < tokens.count, tokens[at + 1].key == nil,
        !tokens[at + 1].isQuoted, let reading = try argument.read(tokens, at: at + 1, scope)
      else { continue }
      set(argument, reading.value, tokens[at + 1..<at + 1 + reading.count])
      return reading.count + 1
    }
    return nil
  }

  private mutating func take(_ free: [Token], _ declared: [Argument], _ scope: ReadingScope) throws(Fault) {
    guard let first = free.first else { return }
    if let missing = declared.first(where: { !$0.isOptional && $0.isFirst && values[$0.name] == nil }) {
      throw Self.badValue(first, missing, scope)
    }
    if let rest = declared.first(where: { $0.kind == .rest }) {
      set(rest, .word(""), free[...])
      values[rest.name] = typed[rest.name].map { .word($0) }
      return
    }
    if let missing = declared.first(where: { values[$0.name] == nil && $0.kind != .flag && $0.kind != .text }) {
      throw Self.badValue(first, missing, scope)
    }
    throw Fault("unexpected", ["given": .text(shown(first.text))])
  }

  private mutating func set(_ argument: Argument, _ value: ArgumentValue, _ tokens: ArraySlice<Token>) {
    values[argument.name] = value
    var words = tokens.count == 1 ? tokens[tokens.startIndex].text : tokens.map(\.text).joined(separator: " ")
    while let last = words.utf8.last, last == 0x2C || last == 0x3B { words.removeLast() }
    typed[argument.name] = words
  }

  private static func badValue(_ token: Token, _ argument: Argument, _ scope: ReadingScope) -> Fault {
    let words: [String] =
      switch argument.kind {
      case .hazard, .category, .language: scope.vocabulary.table(argument.kind.rawValue).words
      case .choice: argument.words.words
      default: []
      }
    let near = nearest(token.folded, words)
    return Fault(
      "bad_value",
      [
        "given": .text(shown(token.text)), "argument": .term("argument.\(argument.name)"),
        "suggestions": .choice(near.map { .text($0) }), "some": .flag(!near.isEmpty),
      ])
  }
}

extension Arguments {
  func has(_ name: String) -> Bool { values[name] != nil }

  func word(_ name: String) -> String? {
    if case .word(let word)? = values[name], !word.isEmpty { word } else { nil }
  }

  func number(_ name: String) -> Int? {
    if case .number(let number)? = values[name] { number } else { nil }
  }

  func moment(_ name: String) -> Milliseconds? {
    if case .moment(let moment)? = values[name] { moment } else { nil }
  }

  func hazard(_ name: String) -> Hazard? {
    if case .hazard(let hazard)? = values[name] { hazard } else { nil }
  }

  func category(_ name: String) -> Category? {
    if case .category(let category)? = values[name] { category } else { nil }
  }

  func language(_ name: String) -> Language? {
    if case .language(let language)? = values[name] { language } else { nil }
  }

  func coordinates(_ name: String) -> (latitude: Double, longitude: Double)? {
    if case .coordinates(let latitude, let longitude)? = values[name] { (latitude, longitude) } else { nil }
  }
}

/// The first characters of what was typed, for a message.
func shown(_ text: String) -> String { text.count <= 40 ? text : "\(text.prefix(40))…" }
