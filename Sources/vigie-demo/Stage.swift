/// All that is said, in the order it was heard, once; and those who wait for something to be said.
actor Stage {
  struct Line: Sendable, Equatable {
    var from: String
    var place: Script.Place
    var text: String
  }

  struct Missing: Error, CustomStringConvertible {
    var what: String
    var said: [Line]

    var description: String {
      let lines = said.map { "    \($0.place.label) \($0.from): \($0.text)" }.joined(separator: "\n")
      return
        "The conversation did not go as expected: \(what). Vigie said meanwhile:\n\(lines.isEmpty ? "    nothing" : lines)"
    }
  }

  private let bot: String
  private let screen: Screen
  /// Whose private talk with the bot is not shown.
  private let prompter: String?
  /// Rooms where who is away is still a member.
  private let lasting: Set<String>
  private var lines: [Line] = []
  /// Lines that already answered an expectation.
  private var answers: Set<Int> = []
  private var present: Set<[String]> = []
  /// In each channel one person's hearing counts, else each line would be told as often as there are people.
  private var witnesses: [String: String] = [:]
  private var waiting: [Int: (condition: () -> Bool, continuation: CheckedContinuation<Bool, Never>)] = [:]
  private var nextWaiting = 0
  private var ended: [String] = []
  private var pongs: Set<[String]> = []

  init(bot: String, screen: Screen, prompter: String? = nil, lasting: Set<String> = []) {
    self.bot = bot
    self.screen = screen
    self.prompter = prompter
    self.lasting = lasting
  }

  /// Where what is said from now on begins.
  var mark: Int { lines.count }

  func note(_ heard: Heard) {
    switch heard.event {
    case .said(let from, let target, let text): said(from, target, text, hearer: heard.hearer)
    case .present(let nick, let channel): present.insert([nick, channel])
    case .absent(let nick): present = present.filter { $0[0] != nick || lasting.contains($0[1]) }
    case .pong(let token): pongs.insert([heard.hearer, token])
    case .ended(let reason): ended.append("\(heard.hearer): \(reason)")
    }
    for (number, one) in waiting where one.condition() { resume(number, true) }
  }

  private func said(_ from: String, _ target: String, _ text: String, hearer: String) {
    let place: Script.Place
    if target.hasPrefix("#") {
      guard witnesses[target, default: hearer] == hearer else { return }
      witnesses[target] = hearer
      place = .channel(target)
    } else if from == bot || target == bot {
      place = .person(hearer)
    } else {
      return
    }
    let line = Line(from: from, place: place, text: text)
    lines.append(line)
    if hearer != prompter || line.place == .channel(target) { screen.show(line) }
  }

  /// What the bot said, but to the prompter.
  func said(since mark: Int) -> [Line] {
    lines[mark...].filter { $0.from == bot && $0.place != prompter.map { .person($0) } }
  }

  /// - Returns: whether the bot came to have said as much.
  @discardableResult
  func waitFor(lines count: Int, since mark: Int, within limit: Duration) async -> Bool {
    await wait(within: limit) { self.said(since: mark).count >= count }
  }

  func waitForPongs(_ token: String, to nicks: [String], within limit: Duration) async throws {
    try await require("the server does not answer \(nicks.joined(separator: ", "))", within: limit) {
      nicks.allSatisfy { self.pongs.contains([$0, token]) }
    }
  }

  func waitForAbsence(of nick: String, within limit: Duration) async throws {
    try await require("\(nick) does not go", within: limit) {
      !self.present.contains { $0[0] == nick && !self.lasting.contains($0[1]) }
    }
  }

  func waitFor(_ nick: String, in channels: [String], within limit: Duration) async throws {
    try await require("\(nick) did not come to \(channels.joined(separator: " "))", within: limit) {
      channels.allSatisfy { self.present.contains([nick, $0]) }
    }
  }

  func waitFor(_ expectation: Script.Expectation, since mark: Int, within limit: Duration) async throws {
    if await wait(within: limit, { self.meets(expectation, since: mark) }) { return }
    let wanted = expectation.pieces.joined(separator: " … ")
    throw Missing(
      what: "line \(expectation.line) of the script, \(expectation.place.label): \(wanted)",
      said: lines[mark...].filter { $0.from == bot })
  }

  /// Whether a line meets it that answered nothing else; that line answers nothing else from here on.
  private func meets(_ expectation: Script.Expectation, since mark: Int) -> Bool {
    let found = lines.indices[mark...].first { index in
      let line = lines[index]
      return !answers.contains(index) && line.from == bot && line.place == expectation.place
        && expectation.isMet(by: line.text)
    }
    if let found { answers.insert(found) }
    return found != nil
  }

  private func require(_ what: String, within limit: Duration, _ condition: @escaping () -> Bool) async throws {
    if await !wait(within: limit, condition) { throw Missing(what: what, said: []) }
  }

  /// - Returns: whether the condition came true in time.
  private func wait(within limit: Duration, _ condition: @escaping () -> Bool) async -> Bool {
    if condition() { return true }
    let number = nextWaiting
    nextWaiting += 1
    let timer = Task {
      try await Task.sleep(for: limit)
      resume(number, false)
    }
    defer { timer.cancel() }
    return await withCheckedContinuation { waiting[number] = (condition, $0) }
  }

  private func resume(_ number: Int, _ value: Bool) {
    waiting.removeValue(forKey: number)?.continuation.resume(returning: value)
  }
}

extension Script.Place {
  var label: String {
    switch self {
    case .channel(let name): name
    case .person(let nick): "@\(nick)"
    }
  }
}
