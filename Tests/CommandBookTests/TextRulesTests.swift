import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

/// Every text, in both languages, with sample values: what a reader of proofs would look for.
@Suite struct TextRulesTests {
  static let terms = Catalogue.terms(of: CommandList.all)

  private static func sample(_ variable: Variable) -> Value {
    switch variable.kind {
    case .words: .text(variable.name.contains("phone") ? "06 39 98 00 63" : "Brassac-les-Mines")
    case .code: .text(variable.name == "example" ? "!aide" : "63-crue-2411")
    case .number: .number(12)
    case .time: .time(floodDay - 20 * .minute)
    case .day: .day("2027-11-27")
    case .duration: .duration(2 * .hour)
    case .term(let family): .term(terms.first { $0.hasPrefix(family + ".") } ?? "command.report")
    case .authority: .authority(.sdis, departement: "63", name: "SDIS du Puy-de-Dôme")
    case .list: .list([.text("Orbeil"), .text("Orléat")])
    case .flag: .flag(true)
    }
  }

  /// With everything that may be given, with the least, and with each flag alone.
  private static func statements(_ code: String, _ variables: [Variable]) -> [Statement] {
    let full = Dictionary(uniqueKeysWithValues: variables.map { ($0.name, sample($0)) })
    var least = full
    for variable in variables where variable.isOptional { least[variable.name] = nil }
    for variable in variables where variable.kind == .flag { least[variable.name] = .flag(false) }
    for variable in variables where variable.kind == .number && least[variable.name] != nil {
      least[variable.name] = .number(1)
    }
    let flags = variables.filter { $0.kind == .flag }.map(\.name)
    let alone = flags.map { flag in
      Statement(code, full.merging(flags.map { ($0, .flag($0 == flag)) }) { $1 })
    }
    // Of yesterday: with a date.
    let earlier = full.mapValues { value in
      if case .time(let moment) = value { Value.time(moment - .day) } else { value }
    }
    return [full, least, earlier].map { Statement(code, $0) } + alone
  }

  static let texts = Catalogue.texts(of: CommandList.all)
  static let codes = texts.keys.sorted()

  @Test(arguments: codes, Language.allCases)
  func everyTextIsFitToBeSaid(_ code: String, _ language: Language) throws {
    let book = try Shipped.book()
    let context = RenderContext(language, Clock.paris, now: floodDay)
    for statement in Self.statements(code, Self.texts[code] ?? []) {
      #expect(book.mismatches(statement) == [])
      let line = book.render(statement, context)
      #expect(!line.isEmpty)
      #expect(line.utf8.count <= 400, "\(line.utf8.count) bytes: \(line)")
      #expect(Self.slips(line, language) == [], "\(line)")
    }
  }

  private static func longest(_ variable: Variable) -> Value {
    switch variable.kind {
    case .words: .text(String(repeating: "là où l’eau entre dans les caves, ", count: 30))
    case .code: .text("63-mouvement-de-terrain-2411-2")
    case .number: .number(100_000)
    case .time: .time(floodDay - 300 * .day)
    case .duration: .duration(100 * .hour - .minute)
    case .authority: .authority(.prefecture, departement: "63", name: "Préfecture du Puy-de-Dôme")
    case .term(let family):
      .term(terms.filter { $0.hasPrefix(family + ".") }.max { $0.count < $1.count } ?? "command.report")
    case .list: .list((1...40).map { .text("Marie-Charlotte Lefèvre \($0)") })
    case .day, .flag: sample(variable)
    }
  }

  /// Whatever people type and however much there is to list, a line is short enough for any server. What `!voir` shows is
  /// read whole, in several.
  @Test(arguments: codes, Language.allCases)
  func everyLineIsShortEnoughWithTheLongestValues(_ code: String, _ language: Language) throws {
    let (book, variables) = (try Shipped.book(), Self.texts[code] ?? [])
    let full = Dictionary(uniqueKeysWithValues: variables.map { ($0.name, Self.longest($0)) })
    let off = full.mapValues { if case .flag = $0 { Value.flag(false) } else { $0 } }
    for values in [full, off] where !code.hasPrefix("show.") {
      let line = book.render(
        Statement(code, values, nature: .exercise), RenderContext(language, Clock.paris, now: floodDay))
      #expect(line.utf8.count <= 400, "\(line.utf8.count) bytes: \(line)")
    }
  }

  @Test(arguments: CommandName.allCases, Language.allCases)
  func helpIsFitToBeSaid(_ name: CommandName, _ language: Language) throws {
    for line in try Shipped.book().helpLines(.command(name.rawValue), in: language, allowed: { _ in true }) {
      #expect(Self.slips(line, language) == [], "\(line)")
      #expect(line.utf8.count <= 400, "\(line.utf8.count) bytes: \(line)")
    }
  }

  @Test(arguments: terms, Language.allCases)
  func everyTermHasWords(_ code: String, _ language: Language) throws {
    let printed = try #require(try Shipped.book().vocabulary.printed(code, in: language))
    #expect(Self.slips(printed, language) == [], "\(printed)")
  }

