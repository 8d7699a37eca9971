/// The conversation of a script, under way.
actor Play {
  private let script: Script
  /// What the end of the script may name: `{TLS_PORT}`.
  private let values: [String: String]
  private let passwords: [String: String]
  private let clock: RehearsalSocket
  private let bot: String
  private let process: BotProcess
  private let patience: Duration
  private let pause: Duration
  private let screen = Screen()
  private let stage: Stage
  private let cast: Cast

  init(
    script: Script, entrance: Entrance, values: [String: String], bot: String, process: BotProcess.Settings,
    patience: Duration, pause: Duration
  ) {
    self.script = script
    self.values = values
    passwords = entrance.passwords
    self.bot = bot
    self.process = BotProcess(process)
    clock = RehearsalSocket(path: process.socket)
    self.patience = patience
    self.pause = pause
    stage = Stage(bot: bot, screen: screen, lasting: entrance.matrix?.rooms ?? [])
    cast = Cast(entrance, bot: bot, stage: stage)
  }

  /// Returns at the end of the script; what is said afterwards goes on being shown until ``leave()``.
  func perform() async throws {
    for step in script.steps {
      try Task.checkCancellation()
      try await perform(step)
    }
    screen.plain("")
    for line in script.closing { screen.plain(filled(line)) }
  }

  func leave() async {
    await cast.leave()
    process.cutPower()
  }

  private func perform(_ step: Script.Step) async throws {
    switch step {
    case .heading(let text): screen.heading(text)
    case .remark(let text): screen.remark(text)
    case .await(let nick, let channels): try await stage.waitFor(nick, in: channels, within: patience)
    case .enter(let people): try await cast.enter(people)
    case .start(let time):
      if process.isRunning {
        process.cutPower()
        try await stage.waitForAbsence(of: bot, within: patience)
      }
      try process.start(at: time)
    case .say(let nick, let place, let text, let expected):
      let mark = await stage.mark
      try await cast.say(text, by: nick, in: place)
      try await wait(for: expected, since: mark)
    case .clock(let time, let expected):
      let mark = await stage.mark
      screen.time(time)
      try await clock.move(to: time)
      try await wait(for: expected, since: mark)
    }
  }

  private func wait(for expected: [Script.Expectation], since mark: Int) async throws {
    for expectation in expected { try await stage.waitFor(expectation, since: mark, within: patience) }
    if pause > .zero { try await Task.sleep(for: pause) }
  }

  /// `{TLS_PORT}` from the server, `{password of camille}` from the passwords.
  private func filled(_ line: String) -> String {
    line.replacing(#/\{([A-Za-z_ ]+)\}/#) { match in
      let name = String(match.1)
      if name.hasPrefix("password of ") { return passwords[String(name.dropFirst(12))] ?? "?" }
      return values[name] ?? "?"
    }
  }
}
