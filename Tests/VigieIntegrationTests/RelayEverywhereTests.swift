import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// Advice and appeals on the team's own accounts (R6, R7), across all that Vigie speaks.
  @Suite("A relay from one network to four")
  struct RelayEverywhereTests {
    @Test(.timeLimit(.minutes(5)))
    func `it is written on IRC, approved on Matrix, posted on Mastodon and Bluesky, corrected, and taken away again`()
      async throws
    {
      try await IRCServer.run(accounts: Bot.accounts) { irc in
        try await Homeserver.run(accounts: MatrixTests.people) { matrix in
          try await Peers.run { peers in
            let chef = try await MatrixPerson.logIn(matrix, as: "chef")
            let room = try await chef.makeRoom("gest-63", inviting: ["vigie"])
            let jo = try await Person.join(irc, as: "jo", channels: [Bot.volunteers])
            let camille = try await Person.join(irc, as: "camille", channels: [Bot.coordination])
            let bot = try Bot(on: irc, and: matrix)
            let text = try String(contentsOfFile: bot.configuration, encoding: .utf8)
            let old = "relays: { accounts: { X: { network: x, handle: visov } } }"
            #expect(text.contains(old))
            try bot.folder.write(
              text.replacingOccurrences(of: old, with: peers.relays(in: bot.folder)), to: "vigie.yaml")
            try await bot.running { process in
              try await jo.seesBot(in: Bot.volunteers)
              try await chef.seesBot(in: room)
              try await chef.ask("!activer crue de l’Allier", in: room, expecting: "Activer l’équipe")
              try await chef.ask("!oui", in: room, expecting: "activée")
              try await play(chef, room, jo, camille, peers)
              // What opens the accounts is in none of the lines that the bot writes.
              #expect(process.lines.allSatisfy { !$0.contains("visov_token") && !$0.contains("Ne vous engagez") })
            }
            for file in ["v.sqlite", "vigie.sqlite"] where FileManager.default.fileExists(atPath: bot.folder.file(file))
            {
              let bytes = try Data(contentsOf: URL(fileURLWithPath: bot.folder.file(file)))
              #expect(bytes.firstRange(of: Data("visov_token".utf8)) == nil)
            }
            chef.leave()
            await jo.leave()
            await camille.leave()
          }
        }
      }
    }

    private func play(
      _ chef: MatrixPerson, _ room: String, _ jo: Person, _ camille: Person, _ peers: Peers
    ) async throws {
      let advice = "Ne vous engagez pas sur une route innondée."
      let mended = "Ne vous engagez pas sur une route inondée."
      let source = "https://www.puy-de-dome.gouv.fr/crue"
      // Written by one.
      try await jo.ask("!relayer consigne \(source) \(advice)", in: Bot.volunteers, expecting: "R1 enregistré")
      #expect(try await !peers.posts().contains("engagez"))
      // Approved by another, elsewhere; then Vigie does it by itself, and says where.
      let start = camille.lines.count
      try await chef.ask("!valider R1", in: room, expecting: "R1 validé")
      let online = try await camille.heard("https://localhost:\(peers.mastodon)/@visov/", from: start)
      #expect(online.contains("R1") && online.contains("Mastodon"))
      let other = try await camille.heard("bsky.app/profile/", from: start)
      #expect(other.contains("R1") && other.contains("Bluesky"))
      #expect(try await peers.posts().contains(advice))
      // A mistake in it: once another agrees, the right words stand at its address; where that cannot be, it goes away.
      try await jo.ask(
        "!relayer corriger R1 \(source) \(mended)", in: Bot.volunteers,
        expecting: "R2 enregistré, consigne, pour corriger")
      #expect(try await peers.posts().contains("innondée"))
      let (again, managers) = (camille.lines.count, chef.events.count)
      try await chef.ask("!valider R2", in: room, expecting: "R2 validé")
      try await chef.heard("RECTIFICATIF\u{A0}: R1", from: managers)
      let place = try #require(
        online.range(of: "https://localhost:\(peers.mastodon)/@visov/[0-9]+", options: .regularExpression))
      try await camille.heard("à la même adresse. \(online[place])", from: again)
      try await camille.heard("supprimé de Bluesky", from: again)
      try await camille.heard("bsky.app/profile/", from: again)
      let posts = try await peers.posts()
      #expect(posts.contains(mended) && !posts.contains("innondée"))
      // Each proof is in the journal and in the digest.
      let journal = camille.lines.count
      try await camille.ask("!journal 9", in: Bot.coordination, expecting: "met R2 en ligne (Mastodon)")
      try await camille.heard("met R2 en ligne (Bluesky)", from: journal)
      let digest = chef.events.count
      try await chef.say("!point", in: room)
      let body = try await chef.heard("POINT N°", from: digest)["content"]?["body"]?.string ?? ""
      #expect(body.contains("inondée\u{A0}», publiée à") && body.contains("(Mastodon, Bluesky)"), "\(body)")
      #expect(body.contains("R1, consigne\u{A0}: texte corrigé (R2), plus en ligne (Bluesky)"), "\(body)")
      try await camille.ask("!voir R2", in: Bot.coordination, expecting: "https://localhost:\(peers.mastodon)/@visov/")
      // Away with it on both.
      let away = camille.lines.count
      try await jo.ask("!retirer R2 la route est rouverte", in: Bot.volunteers, expecting: "R2 retiré")
      try await camille.heard("supprimé de Mastodon", from: away)
      try await camille.heard("supprimé de Bluesky", from: away)
      #expect(try await !peers.posts().contains("engagez"))
      let journalOfAll = camille.lines.count
      try await camille.ask("!journal 9", in: Bot.coordination, expecting: "retire R2")
      try await camille.heard("remplace R1 par R2 (Mastodon)", from: journalOfAll)
      // Nothing goes out any more once a coordinator has stopped it.
      try await camille.ask("!relais suspendre", in: Bot.coordination, expecting: "suspendue")
      try await jo.ask("!relayer info \(source) La décrue commence.", in: Bot.volunteers, expecting: "R3 enregistré")
      try await chef.ask("!valider R3", in: room, expecting: "R3 validé")
      try await camille.ask("!relais", in: Bot.coordination, expecting: "suspendue")
      #expect(try await !peers.posts().contains("décrue"))
      let resumed = camille.lines.count
      try await camille.ask("!relais reprendre", in: Bot.coordination, expecting: "reprise")
      try await camille.heard("https://localhost:\(peers.mastodon)/@visov/", from: resumed)
      #expect(try await peers.posts().contains("décrue"))
    }
  }
}
