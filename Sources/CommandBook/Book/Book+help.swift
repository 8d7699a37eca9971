import CrisisCore

/// `!aide`
package enum HelpTopic: Sendable, Equatable {
  /// What this person can do here.
  case overview
  /// Everything.
  case everything
  /// One command, by the code of its file (`report`); a text-only command's too.
  case command(String)
}

extension Book {
  /// The lines of an overview, at the most.
  package static let overviewLines = 6
  /// Names of commands that one line surely holds.
  private static let namesInALine = 25

  /// Help on a topic, computed from the files. `allowed` says what this person may do here; nothing else is listed, but
  /// any command is explained to whoever asks for it by name.
  package func help(_ topic: HelpTopic, in language: Language, allowed: (CommandName) -> Bool) -> [Statement] {
    let known = commands.values
      .filter { $0.spec.map { allowed($0.name) } ?? true }
      .sorted { ($0.rank, $0.code) < ($1.rank, $1.code) }
    switch topic {
    case .overview: return overview(known, language)
    case .everything: return known.filter { $0.spec != nil }.map { line($0, language) } + extras(known)
    case .command(let code):
      guard let file = commands[code] else { return [] }
      return explanation(file, language, isAllowed: file.spec.map { allowed($0.name) } ?? true)
    }
  }

  private func overview(_ known: [CommandFile], _ language: Language) -> [Statement] {
    let listed = known.filter { $0.spec != nil && $0.code != "help" }
    guard let first = listed.first else { return [Texts.help.nothing()] }
    let texts = extras(known)
    let most = Self.overviewLines - 1 - texts.count
    // Each takes the line of one more.
    let lists = (listed.count - most + Self.namesInALine - 2) / (Self.namesInALine - 1)
    let shownAlone = listed.count <= most ? listed.count : most - lists
    var lines = listed.prefix(shownAlone).map { line($0, language) }
    var rest = listed.dropFirst(shownAlone)
    while !rest.isEmpty {
      lines.append(Texts.help.also(rest.prefix(Self.namesInALine).map(\.code)))
      rest = rest.dropFirst(Self.namesInALine)
    }
    lines += texts
    let help = commands["help"]?.name(in: language) ?? "?"
    lines.append(Texts.help.more("!\(help) \(first.name(in: language))"))
    return lines
  }

  private func extras(_ known: [CommandFile]) -> [Statement] {
    let texts = known.filter { $0.spec == nil }
    return texts.isEmpty ? [] : [Texts.help.texts(texts.map(\.code))]
  }

  private func explanation(_ file: CommandFile, _ language: Language, isAllowed: Bool) -> [Statement] {
    var lines = [Texts.help.use(use(file, language), file.help[language]?.text ?? "")]
    lines += (file.examples[language] ?? []).prefix(2).map { Texts.help.example($0) }
    let aliases =
      (file.names[language] ?? []).dropFirst() + (file.names[language == .french ? .english : .french] ?? [])
    var said: Set = [file.name(in: language)]
    let others = aliases.filter { said.insert($0).inserted }
    if !others.isEmpty { lines.append(Texts.help.aliases(others.map { "!\($0)" })) }
    if !isAllowed { lines.append(Texts.help.reserved(file.rights.audience, file.rights.venues)) }
    return lines
  }

  private func line(_ file: CommandFile, _ language: Language) -> Statement {
    Texts.help.line(use(file, language), file.help[language]?.line ?? "")
  }

  private func use(_ file: CommandFile, _ language: Language) -> String {
    let use = file.help[language]?.use ?? ""
    return "!\(file.name(in: language))" + (use.isEmpty ? "" : " \(use)")
  }
}
