/// A ``Scenario`` that is played on a real server: people who type, a bot that is a process of its own, power cuts that
/// kill it. What is heard is compared with the scenario, line by line.
actor ScenarioPlay {
  struct Settings: Sendable {
    var entrance: Entrance
    var bot = "Vigie"
    /// Somebody whose `!ping` in private is answered when all that was said before has been dealt with, and a room where
    /// nobody else of the play is.
    var prompter = Script.Person(nick: "lieutenant", account: "lieutenant", channels: ["#gest-42"])
    var process: BotProcess.Settings
    var patience: Duration
  }

  /// A step after which something else was heard than the scenario has.
  struct Fault: Error, CustomStringConvertible {
    var step: Scenario.Step
    var heard: [Scenario.Line]

    var description: String {
      let missing = step.said.without(heard).map { "  - \($0)" }
      let surplus = heard.without(step.said).map { "  + \($0)" }
      let lines = missing + surplus
      return "line \(step.number) of the scenario, \(step.line)\n"
        + (lines.isEmpty
          ? "  in another order:\n" + heard.map { "  + \($0)" }.joined(separator: "\n")
          : lines.joined(separator: "\n"))
    }
  }

  /// After so many faults, what follows tells nothing.
  static let mostFaults = 5

  private let scenario: Scenario
  private let settings: Settings
  private let screen = Screen()
  private let stage: Stage
  private let clock: RehearsalSocket
  private let process: BotProcess
  private let cast: Cast
  private var isRunning = false
  private var time = ""
  private var tokens = 0

  init(_ scenario: Scenario, _ settings: Settings) {
    self.scenario = scenario
    self.settings = settings
    stage = Stage(bot: settings.bot, screen: screen, prompter: settings.prompter.nick)
    clock = RehearsalSocket(path: settings.process.socket)
    process = BotProcess(settings.process)
    cast = Cast(settings.entrance, bot: settings.bot, stage: stage)
  }

  /// Plays the scenario to its end, and ends the bot however that goes.
  ///
  /// - Returns: where something else was heard.
  func perform() async throws -> [Fault] {
    defer {
      process.cutPower()
      cast.endHearing()
    }
    try await cast.enter(people)
    var faults: [Fault] = []
    for step in scenario.steps {
      try Task.checkCancellation()
      let said = try await perform(step)
      if !Scenario.isSame(said, step.said) { faults.append(Fault(step: step, heard: said)) }
      if faults.count >= Self.mostFaults { break }
    }
    await cast.leave()
    return faults
  }

  /// Everybody who says something, in the rooms where they say it.
  private var people: [Script.Person] {
    var people: [String: Script.Person] = [:]
    for case .say(let nick, let isIdentified, let room, _) in scenario.steps.map(\.act) {
      var person = people[nick] ?? Script.Person(nick: nick, account: isIdentified ? nick : nil, channels: [])
      if let room, !person.channels.contains(room) { person.channels.append(room) }
      people[nick] = person
    }
    return people.values.sorted { $0.nick < $1.nick } + [settings.prompter]
  }

  private func perform(_ step: Scenario.Step) async throws -> [Scenario.Line] {
    let mark = await stage.mark
    switch step.act {
    case .nothing:
      if step.line.hasPrefix("#") { screen.heading(step.line.dropFirst().trimmed) }
      return []
    case .clock(let time):
      screen.time(time)
      let isFirst = self.time.isEmpty
      self.time = time
      if isRunning { return try await pass(step) }
      if isFirst { try await startBot() }
      return []
    case .stop:
      screen.remark("! stop (SIGKILL)")
      process.cutPower()
      isRunning = false
      try await stage.waitForAbsence(of: settings.bot, within: settings.patience)
    case .start:
      screen.remark("! start")
      try await startBot()
    case .say(let nick, _, let room, let text):
      try await cast.say(text, by: nick, in: room.map { .channel($0) } ?? .person(nick))
      try await reachServer([nick])
    }
    if isRunning { try await settle(step.said.count, since: mark) }
    return await lines(since: mark, at: nil)
  }

  private func startBot() async throws {
    try process.start(at: time)
    isRunning = true
    try await stage.waitFor(settings.bot, in: cast.rooms, within: settings.patience)
  }

  /// Minute by minute of those in which something falls due.
  private func pass(_ step: Scenario.Step) async throws -> [Scenario.Line] {
    var said: [Scenario.Line] = []
    var isThere = false
    while !isThere {
      let mark = await stage.mark
      let (minute, isOver) = try await clock.moveOneMinute(to: time)
      try await settle(step.said.count { $0.time == minute }, since: mark)
      said += await lines(since: mark, at: minute)
      isThere = isOver
    }
    return said
  }

  private func lines(since mark: Int, at time: String?) async -> [Scenario.Line] {
    await stage.said(since: mark).map { line in
      switch line.place {
      case .channel(let name): Scenario.Line(time: time, place: name, text: line.text)
      case .person(let nick): Scenario.Line(time: time, place: nick, text: line.text)
      }
    }
  }

  /// Returns once the bot has dealt with all that it was sent, what is expected has come, and whatever else was on its way.
  private func settle(_ count: Int, since mark: Int) async throws {
    // Twice: the first may share a batch with what it is to follow.
    for _ in 0..<2 { try await askBot() }
    await stage.waitFor(lines: count, since: mark, within: settings.patience)
    try await reachServer(cast.nicks)
  }

  private func askBot() async throws {
    let nick = settings.prompter.nick
    let mark = await stage.mark
    try await cast.say("!ping", by: nick, in: .person(nick))
    let answer = Script.Expectation(place: .person(nick), pieces: [], line: 0)
    try await stage.waitFor(answer, since: mark, within: settings.patience)
  }

  private func reachServer(_ nicks: [String]) async throws {
    tokens += 1
    let token = "t\(tokens)"
    try await cast.ping(token, by: nicks)
    try await stage.waitForPongs(token, to: nicks, within: settings.patience)
  }
}

extension [Scenario.Line] {
  /// What is in this one, and not, or not as often, in the other.
  fileprivate func without(_ others: [Scenario.Line]) -> [Scenario.Line] {
    var left = others
    return filter { line in
      guard let index = left.firstIndex(of: line) else { return true }
      left.remove(at: index)
      return false
    }
  }
}
