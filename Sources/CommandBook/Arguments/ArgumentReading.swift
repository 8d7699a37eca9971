import CrisisCore

/// The arguments of one line, by their names in the command's file.
package struct Arguments: Sendable {
  let declared: [Argument]
  /// In the order of the declaration.
  private var values: [ArgumentValue?]
  /// What was typed for each.
  private var typed: [String?]

  /// Links beside the one that an argument took.
  package private(set) var moreLinks: [String] = []
  /// Of the free words, those that were understood all the same: `route` of `route coupée`.
  package private(set) var understood: String?

  /// Reads words into the declared arguments, each in turn at each place; what fits none is free words.
  ///
  /// - Throws: the fault without the command's name and example, which the book adds.
  init(_ tokens: [Token], text: String?, declared: [Argument], _ scope: ReadingScope) throws(Fault) {
    self.declared = declared
    values = Array(repeating: nil, count: declared.count)
    typed = Array(repeating: nil, count: declared.count)
    var free: [Token] = []
    var parts: [FreeWords.Part] = []
    let hasTail = declared.contains(where: \.isTail)
    let isSentence = declared.contains { $0.kind == .sentence }
    var asides: [Token] = []
    var at = 0
    while at < tokens.count {
      if tokens[at].key != nil {
        at += try readKeyed(tokens, at, &free, scope)
      } else if !(hasTail && !free.isEmpty), !tokens[at].isQuoted,
        let (index, count) = try readPlaced(tokens, at, isFree: free.isEmpty, scope)
      {
        let part = FreeWords.Part(words: at..<at + count, kind: declared[index].kind, freeBefore: free.count)
        if part.mayBeKept { parts.append(part) }
        at += count
      } else if !tokens[at].isQuoted, try takeLink(tokens[at]) {
        at += 1
      } else if isSentence, text != nil, let count = FreeWords.dayWithoutHour(tokens, at, scope) {
        asides += tokens[at..<at + count]
        at += count
      } else {
        free.append(tokens[at])
        at += 1
      }
    }
    if !parts.isEmpty, isSentence {
      let kept = FreeWords.keep(parts, of: tokens, among: &free, scope)
      understood = kept.isEmpty ? nil : FreeWords.joined(kept)
    }
    try take(free, scope)
    if let text, let index = declared.firstIndex(where: { [.text, .message, .verbatim].contains($0.kind) }) {
      values[index] = .word(asides.isEmpty ? text : "\(text) (\(FreeWords.joined(asides)))")
    }
    for index in declared.indices where !declared[index].isOptional && values[index] == nil {
      throw Fault(Texts.faults.missing, declared[index].name)
    }
  }

  /// One more link than there are arguments for is kept beside, where one is taken.
  private mutating func takeLink(_ token: Token) throws(Fault) -> Bool {
    guard LinkArgument.isLink(token.folded), declared.contains(where: { $0.kind == .link }),
      declared.contains(where: { $0.kind == .sentence })
    else { return false }
    moreLinks.append(try LinkArgument.link(token.text))
    return true
  }

  private mutating func readKeyed(_ tokens: [Token], _ at: Int, _ free: inout [Token], _ scope: ReadingScope)
    throws(Fault)
    -> Int
  {
    let key = tokens[at].key ?? ""
    guard let index = declared.firstIndex(where: { $0.keys.contains(key) }) else {
      let known = declared.compactMap { $0.shownKeys[scope.language].map { "\($0)=" } }
      throw Fault(Texts.faults.unknownKey, key, known)
    }
    if values[index] != nil { throw Fault(Texts.faults.twice, key) }
    switch declared[index].kind {
    case .rest, .sentence:
      free.append(tokens[at])
      return 1
    case .text:
      set(index, .word(tokens[at].text), tokens[at...at])
      return 1
    default:
      guard let reading = try declared[index].read(tokens, at: at, scope) else {
        throw Self.badValue(tokens[at], declared[index], scope)
      }
      set(index, reading.value, tokens[at..<at + reading.count])
      return reading.count
    }
  }

  private mutating func readPlaced(_ tokens: [Token], _ at: Int, isFree: Bool, _ scope: ReadingScope) throws(Fault)
    -> (index: Int, count: Int)?
  {
    for index in declared.indices where values[index] == nil {
      if at > 0, FreeWords.isNone(of: declared[index].kind, behind: tokens[at - 1], scope) { continue }
      if declared[index].isFirst, declared[index].kind == .flag ? at > 0 : !isFree { continue }
      if !declared[index].isKeyedOnly, let reading = try declared[index].read(tokens, at: at, scope) {
        if declared[index].kind == .category, FreeWords.isName(reading, tokens, at, scope) { continue }
        set(index, reading.value, tokens[at..<at + reading.count])
        return (index, reading.count)
      }
      guard declared[index].keys.contains(tokens[at].folded), at + 1 < tokens.count, tokens[at + 1].key == nil,
        !tokens[at + 1].isQuoted, let reading = try declared[index].read(tokens, at: at + 1, scope)
      else { continue }
      set(index, reading.value, tokens[at + 1..<at + 1 + reading.count])
      return (index, reading.count + 1)
    }
    return nil
  }

  private mutating func take(_ free: [Token], _ scope: ReadingScope) throws(Fault) {
    guard let first = free.first else { return }
    let absent = declared.indices.filter { values[$0] == nil }
    if let missing = absent.first(where: { !declared[$0].isOptional && declared[$0].isFirst }) {
      throw Self.badValue(first, declared[missing], scope)
    }
    if let rest = absent.first(where: { [.rest, .sentence].contains(declared[$0].kind) }) {
      set(rest, .word(""), free[...])
      values[rest] = typed[rest].flatMap { $0.isEmpty ? nil : .word($0) }
      return
    }
    if let missing = absent.first(where: { ![.flag, .text, .message].contains(declared[$0].kind) }) {
      throw Self.badValue(first, declared[missing], scope)
    }
    throw Fault(Texts.faults.unexpected, shown(first.text))
  }

  private mutating func set(_ index: Int, _ value: ArgumentValue, _ tokens: ArraySlice<Token>) {
    values[index] = value
    typed[index] = FreeWords.joined(tokens)
  }

  private func value(_ name: String) -> ArgumentValue? {
    declared.firstIndex { $0.name == name }.flatMap { values[$0] }
  }

  /// The words that were typed for an argument.
  package func typedWords(_ name: String) -> String? { declared.firstIndex { $0.name == name }.flatMap { typed[$0] } }

  private static func badValue(_ token: Token, _ argument: Argument, _ scope: ReadingScope) -> Fault {
    let table: WordTable =
      switch argument.kind {
      case .hazard, .category, .language: scope.vocabulary.table(argument.kind.rawValue)
      case .choice: argument.words
      default: WordTable()
      }
    var meant: Set<String> = []
    let near = nearest(token.folded, table.words).filter { meant.insert(table.code($0) ?? $0).inserted }
    return Fault(Texts.faults.badValue, shown(token.text), argument.name, near)
  }
}

