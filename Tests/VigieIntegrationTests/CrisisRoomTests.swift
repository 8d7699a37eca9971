import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// `crisis_channels: true`, on a server with its services.
  @Suite("Rooms of a crisis")
  struct CrisisRoomTests {
    private func bot(_ server: IRCServer) throws -> Bot {
      let bot = try Bot(on: server)
      let text = try String(contentsOfFile: bot.configuration, encoding: .utf8)
      try bot.folder.write(
        text.replacingOccurrences(of: "identity: account", with: "identity: account\n    crisis_channels: true"),
        to: "vigie.yaml")
      return bot
    }

    /// Goes where Vigie invites to.
    private func enter(_ person: Person, _ prefix: String, from start: Int) async throws -> String {
      let room = try await person.lines.wait(for: "an invitation", from: start) {
        $0.command == "INVITE" && $0.nick == "Vigie" && $0.text.hasPrefix(prefix)
      }.element.text
      try await person.write("JOIN \(room)")
      try await person.finds(bot: room)
      return room
    }

    @Test(.timeLimit(.minutes(5)))
    func `they are opened, let in who belongs there, outlive a restart, and are left`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { server in
        let capitaine = try await Person.join(server, as: "capitaine", channels: [Bot.managers])
        let jo = try await Person.join(server, as: "jo", channels: [Bot.volunteers])
        let camille = try await Person.join(server, as: "camille", channels: [Bot.managers])
        let lea = try await Person.join(server, as: "lea", channels: [Bot.volunteers])
        let bot = try bot(server)
        let (ours, theirs) = try await bot.running { _ in
          try await capitaine.seesBot(in: Bot.managers)
          try await jo.seesBot(in: Bot.volunteers)
          try await capitaine.ask("!activer crue", in: Bot.managers, expecting: "Activer l’équipe")
          let start = (capitaine.lines.count, camille.lines.count, jo.lines.count)
          try await capitaine.ask("!oui", in: Bot.managers, expecting: "activée")
          let theirs = try await enter(capitaine, "#gest-", from: start.0)
          #expect(try await enter(camille, "#gest-", from: start.1) == theirs)
          let ours = theirs.replacingOccurrences(of: "#gest-", with: "#esov-")
          try await until(jo, "!rejoindre 63", answers: "Salon : \(ours)")
          #expect(try await enter(jo, "#esov-", from: start.2) == ours)
          // A volunteer may come, and has not said so; the managers' is none of hers at all.
          for room in [ours, theirs] { try await refused(lea, room) }
          try await refused(jo, theirs)
          try await jo.ask("!s Issoire : pont coupé", in: ours, expecting: "S1 enregistré")
          let before = capitaine.lines.count
          try await capitaine.ask("!point", in: theirs, expecting: "établi")
          try await capitaine.heard("POINT N°", from: before)
          return (ours, theirs)
        }
        // People are still in the rooms, which let nobody in: their services let Vigie in again.
        try await bot.running { _ in
          try await jo.seesBot(in: ours, from: jo.lines.count)
          try await until(jo, "!état", in: ours, answers: "63-crue")
          try await capitaine.ask("!désactiver décrue", in: theirs, expecting: "!oui pour terminer")
          try await capitaine.ask("!oui", in: theirs, expecting: "terminée")
          let start = camille.lines.count
          let code = theirs.dropFirst("#gest-".count)
          try await camille.ask("!archiver @\(code)", in: "Vigie", expecting: "archivée")
          try await camille.lines.wait(for: "Vigie out of the room", from: start) {
            $0.command == "PART" && $0.nick == "Vigie" && $0.target == theirs
          }
        }
        for person in [capitaine, jo, camille, lea] { await person.leave() }
      }
    }

    private func refused(_ person: Person, _ room: String) async throws {
      let start = person.lines.count
      try await person.write("JOIN \(room)")
      try await person.lines.wait(for: "no way into \(room)", from: start) {
        $0.command == "473" && $0.parameters.contains(room)
      }
    }

    /// Asks again and again, as somebody who waits for Vigie to be ready.
    private func until(
      _ person: Person, _ line: String, in room: String = Bot.volunteers, answers expected: String
    ) async throws {
      for _ in 0..<20 {
        let start = person.lines.count
        try await person.say(line, to: room)
        try await person.settle()
        if (try? await person.heard(expected, from: start, within: .seconds(1))) != nil { return }
      }
      Issue.record("“\(expected)” was never said")
    }
  }
}
