import CrisisCore
import PlainText
import StrictYAML

extension CommandFile {
  /// - Returns: nil where too little could be read to go on; the faults say why.
  static func decode(_ value: YAMLValue, code: String, _ spec: CommandSpec?) -> CommandFile? {
    value.map { map in
      let names = map.required("names") {
        $0.languages { $0.list { $0.word("a name (letters, digits, dashes)", name) } }
      }
      let audience = map.optional("audience") { $0.list { $0.oneOf(Audience.self) } }.map(Set.init)
      let venues = map.optional("places") { $0.list { $0.oneOf(VenueKind.self) } }.map(Set.init)
      let abbreviation = map.optional("abbreviation") { $0.oneOf(["allowed", "never"]) }
      let rank = map.optional("rank") { $0.integer(1...999) }
      let arguments = map.optional("arguments") { $0.list(argument) } ?? []
      let help = map.required("help") { $0.languages { self.help($0, code) } }
      let examples = map.required("examples") { $0.languages { $0.list { $0.text() } } }
      let calls = spec?.likeness == nil ? nil : map.required("calls", callWords)
      var answers: [String: LanguageTexts] = [:]
      if spec == nil {
        answers["\(code).text"] = map.required("text") { $0.languageTexts() }
      } else {
        let pairs = map.optional("answers") { $0.pairs { $1.languageTexts() } } ?? []
        for pair in pairs { answers["\(code).\(pair.key)"] = pair.value }
      }
      guard let names, let help, let examples, names.count == 2, help.count == 2 else { return nil }
      let widest = spec?.rights ?? Rights(audience: [.identified], venues: Set(VenueKind.allCases))
      let given = Rights(audience: audience ?? widest.audience, venues: venues ?? widest.venues)
      let file = CommandFile(
        code: code, spec: spec, names: names, rights: spec?.rights.narrowed(to: given) ?? given,
        mayAbbreviate: abbreviation != "never",
        rank: rank ?? 500, arguments: arguments, help: help, examples: examples, answers: answers, calls: calls,
        path: value.file)
      file.check(given, map)
      file.checkShape(map)
      return file
    }
  }

  private static func name(_ text: String) -> String? {
    let folded = Folding.fold(text)
    let isName =
      folded == "?" || folded.first?.isLetter == true && folded.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    return isName ? text : nil
  }

  private static func help(_ value: YAMLValue, _ code: String) -> Help? {
    value.map { map in
      let use = map.optional("use") { $0.text() }
      let line = map.required("line") { $0.text() }
      let text = map.required("text") { $0.text() }
      guard let line, let text else { return nil }
      return Help(use: use ?? "", line: line, text: text)
    }
  }

  private static func argument(_ value: YAMLValue) -> Argument? {
    value.map { map in
      let name = map.required("name") { $0.word() }
      let kind = map.required("type") { $0.oneOf(ArgumentKind.self) }
      let isOptional = map.optional("optional") { $0.bool() } ?? false
      let isFirst = map.optional("first") { $0.bool() } ?? false
      let isKeyedOnly = map.optional("keyed") { $0.bool() } ?? false
      let isTail = map.optional("tail") { $0.bool() } ?? false
      let keys = map.optional("keys") { $0.languages { $0.list { $0.word() } } } ?? [:]
      let words = map.optional("words") { wordTable($0, isFlag: kind == .flag) } ?? WordTable()
      if kind == .flag || kind == .choice, !map.has("words") {
        map.value.fault("a \(kind?.rawValue ?? "") needs the key \"words\"")
      }
      guard let name, let kind else { return nil }
      return Argument(
        name: name, kind: kind, isOptional: isOptional || kind == .flag, isFirst: isFirst, isKeyedOnly: isKeyedOnly,
        isTail: isTail, keys: Language.allCases.flatMap { keys[$0] ?? [] }.map { Folding.fold($0) },
        shownKeys: keys.compactMapValues(\.first), words: words)
    }
  }

  private static func callWords(_ value: YAMLValue) -> CallWords? {
    func phrase(_ value: YAMLValue) -> [String]? { value.text().map { LineWord.all(of: $0[...]).map(\.folded) } }
    return value.map { map in
      CallWords(
        spoken: map.required("spoken") { $0.list(phrase) } ?? [], named: map.required("named") { $0.list(phrase) } ?? []
      )
    }
  }

  private static func wordTable(_ value: YAMLValue, isFlag: Bool) -> WordTable? {
    var table = WordTable()
    if isFlag {
      for word in value.list({ $0.word() }) ?? [] { table.add(word, for: "yes") }
    } else {
      for (code, words) in value.pairs({ $1.list { $0.word() } }) ?? [] {
        for word in words { table.add(word, for: code) }
      }
    }
    return table
  }

  /// A file narrows what the program declares; it never widens it.
  private func check(_ given: Rights, _ map: YAMLMap) {
    guard spec != nil else { return }
    if given.audience != rights.audience {
      let extra = given.audience.subtracting(rights.audience).map(\.rawValue).sorted().joined(separator: ", ")
      _ = map.optional("audience") {
        $0.fault("\(code) is not open to \(extra): a file may narrow its audience, never widen it")
      }
    }
    if given.venues != rights.venues {
      let extra = given.venues.subtracting(rights.venues).map(\.rawValue).sorted().joined(separator: ", ")
      _ = map.optional("places") {
        $0.fault("\(code) may not be used in \(extra): a file may narrow its places, never widen them")
      }
    }
  }

  /// The arguments must be those that the program takes.
  private func checkShape(_ map: YAMLMap) {
    let wanted = spec?.arguments ?? [:]
    func report(_ message: String) {
      if map.has("arguments") { _ = map.optional("arguments") { $0.fault(message) } } else { map.value.fault(message) }
    }
    for argument in arguments {
      if let kind = wanted[argument.name] {
        if kind != argument.kind { report("the argument \"\(argument.name)\" must be of type \(kind.rawValue)") }
      } else {
        report("the program takes no argument \"\(argument.name)\" for \(code)")
      }
      for choice in spec?.choices[argument.name] ?? [] where !argument.words.offers(choice) {
        report("the choice \"\(argument.name)\" must offer \"\(choice)\"")
      }
    }
    let declared = Set(arguments.map(\.name))
    if declared.count < arguments.count { report("an argument is declared twice") }
    for name in wanted.keys.sorted() where !declared.contains(name) { report("the argument \"\(name)\" is missing") }
  }
}
