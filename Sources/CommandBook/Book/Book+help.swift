import CrisisCore

extension Book {
  /// The lines of an overview, at the most.
  package static let overviewLines = 6

  /// Help on a topic, computed from the files. `allowed` says what this person may do here; nothing else is listed, but
  /// any command is explained to whoever asks for it by name.
  package func help(_ topic: HelpTopic, in language: Language, allowed: (CommandName) -> Bool) -> [String] {
    let known = commands.values
      .filter { $0.command.map(allowed) ?? true }
      .sorted { ($0.rank, $0.code) < ($1.rank, $1.code) }
    switch topic {
    case .overview: return overview(known, language)
    case .everything: return known.filter { $0.command != nil }.map { line($0, language) } + extras(known, language)
    case .command(let code):
      guard let file = commands[code] else { return [] }
      return explanation(file, language, isAllowed: file.command.map(allowed) ?? true)
    }
  }

  private func overview(_ known: [CommandFile], _ language: Language) -> [String] {
    let listed = known.filter { $0.command != nil && $0.command != .help }
    guard let first = listed.first else { return [say("help.nothing", [:], language)] }
    let texts = extras(known, language)
    let room = Self.overviewLines - 1 - texts.count
    let shownAlone = listed.count <= room ? listed.count : room - 1
    var lines = listed.prefix(shownAlone).map { line($0, language) }
    let rest = listed.dropFirst(shownAlone)
    if !rest.isEmpty { lines.append(say("help.also", ["commands": commandList(rest)], language)) }
    lines += texts
    let help = commands[CommandName.help.rawValue]?.name(in: language) ?? "?"
    lines.append(
      say(
        "help.more", ["example": .text("!\(help) \(first.name(in: language))")], language))
    return lines
  }

  private func extras(_ known: [CommandFile], _ language: Language) -> [String] {
    let texts = known.filter { $0.command == nil }
    return texts.isEmpty ? [] : [say("help.texts", ["commands": commandList(texts[...])], language)]
  }

  private func explanation(_ file: CommandFile, _ language: Language, isAllowed: Bool) -> [String] {
    let help = file.help[language]
    var lines = [
      say("help.use", ["use": .text(use(file, language)), "text": .text(help?.text ?? "")], language)
    ]
    lines += (file.examples[language] ?? []).prefix(2).map { say("help.example", ["example": .text($0)], language) }
    let aliases =
      (file.names[language] ?? []).dropFirst() + (file.names[language == .french ? .english : .french] ?? [])
    let own = file.name(in: language)
    let others = aliases.filter { $0 != own }
    if !others.isEmpty {
      lines.append(say("help.aliases", ["names": .list(others.map { .text("!\($0)") })], language))
    }
    if !isAllowed {
      lines.append(
        say(
          "help.reserved",
          [
            "audience": .list(file.audience.map(\.rawValue).sorted().map { .term("audience.\($0)") }),
            "places": .choice(file.venues.map(\.rawValue).sorted().map { .term("venue.\($0)") }),
          ], language))
    }
    return lines
  }

  private func line(_ file: CommandFile, _ language: Language) -> String {
    say(
      "help.command_line",
      ["use": .text(use(file, language)), "line": .text(file.help[language]?.line ?? "")], language)
  }

  private func use(_ file: CommandFile, _ language: Language) -> String {
    let use = file.help[language]?.use ?? ""
    return "!\(file.name(in: language))" + (use.isEmpty ? "" : " \(use)")
  }

  private func commandList(_ files: ArraySlice<CommandFile>) -> Value {
    .list(files.map { .term("command.\($0.code)") })
  }

  private func say(_ code: String, _ values: [String: Value], _ language: Language) -> String {
    render(Statement(code, values), RenderContext(language, LocalClock(.gmt), now: 0))
  }
}
