import Foundation
import GRDB
import MatrixProtocol
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// `kill -9` while people on Matrix report.
  @Suite("Killed at any point, on Matrix")
  struct MatrixKillTests {
    private static let reporters = (1...3).map { "temoin\($0)" }
    private static let rounds = 8
    private static var pattern: Regex<(Substring, Substring, Substring)> {
      #/S(\d+) enregistré[^\n]*?, (\d+) personnes/#
    }

    @Test(.timeLimit(.minutes(5)))
    func `nothing typed is lost, nothing is recorded or said twice`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { irc in
        try await Homeserver.run(accounts: MatrixTests.people + Self.reporters) { matrix in
          let chef = try await MatrixPerson.logIn(matrix, as: "chef")
          let managers = try await chef.makeRoom("gest-63", inviting: ["vigie"])
          let room = try await chef.makeRoom("veille", inviting: ["vigie"] + Self.reporters)
          let bot = try Bot(on: irc, and: matrix, volunteers: Self.reporters)
          var process = try bot.start()
          do {
            try await chef.seesBot(in: room)
            try await chef.ask("!activer crue de l’Allier", in: managers, expecting: "Activer l’équipe")
            try await chef.ask("!oui", in: managers, expecting: "activée")
            let typed = Recorder<Int>("facts typed")
            let people = try await people(matrix, room)
            let count = try await withThrowingTaskGroup(of: Void.self) { group in
              for (place, person) in people.enumerated() {
                group.addTask { try await Self.report(person, place, in: room, typed) }
              }
              var random = Seeded(seed: 20_261_130)
              for round in 1...Self.rounds {
                let next = typed.count + Int.random(in: 2...25, using: &random)
                try await typed.wait(count: next, within: .seconds(30))
                process.signal(SIGKILL)
                try await process.exit()
                process = try bot.start()
                if round % 2 == 0 { _ = try await process.line(containing: "logged in") }
              }
              typed.append(-1)
              try await group.waitForAll()
              return typed.elements.count { $0 > 0 }
            }
            try await chef.ask("!ping", in: managers, expecting: "Je suis là", within: .seconds(40))
            try await check(bot, chef, typed.elements.filter { $0 > 0 })
            print("\(count) facts, \(Self.rounds) kills")
            for person in people { person.leave() }
          } catch {
            await process.end()
            throw error
          }
          await process.end()
          chef.leave()
        }
      }
    }

    private func people(_ matrix: Homeserver, _ room: String) async throws -> [MatrixPerson] {
      var people: [MatrixPerson] = []
      for name in Self.reporters {
        let person = try await MatrixPerson.logIn(matrix, as: name)
        try await person.join(room)
        people.append(person)
      }
      return people
    }

    /// Types without waiting for answers, until the kills are over.
    private static func report(
      _ person: MatrixPerson, _ place: Int, in room: String, _ typed: Recorder<Int>
    ) async throws {
      var number = 0
      while !typed.elements.contains(-1) {
        number += 1
        let fact = 10_000 + place * 1_000 + number
        try await person.say("!signaler Issoire \(fact) pers : fait numéro \(fact)", in: room)
        typed.append(fact)
      }
    }

    private func check(_ bot: Bot, _ chef: MatrixPerson, _ facts: [Int]) async throws {
      // What was owed since the last kill may still be on its way.
      let limit = ContinuousClock.now + .seconds(30)
      while chef.lines("enregistré") < facts.count, ContinuousClock.now < limit {
        _ = await chef.events.next(from: chef.events.count, within: .seconds(1)) { _ in true }
      }
      let recorded = bot.column("SELECT text FROM report ORDER BY number")
      #expect(
        Set(recorded) == Set(facts.map { "fait numéro \($0)" }), "\(facts.count) typed, \(recorded.count) recorded")
      #expect(recorded.count == facts.count)
      var told: [Int: Int] = [:]
      for event in chef.said("enregistré") {
        for match in (event["content"]?["body"]?.string ?? "").matches(of: Self.pattern) {
          told[Int(match.2) ?? 0, default: 0] += 1
        }
      }
      let silent = facts.filter { told[$0] == nil }
      let twice = told.filter { $0.value > 1 }.keys.sorted()
      #expect(silent.isEmpty, "recorded and never answered: \(silent)")
      #expect(twice.isEmpty, "said more than once: \(twice)")
      let journal = try await Program.vigie("verify-journal", "--config", bot.configuration)
      #expect(journal.output.contains("the chain holds"))
    }
  }
}
