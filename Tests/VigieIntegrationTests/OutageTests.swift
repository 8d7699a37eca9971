import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// Servers, services and certificates that are not as they should be.
  @Suite("Outages and impostors")
  struct OutageTests {
    /// A room answers: the bot is in it and the whole way of a line works.
    private func answers(_ jo: Person) async throws {
      try await jo.ask("!ping", in: Bot.volunteers, expecting: "Je suis là")
    }

    @Test(.timeLimit(.minutes(5)))
    func `a server that dies and comes back finds the bot in every room by itself`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { server in
        try await Bot(on: server).running { bot in
          _ = try await bot.line(containing: "registered")
          try await server.server(.kill)
          _ = try await bot.line(containing: "trying again")
          try await server.server(.start)
          let clock = ContinuousClock()
          let returned = clock.now
          try await server.awaitServices()
          // Who comes before the bot sees it come; who comes after finds it there. Either way it answers.
          let jo = try await Person.join(server, as: "jo", channels: [Bot.volunteers])
          let capitaine = try await Person.join(server, as: "capitaine", channels: [Bot.managers])
          try await jo.finds(bot: Bot.volunteers, within: .seconds(20))
          try await capitaine.finds(bot: Bot.managers, within: .seconds(20))
          let absence = clock.now - returned
          print("back in every room \(absence) after the server")
          try await answers(jo)
          try await capitaine.ask("!activer crue", in: Bot.managers, expecting: "Activer l’équipe")
          #expect(absence < .seconds(20))
          for person in [jo, capitaine] { await person.leave() }
        }
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `without services the bot joins nobody; it joins once they are there`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { server in
        let jo = try await Person.join(server, as: "jo", channels: [Bot.volunteers])
        try await server.services(.stop)
        try await Bot(on: server).running { bot in
          let reason = try await bot.line(containing: "they are waited for")
          #expect(reason.contains("offers no SASL"))
          try await jo.settle()
          #expect(!jo.lines.elements.contains { $0.nick == "Vigie" })
          try await server.services(.start)
          try await jo.seesBot(in: Bot.volunteers)
          let who = try await jo.whois("Vigie")
          #expect(who.contains { $0.command == "330" && $0.parameters.contains(Bot.account) })
        }
        await jo.leave()
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a wrong password never joins`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { server in
        let jo = try await Person.join(server, as: "jo", channels: [Bot.volunteers])
        let bot = try Bot(port: server.port, authority: server.authority, password: "not-the-secret")
        try await bot.running { process in
          let reason = try await process.line(containing: "trying again")
          #expect(reason.contains("not identified"))
          #expect(!process.lines.contains { $0.contains("not-the-secret") })
        }
        try await jo.settle()
        #expect(!jo.lines.elements.contains { $0.nick == "Vigie" })
        await jo.leave()
      }
    }

    /// How a certificate is wrong, and the check that must be named.
    enum Impostor: CaseIterable, CustomTestStringConvertible {
      case ofAnotherName
      case ofAnUnknownAuthority
      case expired
      case selfSigned

      var testDescription: String { "\(self)" }

      func pair(_ all: TestCertificates) -> TestCertificates.Pair {
        switch self {
        case .ofAnotherName: all.wrongName
        case .ofAnUnknownAuthority: all.stranger
        case .expired: all.expired
        case .selfSigned: all.selfSigned
        }
      }

      /// Words of the log, in lower case.
      var check: String {
        switch self {
        case .ofAnotherName: "localhost"
        case .ofAnUnknownAuthority: "unknown authority"
        case .expired: "expired"
        case .selfSigned: "self-signed"
        }
      }
    }

    /// `openssl s_server` shows the certificate; were it accepted, the bot's first line would stand in its output.
    @Test(.timeLimit(.minutes(5)), arguments: Impostor.allCases)
    func `an impostor is never spoken to, and the log names the check and the fingerprint`(_ impostor: Impostor)
      async throws
    {
      let certificates = try TestCertificates.shared()
      let shown = impostor.pair(certificates)
      let port = try freePort()
      let server = try RunningProcess(
        "/usr/bin/openssl",
        ["s_server", "-accept", "127.0.0.1:\(port)", "-cert", shown.certificateFile, "-key", shown.keyFile, "-quiet"])
      do {
        try await waitForListener(port: port)
        try await Bot(port: port, authority: certificates.authority.certificateFile).running { bot in
          let reason = try await bot.line(containing: "trying again").lowercased()
          #expect(reason.contains(impostor.check))
          let fingerprint = shown.fingerprint.lowercased().filter { $0 != ":" }
          #expect(reason.filter { $0 != ":" }.contains(fingerprint))
          #expect(!bot.lines.contains { $0.contains("registered") && !$0.contains("not yet") })
        }
      } catch {
        await server.end()
        throw error
      }
      await server.end()
      #expect(!server.lines.contains { $0.contains("CAP LS") || $0.contains("NICK") })
    }
  }
}
