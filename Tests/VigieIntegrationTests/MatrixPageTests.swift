import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// A network on which nothing can be said in private, as for guests of Tchap.
  @Suite("Private answers on the page")
  struct MatrixPageTests {
    @Test(.timeLimit(.minutes(5)))
    func `where nothing can be said in private, the answer stands on the page of who asked`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { irc in
        try await Homeserver.run(accounts: MatrixTests.people) { matrix in
          let chef = try await MatrixPerson.logIn(matrix, as: "chef")
          let room = try await chef.makeRoom("gest-63", inviting: ["vigie"])
          let bot = try Bot(on: irc, and: matrix)
          let url = try bot.addBoard()
          try await Driver.browser { browser in
            // Who has the document open has it by another way; here, by the time before.
            try await bot.running { process in
              _ = try await process.line(containing: "the board listens")
              try await chef.seesBot(in: room)
              try await chef.ask("!activer crue de l’Allier", in: room, expecting: "Activer l’équipe")
              try await chef.ask("!oui", in: room, expecting: "activée")
              try await chef.say("!document", in: room)
              let invited = try await chef.events.wait(for: "an invitation") { $0["type"]?.string == "invite" }
              try await chef.join(invited.element["room"]?.string ?? "")
              let said = try await chef.heard("\(url)/l/")["content"]?["body"]?.string ?? ""
              let link = try #require(said.range(of: url)).lowerBound
              try await browser("open \(said[link...].prefix { $0 != " " && $0 != "\u{A0}" })")
              try await browser("press Ouvrir le document")
              try await browser("at \(url)/c/")
              try await browser("lacks Pour vous")
            }
            let text = try String(contentsOfFile: bot.configuration, encoding: .utf8)
            let user = "    user: \"\(Homeserver.user("vigie"))\"\n"
            try bot.folder.write(text.replacing(user, with: user + "    private: board\n"), to: "vigie.yaml")
            try await bot.running { process in
              _ = try await process.line(containing: "the board listens")
              _ = try await process.line(containing: "logged in")
              try await chef.ask("!voir 99", in: room, expecting: "page «\u{A0}Pour vous\u{A0}»")
              #expect(chef.said("S99").isEmpty)
              let page = try await browser("at \(url)/c/")
              try await browser("open \(page)")
              try await browser("press Pour vous")
              try await browser("sees S99")
              try await browser("axe")
            }
          }
          chef.leave()
        }
      }
    }
  }
}
