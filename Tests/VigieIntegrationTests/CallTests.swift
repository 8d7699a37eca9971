import Foundation
import GRDB
import Testing
import VigieTestSupport

@testable import vigie_demo

extension IntegrationTests {
  /// Calls for help on a server that bears no more from a client than public networks do, with the bot at its usual pace.
  @Suite("Calls for help")
  struct CallTests {
    private static let rooms = [Bot.managers, "#gest-63-a", "#gest-63-b"]
    /// Each a person of its own, since the server limits people too.
    private static let reporters = (1...6).map { "r\($0)" }
    /// What "at once" means: some lines may be on their way already.
    private static let atOnce = Duration.seconds(4)

    /// The people of one evening.
    private struct Cast {
      var managers: [Person]
      var coordinator: Person
      var jo: Person
      var lea: Person
      var reporters: [Person]

      /// Those who are to hear of a distress.
      var alerted: [Person] { managers + [coordinator] }

      /// Twelve reports that are answered while others speak.
      func report() async throws {
        for round in 1...2 {
          for person in reporters {
            try await person.say("!signaler Issoire route : fait \(round) de \(person.nick)", to: Bot.volunteers)
          }
        }
      }
    }

    private static func play(
      _ scene: (IRCServer, Cast) async throws -> Void
    ) async throws {
      try await play([]) { server, cast, _ in try await scene(server, cast) }
    }

    private static func play(
      _ arguments: [String], _ scene: (IRCServer, Cast, Bot) async throws -> Void
    ) async throws {
      let accounts = Bot.accounts + reporters + ["gest1", "gest2"]
      try await IRCServer.run(accounts: accounts, hasLimits: true) { server in
        let bot = try Bot(on: server, volunteers: reporters, rooms: Array(rooms.dropFirst()), isPaced: true)
        try await bot.running(arguments.map { $0.replacing("FOLDER", with: bot.folder.path) }) { _ in
          var managers: [Person] = []
          for (account, room) in zip(["capitaine", "gest1", "gest2"], rooms) {
            managers.append(try await Person.join(server, as: account, channels: [room]))
          }
          let coordinator = try await Person.join(server, as: "camille", channels: [Bot.coordination])
          var volunteers: [Person] = []
          for account in ["jo", "lea"] + reporters {
            volunteers.append(try await Person.join(server, as: account, channels: [Bot.volunteers]))
          }
          for (person, room) in zip(
            managers + [coordinator, volunteers[0]], rooms + [Bot.coordination, Bot.volunteers])
          {
            try await person.finds(bot: room)
          }
          try await managers[0].ask("!activer crue", in: rooms[0], expecting: "Activer l’équipe")
          try await managers[0].ask("!oui", in: rooms[0], expecting: "activée")
          try await volunteers[0].heard("Appel aux volontaires")
          for person in managers + [coordinator] { try await person.heard("activée") }
          let cast = Cast(
            managers: managers, coordinator: coordinator, jo: volunteers[0], lea: volunteers[1],
            reporters: Array(volunteers.dropFirst(2)))
          try await scene(server, cast, bot)
          for person in managers + volunteers + [coordinator] { await person.leave() }
        }
      }
    }

