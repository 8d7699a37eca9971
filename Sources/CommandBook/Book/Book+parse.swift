import CrisisCore
import PlainText

extension Book {
  /// The longest line that is read, in bytes.
  package static let longestLine = 4_000

  /// Understands a line as somebody typed it.
  package func parse(_ text: String, _ context: ParseContext) -> Parsed {
    guard let line = addressed(text, context) else { return .conversation }
    do {
      return try read(line, context)
    } catch {
      return call(in: line, error) ?? .fault(error)
    }
  }

  /// The line from the command's name on, cleaned; nil: it is not said to Vigie.
  func addressed(_ text: String, _ context: ParseContext) -> Substring? {
    var start = text.unicodeScalars[...]
    while let first = start.first, CleanText.isSpace(first) { start = start.dropFirst() }
    guard let first = start.first else { return nil }
    // The first letters of ordinary talk are looked at, not the whole line.
    if first != "!", !context.isDirect, !isCalled(start, context.nick) { return nil }
    let isShort = text.utf8.count <= Self.longestLine
    var line = CleanText.typed(isShort ? String(start) : String(start.prefix(Self.longestLine + 64)))[...]
    line = line.drop { $0 == " " }
    var isCalled = context.isDirect
    if line.first != "!", let rest = afterNick(line, context.nick) {
      line = rest
      isCalled = true
    }
    if line.first == "!" {
      line = line.dropFirst()
      // The keyboards of telephones put a space behind it.
      if line.first == " " {
        line = line.drop { $0 == " " }
        guard isCalled && line.first != "?" || beginsWithName(line) else { return nil }
      }
      guard let next = line.unicodeScalars.first, next.properties.isAlphabetic || next == "?" else { return nil }
      // `!?` and `!? signaler` ask for help; `!?!` is an exclamation.
      if next == "?", let after = line.dropFirst().first, after != " " { return nil }
      return line
    }
    guard isCalled, let next = line.unicodeScalars.first, next.properties.isAlphabetic || next == "?" else {
      return nil
    }
    return line
  }

  private func isCalled(_ line: Substring.UnicodeScalarView, _ nick: String) -> Bool {
    afterNick(Substring(line.prefix(nick.unicodeScalars.count + 8)), nick) != nil
  }

