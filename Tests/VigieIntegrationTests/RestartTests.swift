import Foundation
import GRDB
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// What a bot that starts again still owes.
  @Suite("Starting again")
  struct RestartTests {
    /// The moment between a commit and its answer is too short to be met on purpose: the row is put back to it.
    @Test(.timeLimit(.minutes(5)))
    func `what was recorded and not answered is answered after the restart, in the room and in private`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { server in
        let bot = try Bot(on: server)
        let jo = try await Person.join(server, as: "jo", channels: [Bot.volunteers])
        try await bot.running { process in
          try await jo.seesBot(in: Bot.volunteers)
          try await activate(server)
          try await jo.ask("!signaler Issoire : au salon", in: Bot.volunteers, expecting: "S1 enregistré")
          try await jo.ask("!signaler Coudes : en privé", in: "Vigie", expecting: "S2 enregistré")
          process.signal(SIGKILL)
          try await process.exit()
        }
        try await DatabaseQueue(path: bot.store).write { db in
          try db.execute(sql: "UPDATE inbox SET answered = NULL WHERE seq IS NOT NULL AND sender = 'visov/jo'")
        }
        let start = jo.lines.count
        try await bot.running { process in
          let inRoom = try await jo.lines.wait(for: "S1 again in the room", from: start) {
            $0.isSpeech && $0.target == Bot.volunteers && $0.text.contains("S1 enregistré")
          }
          #expect(inRoom.element.text.contains("(Reprise après interruption.)"))
          do {
            let inPrivate = try await jo.lines.wait(for: "S2 again in private", from: start) {
              $0.isSpeech && $0.target == "jo" && $0.text.contains("S2 enregistré")
            }
            #expect(inPrivate.element.text.contains("(Reprise après interruption.)"))
          } catch {
            Issue.record("\(error)\n\(process.lines.joined(separator: "\n"))")
          }
        }
        let owed = try await DatabaseQueue(path: bot.store).read { db in
          try Int.fetchOne(db, sql: "SELECT count(*) FROM inbox WHERE answered IS NULL AND answer IS NOT NULL")
        }
        #expect(owed == 0)
        await jo.leave()
      }
    }

    private func activate(_ server: IRCServer) async throws {
      let capitaine = try await Person.join(server, as: "capitaine", channels: [Bot.managers])
      try await capitaine.finds(bot: Bot.managers)
      try await capitaine.ask("!activer crue de l’Allier", in: Bot.managers, expecting: "!oui")
      try await capitaine.ask("!oui", in: Bot.managers, expecting: "activée")
      await capitaine.leave()
    }

    @Test(.timeLimit(.minutes(5)))
    func `SIGHUP takes changed words; with a fault the old ones stay, and the log names every fault`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { server in
        let bot = try Bot(on: server)
        let jo = try await Person.join(server, as: "jo", channels: [Bot.volunteers])
        try await bot.running { process in
          try await jo.seesBot(in: Bot.volunteers)
          try await jo.ask("!ping", in: Bot.volunteers, expecting: "Je suis là")

          let file = bot.commands + "/ping.yaml"
          let words = try String(contentsOfFile: file, encoding: .utf8)
          let changed = words.replacingOccurrences(of: "Je suis là", with: "Toujours debout")
          #expect(changed != words)
          try changed.write(toFile: file, atomically: true, encoding: .utf8)
          process.signal(SIGHUP)
          _ = try await process.line(containing: "commands and texts read again")
          try await jo.ask("!ping", in: Bot.volunteers, expecting: "Toujours debout")

          // Two faults, in two files; and words that must not be taken.
          let faulty = changed.replacingOccurrences(of: "Toujours debout", with: "Parti {{nulle_part}}")
          try faulty.write(toFile: file, atomically: true, encoding: .utf8)
          try "names: {fr: [x]".write(toFile: bot.commands + "/broken.yaml", atomically: true, encoding: .utf8)
          process.signal(SIGHUP)
          #expect(try await process.line(containing: "nulle_part").contains("not reloaded"))
          #expect(try await process.line(containing: "broken.yaml:").contains("not reloaded"))
          try await jo.ask("!ping", in: Bot.volunteers, expecting: "Toujours debout")
        }
        await jo.leave()
      }
    }
  }
}