extension Arguments {
  package func has(_ name: String) -> Bool { value(name) != nil }

  package func word(_ name: String) -> String? {
    if case .word(let word)? = value(name), !word.isEmpty { word } else { nil }
  }

  package func number(_ name: String) -> Int? {
    if case .number(let number)? = value(name) { number } else { nil }
  }

  package func record(_ name: String) -> (kind: String, number: Int)? {
    if case .record(let kind, let number)? = value(name) { (kind, number) } else { nil }
  }

  package func moment(_ name: String) -> Milliseconds? {
    if case .moment(let moment)? = value(name) { moment } else { nil }
  }

  package func span(_ name: String) -> TimeSpan? {
    if case .span(let from, let until)? = value(name) { TimeSpan(from, until) } else { nil }
  }

  package func departement(_ name: String) -> Departement? {
    if case .departement(let departement)? = value(name) { departement } else { nil }
  }

  package func duration(_ name: String) -> Milliseconds? {
    if case .duration(let length)? = value(name) { length } else { nil }
  }

  package func hazard(_ name: String) -> Hazard? {
    if case .hazard(let hazard)? = value(name) { hazard } else { nil }
  }

  package func category(_ name: String) -> Category? {
    if case .category(let category)? = value(name) { category } else { nil }
  }

  package func language(_ name: String) -> Language? {
    if case .language(let language)? = value(name) { language } else { nil }
  }

  package func coordinates(_ name: String) -> (latitude: Double, longitude: Double)? {
    if case .coordinates(let latitude, let longitude)? = value(name) { (latitude, longitude) } else { nil }
  }

  /// The code of a crisis that is given as a word of its own.
  var crisis: String? { declared.first { $0.kind == .crisis }.flatMap { word($0.name) } }
}

/// The first characters of what was typed, for a message.
package func shown(_ text: String) -> String { text.count <= 40 ? text : "\(text.prefix(40))…" }
