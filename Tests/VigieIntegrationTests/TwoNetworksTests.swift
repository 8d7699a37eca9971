import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// One program on two networks: each with its own link, one team.
  @Suite("Two networks")
  struct TwoNetworksTests {
    private static let elsewhere = "#secours-veille"

    /// The usual configuration, with a second network for the volunteers.
    private func bot(_ first: IRCServer, _ second: IRCServer) throws -> Bot {
      let bot = try Bot(on: first)
      var text = try String(contentsOfFile: bot.configuration, encoding: .utf8)
      text = text.replacingOccurrences(of: "admins: [camille]", with: "admins: [visov/camille]")
      for name in ["camille", "jo", "lea", "capitaine"] {
        text = text.replacingOccurrences(of: "\n  \(name): {", with: "\n  visov/\(name): {")
      }
      text = text.replacingOccurrences(
        of: "\nauthorities:",
        with: """

            secours:
              kind: irc
              servers: ["localhost:\(second.port)"]
              tls: { ca: "\(second.authority)" }
              nick: Vigie
              sasl: { account: \(Bot.account), password_file: irc-password }
              pacing: none
              channels:
                "\(Self.elsewhere)": { is: volunteers }
          authorities:
          """)
      text = text.replacingOccurrences(
        of: "default_role: none", with: "  secours/samir: { roles: [volunteer] }\ndefault_role: none")
      try bot.folder.write(text, to: "vigie.yaml")
      return bot
    }

    @Test(.timeLimit(.minutes(5)))
    func `a call goes out on both, and the loss of one is nothing to the other`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { first in
        try await IRCServer.run(accounts: [Bot.account, "samir"]) { second in
          let capitaine = try await Person.join(first, as: "capitaine", channels: [Bot.managers])
          let samir = try await Person.join(second, as: "samir", channels: [Self.elsewhere])
          try await bot(first, second).running { bot in
            try await capitaine.seesBot(in: Bot.managers)
            try await samir.seesBot(in: Self.elsewhere)
            try await capitaine.ask("!activer crue", in: Bot.managers, expecting: "Activer l’équipe")
            try await capitaine.ask("!oui", in: Bot.managers, expecting: "activée")
            _ = try await samir.heard("Appel aux volontaires")
            try await first.server(.kill)
            _ = try await bot.line(containing: "trying again")
            try await samir.ask("!signaler Issoire : pont coupé", in: Self.elsewhere, expecting: "S1 enregistré")
            try await first.server(.start)
            try await first.awaitServices()
            let again = try await Person.join(first, as: "capitaine", channels: [Bot.managers])
            try await again.finds(bot: Bot.managers, within: .seconds(30))
            try await again.ask("!voir 1", in: Bot.managers, expecting: "pont coupé")
            await again.leave()
          }
          await samir.leave()
        }
      }
    }
  }
}
