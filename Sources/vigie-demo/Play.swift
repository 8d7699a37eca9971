import SystemTLS

/// The conversation of a script, under way.
actor Play {
  private let script: Script
  private let server: ServerAddress
  private let tls: TLSClientContext
  /// What the end of the script may name: `{TLS_PORT}`.
  private let values: [String: String]
  private let passwords: [String: String]
  private let bot: String
  private let conductor: Conductor
  private let patience: Duration
  private let pause: Duration
  private let screen = Screen()
  private let stage: Stage
  private let heard: AsyncStream<Heard>
  private let hear: AsyncStream<Heard>.Continuation
  private var players: [String: Player] = [:]

  init(
    script: Script, server: ServerAddress, tls: TLSClientContext, values: [String: String],
    passwords: [String: String], bot: String, conductor: Conductor, patience: Duration, pause: Duration
  ) {
    self.script = script
    self.server = server
    self.tls = tls
    self.values = values
    self.passwords = passwords
    self.bot = bot
    self.conductor = conductor
    self.patience = patience
    self.pause = pause
    stage = Stage(bot: bot, screen: screen)
    (heard, hear) = AsyncStream.makeStream(of: Heard.self)
  }

  /// Returns at the end of the script; what is said afterwards goes on being shown until ``leave()``.
  func perform() async throws {
    // Outlives the script, so that those who stay see what is said; ends with `hear`.
    Task { [stage, heard] in
      for await event in heard { await stage.take(event) }
    }
    for step in script.steps {
      try Task.checkCancellation()
      try await perform(step)
    }
    screen.plain("")
    for line in script.closing { screen.plain(filled(line)) }
  }

  func leave() async {
    for player in players.values { await player.leave() }
    hear.finish()
  }

  private func perform(_ step: Script.Step) async throws {
    switch step {
    case .heading(let text): screen.heading(text)
    case .remark(let text): screen.remark(text)
    case .await(let nick, let channels): try await stage.waitFor(nick, in: channels, within: patience)
    case .enter(let people):
      try await withThrowingTaskGroup(of: Player.self) { group in
        for person in people {
          let password = person.account.flatMap { passwords[$0] }
          group.addTask { [server, tls, hear] in
            try await Player.enter(person, password: password, server: server, tls: tls) { hear.yield($0) }
          }
        }
        for try await player in group { players[player.person.nick] = player }
      }
    case .say(let nick, let place, let text, let expected):
      guard let player = players[nick] else { throw Stage.Missing(what: "\(nick) has not come in", said: []) }
      let mark = await stage.mark
      try await player.say(text, in: place, bot: bot)
      try await wait(for: expected, since: mark)
    case .clock(let time, let expected):
      let mark = await stage.mark
      screen.time(time)
      try await conductor.move(to: time)
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
