import Foundation
import GRDB
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// `kill -9` while people report, and what must hold whenever it comes.
  ///
  /// `VIGIE_KILL_SEED` repeats a run's choices, `VIGIE_KILL_ROUNDS` is how often the bot is killed.
  @Suite("Killed at any point")
  struct KillTests {
    static let environment = ProcessInfo.processInfo.environment
    static let seed = environment["VIGIE_KILL_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000)
    static let rounds = environment["VIGIE_KILL_ROUNDS"].flatMap { Int($0) } ?? 50
    static let reporters = (1...5).map { "temoin\($0)" }

    /// When the bot is killed, counted from its start.
    enum Moment {
      /// It has these words in its log: not in the rooms yet.
      case logged(String)
      /// It has come in, and then said so many answers.
      case answered(Int)
      /// It has come in, and then so many lines were typed; the last of them has just been sent.
      case typed(Int)

      static func random(_ random: inout Seeded) -> Moment {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: .logged(["keeps the watch", "encrypted", "registered"].randomElement(using: &random) ?? "encrypted")
        case 1...5: .answered(Int.random(in: 0...40, using: &random))
        default: .typed(Int.random(in: 1...40, using: &random))
        }
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `nothing acknowledged is lost, nothing is done twice, what was owed is said`() async throws {
      print("VIGIE_KILL_SEED=\(Self.seed) VIGIE_KILL_ROUNDS=\(Self.rounds)")
      try await IRCServer.run(accounts: Bot.accounts + Self.reporters) { server in
        let bot = try Bot(on: server, volunteers: Self.reporters)
        let observer = try await Person.join(server, as: "camille", channels: [Bot.volunteers, Bot.managers])
        let people = try await join(server)
        let reporters = Reporters(people)
        try await kill(bot, seenBy: observer, while: reporters, on: server)
        await observer.leave()
        for person in people { await person.leave() }
        try await check(bot, reporters, observer)
      }
    }

    private func join(_ server: IRCServer) async throws -> [Person] {
      try await withThrowingTaskGroup(of: Person.self) { group in
        for nick in Self.reporters {
          group.addTask { try await Person.join(server, as: nick, channels: [Bot.volunteers]) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }

    private func kill(
      _ bot: Bot, seenBy observer: Person, while reporters: Reporters, on server: IRCServer
    ) async throws {
      var random = Seeded(seed: Self.seed)
      var process = try bot.start()
      do {
        try await observer.seesBot(in: Bot.managers)
        let capitaine = try await Person.join(server, as: "capitaine", channels: [Bot.managers])
        try await capitaine.ask("!activer crue de l’Allier", in: Bot.managers, expecting: "!oui")
        try await capitaine.ask("!oui", in: Bot.managers, expecting: "activée")
        await capitaine.leave()

        async let reporting: Void = reporters.run(seed: Self.seed)
        for round in 1...Self.rounds {
          let moment = Moment.random(&random)
          let start = observer.lines.count
          let (ended, next) = try await kill(process, at: moment, from: start, bot, observer, reporters)
          #expect(ended == -SIGKILL, "round \(round), \(moment)")
          process = next
        }
        reporters.stop()
        try await reporting
        // Asked after it came in: by the time this is answered, what was owed since the last kill has been said.
        try await reporters.people.first?.ask("!ping", in: Bot.volunteers, expecting: "Je suis là")
        try await leave(process, observer)
      } catch {
        reporters.stop()
        await process.end()
        throw error
      }
    }

    /// Kills at a moment, starts again, and waits until the bot is back in its rooms.
    private func kill(
      _ process: RunningProcess, at moment: Moment, from start: Int, _ bot: Bot, _ observer: Person,
      _ reporters: Reporters
    ) async throws -> (Int32, RunningProcess) {
      var doomed = process
      var start = start
      switch moment {
      case .logged(let words):
        // This one has come in already: it goes, and the next is killed on its way in.
        doomed.signal(SIGKILL)
        try await doomed.exit()
        doomed = try bot.start()
        _ = try await doomed.line(containing: words)
      case .answered(let count):
        for _ in 0..<count {
          start =
            try await observer.lines.wait(for: "answer", from: start) { Reporters.Acknowledgement($0) != nil }.index + 1
        }
      case .typed(let count):
        let typed = reporters.typed.count
        try await reporters.typed.wait(count: typed + count)
      }
      doomed.signal(SIGKILL)
      let ended = try await doomed.exit()
      let mark = observer.lines.count
      let next = try bot.start()
      for room in [Bot.volunteers, Bot.managers] { try await observer.seesBot(in: room, from: mark) }
      return (ended, next)
    }

    /// SIGTERM: drains, takes leave, ends well.
    private func leave(_ process: RunningProcess, _ observer: Person) async throws {
      let start = observer.lines.count
      process.signal(SIGTERM)
      let quit = try await observer.lines.wait(for: "QUIT of Vigie", from: start) {
        $0.command == "QUIT" && $0.nick == "Vigie"
      }
      #expect(quit.element.text.contains("Vigie s’arrête"))
      #expect(try await process.exit() == 0)
      for line in process.lines.filter({ $0.contains("not delivered") }) { print(line) }
    }

    // MARK: - What holds

    private func check(_ bot: Bot, _ reporters: Reporters, _ observer: Person) async throws {
      var given: [Int: Set<Int>] = [:]
      var resumed = 0
      for line in reporters.people.flatMap(\.lines.elements) + observer.lines.elements {
        guard let answer = Reporters.Acknowledgement(line) else { continue }
        given[answer.fact, default: []].insert(answer.report)
      }
      for line in observer.lines.elements where Reporters.Acknowledgement(line)?.isResumed ?? false { resumed += 1 }

      let rows = try DatabaseQueue(path: bot.store).read { db in
        try Row.fetchAll(db, sql: "SELECT number, text, url FROM report ORDER BY number")
      }
      var stored: [String: [Int]] = [:]
      for row in rows { stored[row["text"], default: []].append(row["number"]) }
      print(
        "\(reporters.facts) facts in \(reporters.typed.count) lines typed, \(rows.count) recorded, "
          + "\(given.count) acknowledged, \(resumed) answers resumed")

      for (fact, numbers) in given {
        #expect(numbers.count == 1, "fact \(fact) was given the numbers \(numbers.sorted())")
        #expect(stored[Reporters.text(fact)] == Array(numbers), "fact \(fact) was acknowledged as \(numbers)")
      }
      for (text, numbers) in stored { #expect(numbers.count == 1, "\(text) is recorded as \(numbers)") }
      #expect(rows.map { $0["number"] as Int } == Array(1...max(1, rows.count)))
      #expect(Set(rows.compactMap { $0["url"] as String? }).count == rows.filter { $0["url"] as String? != nil }.count)
      let silent = (0..<reporters.facts).filter { given[$0] == nil && stored[Reporters.text($0)] != nil }
      #expect(silent.isEmpty, "recorded and never answered")
      #expect(resumed > 0 || Self.rounds < 20, "no kill came between a commit and its answer: is the load too small?")

      let owed = try await DatabaseQueue(path: bot.store).read { db in
        try String.fetchAll(
          db,
          sql: "SELECT id || ' ' || sender || ' ' || answer FROM inbox WHERE answered IS NULL AND answer IS NOT NULL")
      }
      #expect(owed.isEmpty)

      let journal = try await Program.vigie("verify-journal", "--config", bot.configuration)
      #expect(journal.status == 0)
      #expect(journal.output.contains("the chain holds"))
      let rebuilt = try await Program.vigie("rebuild", "--config", bot.configuration)
      #expect(rebuilt.status == 0)
      #expect(rebuilt.output.contains("the tables are as they were"))
    }
  }
}
