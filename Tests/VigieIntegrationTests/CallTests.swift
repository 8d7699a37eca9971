import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// Calls for help on a server that bears no more from a client than public networks do, with the bot at its usual pace.
  @Suite("Calls for help")
  struct CallTests {
    private static let rooms = [Bot.managers, "#gest-63-a", "#gest-63-b"]
    /// Each a person of its own, since the server limits people too.
    private static let reporters = (1...6).map { "r\($0)" }
    /// What "at once" means: some lines may be on their way already.
    private static let atOnce = Duration.seconds(3)

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

    private static func play(_ scene: (IRCServer, Cast) async throws -> Void) async throws {
      let accounts = Bot.accounts + reporters + ["gest1", "gest2"]
      try await IRCServer.run(accounts: accounts, hasLimits: true) { server in
        let bot = try Bot(on: server, volunteers: reporters, rooms: Array(rooms.dropFirst()), isPaced: true)
        try await bot.running { _ in
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
          try await scene(server, cast)
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
        // Who called is told, soon after.
        try await cast.jo.heard("DÉTRESSE S13 transmise au CODIS 63", within: .seconds(20))
        try await cast.lea.heard("DÉTRESSE S14 transmise au CODIS 63", within: .seconds(20))
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
