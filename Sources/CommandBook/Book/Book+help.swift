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
    guard let first = listed.first else { return [Statement("help.nothing")] }
    let texts = extras(known)
    let most = Self.overviewLines - 1 - texts.count
    let shownAlone = listed.count <= most ? listed.count : most - 1
    var lines = listed.prefix(shownAlone).map { line($0, language) }
    let rest = listed.dropFirst(shownAlone)
    if !rest.isEmpty { lines.append(Statement("help.also", ["commands": commandList(rest)])) }
    lines += texts
    let help = commands["help"]?.name(in: language) ?? "?"
    lines.append(Statement("help.more", ["example": .text("!\(help) \(first.name(in: language))")]))
    return lines
  }

  private func extras(_ known: [CommandFile]) -> [Statement] {
    let texts = known.filter { $0.spec == nil }
    return texts.isEmpty ? [] : [Statement("help.texts", ["commands": commandList(texts[...])])]
  }

  private func explanation(_ file: CommandFile, _ language: Language, isAllowed: Bool) -> [Statement] {
    var lines = [
      Statement("help.use", ["use": .text(use(file, language)), "text": .text(file.help[language]?.text ?? "")])
    ]
    lines += (file.examples[language] ?? []).prefix(2).map { Statement("help.example", ["example": .text($0)]) }
    let aliases =
      (file.names[language] ?? []).dropFirst() + (file.names[language == .french ? .english : .french] ?? [])
    let own = file.name(in: language)
    let others = aliases.filter { $0 != own }
    if !others.isEmpty { lines.append(Statement("help.aliases", ["names": .list(others.map { .text("!\($0)") })])) }
    if !isAllowed {
      lines.append(
        Statement(
          "help.reserved",
          [
            "audience": .list(file.rights.audience.map(\.rawValue).sorted().map { .term("audience.\($0)") }),
            "places": .choice(file.rights.venues.map(\.rawValue).sorted().map { .term("venue.\($0)") }),
          ]))
    }
    return lines
  }

  private func line(_ file: CommandFile, _ language: Language) -> Statement {
    Statement(
      "help.command_line", ["use": .text(use(file, language)), "line": .text(file.help[language]?.line ?? "")])
  }

  private func use(_ file: CommandFile, _ language: Language) -> String {
    let use = file.help[language]?.use ?? ""
    return "!\(file.name(in: language))" + (use.isEmpty ? "" : " \(use)")
  }

  private func commandList(_ files: ArraySlice<CommandFile>) -> Value {
    .list(files.map { .term("command.\($0.code)") })
  }
}
