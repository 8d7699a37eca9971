import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// Encrypted rooms, by pantalaimon, with a client that encrypts.
  @Suite("Encrypted Matrix rooms")
  struct MatrixEncryptionTests {
    @Test(.timeLimit(.minutes(5)))
    func `an encrypted room is worked in through pantalaimon, which may be killed`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { irc in
        try await Homeserver.run(accounts: MatrixTests.people) { matrix in
          try await Pantalaimon.run(before: matrix) { proxy in
            try await Driver.encrypting("chef", on: matrix) { chef in
              try await chef("room gest-63 vigie")
              let jo = try await Person.join(irc, as: "jo", channels: [Bot.volunteers])
              let bot = try Bot(on: irc, and: matrix, through: proxy.port)
              try await bot.running { process in
                try await jo.seesBot(in: Bot.volunteers)
                _ = try await process.line(containing: "logged in")
                try await chef("meets vigie")
                try await chef("say !activer crue de l’Allier")
                #expect(try await chef("hears Activer l’équipe").hasPrefix("sealed "))
                try await chef("reacts 👍")
                #expect(try await chef("hears activée").hasPrefix("sealed "))
                try await jo.ask("!rejoindre 63", in: Bot.volunteers, expecting: "63-crue")
                try await jo.ask(
                  "!signaler Issoire urgent : pont coupé", in: Bot.volunteers, expecting: "S1 enregistré")
                try await jo.ask("!sos 3 personnes sur un toit à Coudes", in: Bot.volunteers, expecting: "S2")
                #expect(try await chef("hears Coudes").hasPrefix("sealed "))
                try await chef("say !point")
                #expect(try await chef("hears POINT N°").contains("pont coupé"))
                // What is for one person alone goes through a room of two, which is as closed.
                try await chef("say !voir 99")
                #expect(try await chef("hears S99").hasPrefix("sealed "))
                // The power goes where it runs; what was said meanwhile is read, once.
                try await proxy.kill()
                try await chef("say !signaler Coudes 3h10 eau : la cave")
                try await proxy.start()
                #expect(try await chef("hears S3 enregistré").hasPrefix("sealed "))
                try await chef("say !voir 3")
                #expect(try await chef("hears la cave").hasPrefix("sealed "))
              }
              // The homeserver has none of it to read.
              let kinds = try await chef("seen vigie").split(separator: " ")
              #expect(kinds.count == 2 && (Int(kinds[0]) ?? 0) >= 8 && kinds[1] == "0", "\(kinds)")
              #expect(!proxy.log.contains("pont coupé") && !proxy.log.contains("la cave"))
              await jo.leave()
            }
          }
        }
      }
    }
  }
}