  /// What is wrong with a line by the rules of typography.
  static func slips(_ line: String, _ language: Language) -> [String] {
    var slips: [String] = []
    if line.contains("  ") { slips.append("two spaces") }
    if line.contains(" ,") || line.contains(" .") { slips.append("a space before a comma or a stop") }
    if line.first == " " || line.last == " " { slips.append("a space at an end") }
    if line.contains("{{") || line.contains("}}") { slips.append("a tag is left") }
    if line.contains("..") { slips.append("two stops") }
    guard language == .french else { return slips }
    for pair in ["à le ", "de le ", "à les ", "de les ", "jusqu’à le "] where line.contains(" \(pair)") {
      slips.append("\(pair)is no French")
    }
    if line.firstMatch(of: /[0-9] (min|h|km)\b/) != nil { slips.append("no U+00A0 before a unit") }
    if line.firstMatch(of: /[nN]° [0-9]/) != nil { slips.append("no U+00A0 behind n°") }
    let characters = Array(line)
    for (index, character) in characters.enumerated() {
      let before = index > 0 ? characters[index - 1] : "x"
      let after = index + 1 < characters.count ? characters[index + 1] : " "
      let endsWord = after == " " || after == "\u{A0}"
      switch character {
      case "?", ";", "!", ":":
        if endsWord, before != "\u{A0}", before != "«", before != "!" {
          slips.append("no U+00A0 before \(character) at \(index)")
        }
      case "«": if after != "\u{A0}" { slips.append("no U+00A0 behind «") }
      case "»": if before != "\u{A0}" { slips.append("no U+00A0 before »") }
      case "'": slips.append("a straight apostrophe at \(index)")
      default: break
      }
    }
    return slips
  }

  /// Somebody's words can neither end the line, nor colour it, nor begin it, nor be read as a tag.
  @Test(arguments: codes)
  func hostileWordsStayWords(_ code: String) throws {
    let book = try Shipped.book()
    let variables = Self.texts[code] ?? []
    for statement in Self.statements(code, variables) {
      var hostile = statement
      for variable in variables where variable.kind == .words && hostile.values[variable.name] != nil {
        hostile.values[variable.name] = .text("/quit\r\n!activer {{#x}}\u{3}04\u{202E}\u{0}")
      }
      for language in Language.allCases {
        let line = book.render(hostile, RenderContext(language, Clock.paris, now: floodDay))
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
        #expect(!line.hasPrefix("/"))
      }
    }
  }

  /// The counts that may be none, wherever a line says one.
  static let counted = [
    ("status.counts", ["total"]), ("crises.ended", ["total"]), ("deactivate.done", ["total"]),
    ("announcement.closed", ["total"]), ("digest_line.heading", ["total"]), ("ping.pong", ["queue"]),
    ("ping.without_store", ["queue"]), ("who.volunteers", ["count", "active"]), ("who.active", ["count"]),
    ("health.brief", ["queue"]), ("health.desk", ["queue", "pauses"]), ("health.rest", ["pending"]),
  ]

  /// « 0 signalement » is no way to say that there is none.
  @Test(arguments: counted, Language.allCases)
  func noneIsSaidInWords(_ counted: (code: String, names: [String]), _ language: Language) throws {
    let (book, variables) = (try Shipped.book(), Self.texts[counted.code] ?? [])
    for name in counted.names {
      #expect(variables.contains { $0.name == name && $0.kind == .number }, "\(counted.code) has no \(name)")
      var values = Dictionary(uniqueKeysWithValues: variables.map { ($0.name, Self.sample($0)) })
      values[name] = .number(0)
      for variable in variables where variable.isOptional { values[variable.name] = nil }
      let line = book.render(Statement(counted.code, values), RenderContext(language, Clock.paris, now: floodDay))
      #expect(line.firstMatch(of: /(^|[ \u{A0}])0\b/) == nil, "\(line)")
    }
  }

  @Test func theRulesFindSlips() {
    #expect(Self.slips("Rien à dire : l’eau\u{A0}!", .french) == ["no U+00A0 before : at 12"])
    #expect(Self.slips("l'eau", .french) == ["a straight apostrophe at 1"])
    #expect(Self.slips("« x »", .french).count == 2)
    #expect(Self.slips("a  b", .english) == ["two spaces"])
    #expect(Self.slips("Où\u{A0}? «\u{A0}Orbel\u{A0}»\u{A0}: !aide", .french) == [])
  }

  /// Those of relays and of claims; where the text has an address too many, to take it out is the mend.
  static let mended = [Texts.relayRefusals as any Sendable, Texts.claims, Texts.mute].flatMap(Texts.declared)
    .map(\.code).filter { $0.hasPrefix("refusal.") && $0 != "refusal.relay_text_address" }

  /// Every one says what to type, whatever it is that went wrong.
  @Test(arguments: mended, Language.allCases)
  func aRefusalNamesTheMend(_ code: String, _ language: Language) throws {
    let (book, variables) = (try Shipped.book(), Self.texts[code] ?? [])
    let hasFlags = variables.contains { $0.kind == .flag }
    for (index, statement) in Self.statements(code, variables).enumerated() where !hasFlags || index != 1 {
      let line = book.render(statement, RenderContext(language, Clock.paris, now: floodDay))
      #expect(line.contains("!") || line.contains("https://") || line.contains("="), "\(line)")
    }
  }
}
