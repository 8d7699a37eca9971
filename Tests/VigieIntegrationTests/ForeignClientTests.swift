import Testing

extension IntegrationTests {
  /// What a client of another make shows is what the README promises.
  @Suite("A client of another make")
  struct ForeignClientTests {
    @Test(.timeLimit(.minutes(5)))
    func `WeeChat holds the conversation of the README`() async throws {
      let capitaine = WeeChat.Seat(account: "capitaine", channel: Bot.managers)
      let jo = WeeChat.Seat(account: "jo", channel: Bot.volunteers)
      try await IRCServer.run(accounts: Bot.accounts) { server in
        try await WeeChat.run(on: server, seats: [capitaine, jo]) { weechat in
          _ = try await weechat.shows("jo [jo]", to: jo)
          _ = try await weechat.shows("capitaine [capitaine]", to: capitaine)
          try await Bot(on: server).running { _ in
            // Who the server vouches for, then the room.
            #expect(try await weechat.shows("Vigie [vigie]", to: jo).contains("has joined \(Bot.volunteers)"))
            _ = try await weechat.shows("Vigie [vigie]", to: capitaine)

            try weechat.type("!activer crue de l’Allier", as: capitaine)
            let asked = try await weechat.shows("Activer l’équipe", to: capitaine)
            #expect(
              asked.contains(
                #/Vigie\tActiver l’équipe.\? Inondation \(crue de l’Allier\), département.63, à la demande du SDIS.63, mission réelle\. !oui pour activer, !non pour renoncer\./#
              ))
            try weechat.type("!oui", as: capitaine)
            let activated = try await weechat.shows("Demandeur", to: capitaine)
            #expect(
              activated.contains(#/Vigie\t63-crue-\d{4} activée à \d\dh\d\d.: crue de l’Allier\. Demandeur.: SDIS.63/#))
            let call = try await weechat.shows("Appel aux volontaires", to: jo)
            #expect(call.contains(#/Vigie\tAppel aux volontaires, mission réelle.: 63-crue-\d{4}, crue de l’Allier/#))

            try weechat.type("!signaler Issoire 14h10 route urgent : le pont est coupé", as: jo)
            let recorded = try await weechat.shows("S1 enregistré", to: jo)
            #expect(
              recorded.contains(
                #/Vigie\tS1 enregistré.: Issoire, route, vu (le \d\d/\d\d )?à 14h10( \(est-ce bien ce jour-là.\?\))?, urgent, non vérifié\./#
              ))
            try weechat.type("!voir 1", as: jo)
            let shown = try await weechat.shows("Vigie\tS1, ", to: jo)
            #expect(shown.contains("le pont est coupé"))
            try weechat.type("!état", as: jo)
            let status = try await weechat.shows("1 signalement", to: jo)
            #expect(status.contains(#/Vigie\t63-crue-\d{4}, crue de l’Allier, active depuis/#))
          }
          _ = try await weechat.shows("has quit (Vigie s’arrête)", to: jo)
        }
      }
    }
  }
}
