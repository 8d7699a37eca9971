import Foundation
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
  private let patience: Duration
  private let pause: Duration
  private let screen = Screen()
  private let stage: Stage
  private let heard: AsyncStream<Heard>
  private let hear: AsyncStream<Heard>.Continuation
  private var players: [String: Player] = [:]

  init(
    script: Script, server: ServerAddress, tls: TLSClientContext, values: [String: String],
    passwords: [String: String], bot: String, patience: Duration, pause: Duration
  ) {
    self.script = script
    self.server = server
    self.tls = tls
    self.values = values
    self.passwords = passwords
    self.bot = bot
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
      try await player.say(timed(text), in: place, bot: bot)
      for expectation in expected {
        try await stage.waitFor(timed(expectation), since: mark, within: patience)
      }
      if pause > .zero { try await Task.sleep(for: pause) }
    }
  }

  private func timed(_ expectation: Script.Expectation) -> Script.Expectation {
    var expectation = expectation
    expectation.pieces = expectation.pieces.map(timed)
    return expectation
  }

  /// `{-10}` is the time of day ten minutes ago, where the crisis is.
  private func timed(_ text: String) -> String {
    text.replacing(#/\{-(\d+)\}/#) { match in
      let minutes = Int(match.1) ?? 0
      let parts = Self.calendar.dateComponents(
        [.hour, .minute], from: Date(timeIntervalSinceNow: Double(-60 * minutes)))
      return String(format: "%02dh%02d", parts.hour ?? 0, parts.minute ?? 0)
    }
  }

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Paris") ?? .gmt
    return calendar
  }()

  /// `{TLS_PORT}` from the server, `{password of camille}` from the passwords.
  private func filled(_ line: String) -> String {
    line.replacing(#/\{([A-Za-z_ ]+)\}/#) { match in
      let name = String(match.1)
      if name.hasPrefix("password of ") { return passwords[String(name.dropFirst(12))] ?? "?" }
      return values[name] ?? "?"
    }
  }
}