  /// What follows `Vigie:`, `Vigie,` or `@Vigie`.
  private func afterNick(_ line: Substring, _ nick: String) -> Substring? {
    var rest = line
    let hasAt = rest.first == "@"
    if hasAt { rest = rest.dropFirst() }
    let name = rest.prefix(nick.count)
    guard !nick.isEmpty, name.count == nick.count, Folding.fold(name) == Folding.fold(nick) else { return nil }
    rest = rest.dropFirst(nick.count)
    let separated = rest.drop { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
    if let mark = separated.first, mark == ":" || mark == "," {
      return separated.dropFirst().drop { $0 == " " || $0 == "\u{A0}" }
    }
    return hasAt && (rest.isEmpty || rest.first == " ") ? separated : nil
  }

  private func read(_ line: Substring, _ context: ParseContext) throws(Fault) -> Parsed {
    let isLong = line.utf8.count > Self.longestLine
    let (file, rest) = try command(isLong ? line.prefix(64) : line, context)
    if let spec = file.spec, let make = spec.anyWords {
      return anyWords(line[rest.startIndex...], spec, file, context, make)
    }
    guard !isLong else { throw Fault(Texts.faults.tooLong(Self.longestLine)) }
    guard let spec = file.spec else { return .text(file.code) }
    if let call = call(in: rest, of: file) { return call }
    do {
      return try read(rest, spec, file, context)
    } catch {
      throw named(error, file, context.language)
    }
  }

  private func read(
    _ rest: Substring, _ spec: CommandSpec, _ file: CommandFile, _ context: ParseContext
  ) throws(Fault) -> Parsed {
    let cut =
      file.takes(.verbatim)
      ? Tokenizer(verbatim: rest)
      : try Tokenizer(rest, splitsText: file.takes(.text), followsLink: file.takes(.message))
    var tokens = cut.tokens
    let folded = Self.folded(file.code, tokens, cut.text)
    var crisis: String?
    if let first = tokens.first, first.folded.hasPrefix("@"),
      CrisisArgument.isCode(first.folded.dropFirst()) || Departement(first.folded.dropFirst()) != nil
    {
      crisis = CrisisArgument.code(first.folded.dropFirst())
      tokens.removeFirst()
    }
    let scope = ReadingScope(
      vocabulary: vocabulary, language: context.language, clock: context.clock, now: context.now,
      commandCode: { [names] in names[$0] }, isSentence: file.takes(.sentence) && cut.text == nil)
    let arguments: Arguments
    do {
      arguments = try Arguments(tokens, text: cut.text, declared: file.arguments, scope)
    } catch {
      // A topic of help that is no command is a misspelt command.
      if file.takes(.command), case .text(let given)? = error.statement.values["given"] {
        throw unknown(Folding.fold(given), given, context.language)
      }
      throw error
    }
    let act = try spec.build(arguments, scope)
    return .request(Request(spec.name, act, crisis: crisis ?? arguments.crisis), folded: folded)
  }

  /// Of a command that no words are wrong for: what can be understood of them is, and none is lost.
  private func anyWords(
    _ rest: Substring, _ spec: CommandSpec, _ file: CommandFile, _ context: ParseContext,
    _ make: ([String], (any Act)?) -> any Act
  ) -> Parsed {
    let raw = String(rest.prefix(Self.longestLine))
    let words = raw.split(separator: " ").map(String.init)
    let understood = try? read(rest, spec, file, context)
    guard case .request(let request, let folded)? = understood else {
      let crisis = Self.code(words.first)
      let left = Array(words.dropFirst(crisis == nil ? 0 : 1))
      // Where the whole is not understood, its first word may be.
      var first: (any Act)?
      if let word = left.first, case .request(let request, _)? = try? read(word[...], spec, file, context) {
        first = request.act
      }
      let act = make(left, first)
      return .request(Request(spec.name, act, crisis: crisis), folded: "\(file.code) \(Folding.fold(raw))")
    }
    let act = make(Array(words.dropFirst(request.crisis == nil ? 0 : 1)), request.act)
    return .request(Request(spec.name, act, crisis: request.crisis), folded: folded)
  }

  /// `@63`, as any command may begin.
  static func code(_ word: String?) -> String? {
    guard let folded = word.map({ Folding.fold($0) }), folded.hasPrefix("@") else { return nil }
    let code = folded.dropFirst()
    return CrisisArgument.isCode(code) || Departement(code) != nil ? CrisisArgument.code(code) : nil
  }

  private static func folded(_ code: String, _ tokens: [Token], _ text: String?) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(512)
    folded.append(contentsOf: code.utf8)
    for token in tokens {
      folded.append(0x20)
      if let key = token.key {
        folded.append(contentsOf: key.utf8)
        folded.append(UInt8(ascii: "="))
      }
      // Two addresses that differ by capitals are two addresses.
      folded.append(contentsOf: (LinkArgument.isLink(token.folded) ? token.text : token.folded).utf8)
    }
    if let text {
      folded.append(contentsOf: " : ".utf8)
      folded.append(contentsOf: Folding.fold(text).utf8)
    }
    if folded.last == 0x20 { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  /// The file of the command that a line begins with, and the line behind its name.
  func command(_ line: Substring, _ context: ParseContext) throws(Fault) -> (CommandFile, Substring) {
    if line.first == "?", let file = names["?"].flatMap({ commands[$0] }) { return (file, line.dropFirst()) }
    if let call = behindSpelling(of: line) { return call }
    var end = line.unicodeScalars.startIndex
    let scalars = line.unicodeScalars
    while end < scalars.endIndex, Self.isNamePart(scalars[end]) { end = scalars.index(after: end) }
    let typed = line[..<end]
    let folded = Folding.fold(typed)
    if let file = names[folded].flatMap({ commands[$0] }) {
      guard file.mayAbbreviate || Self.isWhole(line[end...]) else {
        throw Fault(
          Texts.faults.fullName("!\(shown(String(line.prefix { $0 != " " })))", file.code), command: file.code)
      }
      let marks = file.spec?.anyWords == nil ? ":," : Self.marksBehindName
      return (file, line[end...].drop { marks.contains($0) })
    }
    // `!voir47`; of what is written in full, a number and nothing else: `!no1te` is no `!no`.
    let letters = typed.prefix { !$0.isNumber }
    if letters.endIndex < typed.endIndex, let file = names[Folding.fold(letters)].flatMap({ commands[$0] }),
      file.mayAbbreviate || typed[letters.endIndex...].allSatisfy(\.isNumber)
    {
      return (file, line[letters.endIndex...])
    }
    let file = try abbreviated(folded, String(typed), context.language)
    return (file, line[end...])
  }

  /// Whether a name ends there as one that somebody meant to write: `!no’te` is no `!no`.
  private static func isWhole(_ rest: Substring) -> Bool {
    rest.first.map { " \u{A0}:,;.!?…#(\"".contains($0) } ?? true
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    case 0x00..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.isDiacritic || scalar.value == 0x2011
    }
  }
}
