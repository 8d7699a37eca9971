import Foundation
import MatrixProtocol
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// Managers on a real homeserver, volunteers on a real IRC server, one crisis.
  @Suite("Matrix beside IRC")
  struct MatrixTests {
    static let people = ["chef", "adjoint", "vigie"]

    @Test(.timeLimit(.minutes(5)))
    func `a night: a manager activates, a volunteer reports, distress rings, the digest is one event`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { irc in
        try await Homeserver.run(accounts: Self.people) { matrix in
          let chef = try await MatrixPerson.logIn(matrix, as: "chef")
          let room = try await chef.makeRoom("gest-63", inviting: ["vigie", "adjoint"])
          let jo = try await Person.join(irc, as: "jo", channels: [Bot.volunteers])
          let camille = try await Person.join(irc, as: "camille", channels: [Bot.volunteers, Bot.coordination])
          let bot = try Bot(on: irc, and: matrix)
          try await bot.running { process in
            try await jo.seesBot(in: Bot.volunteers)
            try await chef.seesBot(in: room)
            let question = try await chef.ask("!activer crue de l’Allier", in: room, expecting: "Activer l’équipe")
            #expect(question["content"]?["msgtype"]?.string == "m.notice")
            let yes = try await chef.say("!oui", in: room)
            let done = try await chef.heard("activée")
            #expect(done["content"]?["m.relates_to"]?["m.in_reply_to"]?["event_id"]?.string == yes)
            _ = try await jo.heard("Appel aux volontaires")
            try await jo.ask("!rejoindre 63", in: Bot.volunteers, expecting: "63-crue")
            try await jo.ask("!signaler Issoire urgent : pont coupé", in: Bot.volunteers, expecting: "S1 enregistré")
            try await distress(jo, chef)
            try await digest(chef, room)
            // Who is not known gets an answer of its own, in a room of two.
            let adjoint = try await MatrixPerson.logIn(matrix, as: "adjoint")
            try await adjoint.join(room)
            try await adjoint.say("!état", in: room)
            let invited = try await adjoint.events.wait(for: "an invitation") { $0["type"]?.string == "invite" }
            let direct = invited.element["room"]?.string ?? ""
            try await adjoint.join(direct)
            try await adjoint.heard("n’est pas de l’équipe")
            try await join(accountsOf: jo, adjoint, direct)
            try await camille.ask("!diagnostic", in: Bot.coordination, expecting: "seaux\u{A0}: 2 sur 2")
            try await camille.heard("Dernière réponse du serveur\u{A0}: etat il y a")
            adjoint.leave()
            #expect(process.lines.allSatisfy { !$0.contains(Homeserver.password(of: "vigie")) && !$0.contains("syt_") })
          }
          let mode = try FileManager.default.attributesOfItem(atPath: bot.store + ".matrix-etat")[.posixPermissions]
          #expect((mode as? NSNumber)?.intValue == 0o600)
          chef.leave()
          await jo.leave()
          await camille.leave()
        }
      }
    }

    /// Notices do not ring: a call for help is a message that calls the room.
    private func distress(_ jo: Person, _ chef: MatrixPerson) async throws {
      let start = chef.events.count
      try await jo.ask("!sos 3 personnes sur un toit à Coudes", in: Bot.volunteers, expecting: "S2")
      let call = try await chef.heard("Coudes", from: start)
      #expect(call["content"]?["msgtype"]?.string == "m.text")
      let mentions = call["content"]?["m.mentions"]
      #expect(mentions?["user_ids"]?.elements.contains(.string(chef.user)) ?? mentions?["room"]?.bool ?? false)
    }

    private func digest(_ chef: MatrixPerson, _ room: String) async throws {
      let start = chef.events.count
      try await chef.say("!point", in: room)
      let digest = try await chef.heard("POINT N°", from: start)
      let body = digest["content"]?["body"]?.string ?? ""
      #expect(body.split(separator: "\n").count > 2 && body.contains("pont coupé"))
      let formatted = digest["content"]?["formatted_body"]?.string ?? ""
      #expect(formatted.contains("<strong>POINT N°") && formatted.contains("<br>"))
      #expect(
        !formatted.replacing("<strong>", with: "").replacing("</strong>", with: "").replacing("<br>", with: "")
          .contains("<"))
      // Asked for once more, after it came: nothing of it was said twice or in pieces.
      try await chef.ask("!ping", in: room, expecting: "Je suis là")
      #expect(chef.saidByBot.count { $0["content"]?["body"]?.string?.contains("POINT N°") ?? false } == 1)
    }

    /// One person with an account on each network.
    private func join(accountsOf jo: Person, _ adjoint: MatrixPerson, _ direct: String) async throws {
      let answer = try await jo.ask("!relier", in: "Vigie", expecting: "!relier ")
      let code = try #require(answer.firstMatch(of: #/!relier ([A-Z0-9-]{8,})/#)?.1)
      try await adjoint.ask("!relier \(code)", in: direct, expecting: "Jo")
      try await adjoint.ask("!voir 1", in: direct, expecting: "pont coupé")
    }
  }
}