    /// How long each waits for these words.
    private static func delays(
      _ words: String, _ people: [Person], since start: ContinuousClock.Instant
    ) async throws -> [Duration] {
      try await withThrowingTaskGroup(of: Duration.self) { group in
        for person in people {
          group.addTask {
            try await person.heard(words, within: .seconds(60))
            return ContinuousClock.now - start
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }

    private static func expectAtOnce(_ words: String, _ people: [Person], since start: ContinuousClock.Instant)
      async throws
    {
      let delays = try await delays(words, people, since: start)
      print("« \(words) » was heard after", delays.map { String(format: "%.1f s", $0.seconds) }.joined(separator: ", "))
      for delay in delays { #expect(delay < atOnce, "\(words)") }
    }

    @Test(.timeLimit(.minutes(5)))
    func `two distresses behind twelve reports are heard in every room`() async throws {
      try await Self.play { _, cast in
        try await cast.report()
        let first = ContinuousClock.now
        try await cast.jo.say("!sos Coudes : une famille sur le toit", to: Bot.volunteers)
        let second = ContinuousClock.now
        try await cast.lea.say("!sos Auzat-la-Combelle : deux personnes à l’étage", to: Bot.volunteers)
        async let one: Void = Self.expectAtOnce("une famille sur le toit", cast.alerted, since: first)
        async let two: Void = Self.expectAtOnce("deux personnes à l’étage", cast.alerted, since: second)
        _ = try await (one, two)
        // Who called is told, soon after. The server takes each connection in its turn, so that the numbers are its choice.
        for words in ["une famille sur le toit", "deux personnes à l’étage"] {
          let told = try await cast.coordinator.heard(words)
          let number = try #require(told.firstMatch(of: /S[0-9]+/)?.output)
          try await cast.jo.heard("DÉTRESSE \(number) transmise au CODIS 63", within: .seconds(20))
        }
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a question behind twelve reports is heard by the volunteers`() async throws {
      try await Self.play { _, cast in
        try await cast.report()
        let start = ContinuousClock.now
        try await cast.managers[0].say("!question le gymnase est-il ouvert", to: Bot.managers)
        let heard = try await Self.delays("le gymnase est-il ouvert", [cast.jo], since: start)
        print("the question was heard after", heard)
        #expect(heard[0] < .seconds(5))
      }
    }

    /// An announcement as the store has it.
    private struct Copy: FetchableRecord {
      var key: String?
      var channel: String
      var text: String
      var state: String

      init(row: Row) {
        (key, channel, text) = (row["key"], row["channel"], row["text"])
        state = row["state"]
      }
    }

    private static var readOnly: Configuration {
      var configuration = Configuration()
      configuration.readonly = true
      return configuration
    }

    /// What falls due in one hour, of every kind, is said in a moment while the pace is used up.
    @Test(.timeLimit(.minutes(5)))
    func `every copy of every kind is heard, or its row says why not`() async throws {
      let arguments = [
        "--rehearsal-from", "2020-11-24T03:35", "--rehearsal-socket", "FOLDER/clock", "--rehearsal-stands-still",
      ]
      try await Self.play(arguments) { _, cast, bot in
        let clock = RehearsalSocket(path: bot.folder.file("clock"))
        try await cast.coordinator.ask("!relève 4h-5h jo", in: Bot.coordination, expecting: "Au planning")
        try await cast.coordinator.ask("!relève 4h-6h 2 personnes", in: Bot.coordination, expecting: "Il faut")
        try await cast.jo.ask(
          "!relayer consigne https://vigicrues.gouv.fr/ Éloignez-vous des cours d’eau.", in: Bot.volunteers,
          expecting: "R1")
        try await cast.jo.say("!sos Coudes : une famille sur le toit", to: Bot.volunteers)
        try await cast.managers[0].say("!question le gymnase est-il ouvert", to: Bot.managers)
        try await cast.report()
        try await cast.managers[0].say("!point", to: Bot.managers)
        try await clock.move(to: "3h41")
        try await clock.move(to: "4h01")
        try await clock.move(to: "5h01")
        try await cast.coordinator.ask("!état", in: Bot.coordination, expecting: "63-crue-2411", within: .seconds(60))
        try await cast.managers[0].heard("POINT N°", within: .seconds(60))
        // Until nothing waits any more.
        let store = try DatabaseQueue(path: bot.store, configuration: Self.readOnly)
        var copies: [Copy] = []
        repeat {
          try await cast.coordinator.ask("!ping", in: Bot.coordination, expecting: "Je suis là", within: .seconds(60))
          copies = try await store.read { try Copy.fetchAll($0, sql: "SELECT * FROM outbox WHERE channel IS NOT NULL") }
        } while copies.contains { ["queued", "sent"].contains($0.state) }
        let heard = Dictionary(
          zip(Self.rooms + [Bot.coordination, Bot.volunteers], cast.alerted + [cast.jo])
            .map { room, person in (room, person.lines.elements.filter { $0.target == room }.map(\.text)) },
          uniquingKeysWith: { $1 })
        for (place, copy) in copies.enumerated() {
          switch copy.state {
          case "confirmed":
            // A long one is said in several lines.
            let begin = copy.text.prefix(120)
            #expect(heard[copy.channel]?.contains { $0.contains(begin) } == true, "\(copy)")
          case "superseded":
            let newer = copies[(place + 1)...].contains {
              $0.key == copy.key && $0.channel == copy.channel && $0.state == "confirmed"
            }
            #expect(newer, "\(copy)")
          default: Issue.record("\(copy)")
          }
        }
        let kinds = ["DÉTRESSE S", "RAPPEL, DÉTRESSE", "QUESTION Q1", "POINT N°", "Relève", "TROU DE VEILLE", "R1"]
        for kind in kinds { #expect(copies.contains { $0.text.contains(kind) && $0.state == "confirmed" }, "\(kind)") }
        for kind in kinds.prefix(2) + ["POINT N°"] {
          let rooms = Set(copies.filter { $0.text.contains(kind) && $0.state == "confirmed" }.map(\.channel))
          #expect(rooms.isSuperset(of: Self.rooms), "\(kind): \(rooms)")
        }
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `three hundred false calls delay a member's own by less than two seconds`() async throws {
      try await Self.play { server, cast in
        var strangers: [Person] = []
        for i in 1...30 {
          strangers.append(
            try await Person.join(server, as: "x\(i)", channels: [Bot.volunteers], isStranger: true))
        }
        for round in 1...10 {
          for stranger in strangers { try await stranger.say("!sos au secours \(round)", to: Bot.volunteers) }
        }
        // All of it is on its way to the bot, as far as the server lets it.
        try await cast.coordinator.heard("APPELS D’AUTEURS NON IDENTIFIÉS", within: .seconds(60))
        let start = ContinuousClock.now
        try await cast.jo.say("!sos Coudes : une famille sur le toit", to: Bot.volunteers)
        let delays = try await Self.delays("une famille sur le toit", cast.alerted, since: start)
        print("behind 300 false calls it was heard after", delays)
        for delay in delays { #expect(delay < .seconds(2)) }
        try await cast.jo.heard("transmise au CODIS 63", within: .seconds(20))
        for stranger in strangers { await stranger.leave() }
      }
    }
  }
}
