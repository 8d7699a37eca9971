import Foundation
import MatrixProtocol
import SystemHTTP
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// Who reads on a telephone answers with a thumb.
  @Suite("Reactions on Matrix")
  struct MatrixReactionTests {
    private func react(_ reaction: String, _ event: JSON, by person: MatrixPerson, in room: String) async throws
      -> String
    {
      try await person.send(
        "m.reaction",
        [
          "m.relates_to": [
            "rel_type": "m.annotation", "event_id": event["event_id"] ?? .null, "key": .string(reaction),
          ]
        ],
        in: room)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a reaction answers the question and takes the call in charge, once, whatever is killed in between`()
      async throws
    {
      try await IRCServer.run(accounts: Bot.accounts) { irc in
        try await Homeserver.run(accounts: MatrixTests.people) { matrix in
          let chef = try await MatrixPerson.logIn(matrix, as: "chef")
          let room = try await chef.makeRoom("gest-63", inviting: ["vigie", "adjoint"])
          let jo = try await Person.join(irc, as: "jo", channels: [Bot.volunteers])
          let bot = try Bot(on: irc, and: matrix)
          var process = try bot.start()
          func killed(_ body: () async throws -> Void = {}) async throws {
            process.signal(SIGKILL)
            try await process.exit()
            try await body()
            process = try bot.start()
          }
          do {
            try await jo.seesBot(in: Bot.volunteers)
            try await chef.seesBot(in: room)
            let question = try await chef.ask("!activer crue de l’Allier", in: room, expecting: "Activer l’équipe")
            let before = jo.lines.count
            try await killed()
            try await jo.seesBot(in: Bot.volunteers, from: before)
            try await chef.ask("!ping", in: room, expecting: "Je suis là", within: .seconds(40))
            // Who was not asked says nothing by it.
            let adjoint = try await MatrixPerson.logIn(matrix, as: "adjoint")
            try await adjoint.join(room)
            _ = try await react("👍", question, by: adjoint, in: room)
            let thumb = try await react("👍🏽", question, by: chef, in: room)
            let done = try await chef.heard("activée")
            #expect(done["content"]?["m.relates_to"]?["m.in_reply_to"]?["event_id"] == question["event_id"])
            try await distress(jo, chef, room)
            try await chef.call(.put, "rooms/\(HTTPAddress.encoded(room))/redact/\(HTTPAddress.encoded(thumb))/t1", [:])
            // What is put there while nobody listens is told, and does nothing.
            let closing = try await chef.ask("!désactiver fini", in: room, expecting: "!oui")
            try await killed { _ = try await react("✅", closing, by: chef, in: room) }
            let invited = try await chef.events.wait(for: "an invitation") { $0["type"]?.string == "invite" }
            try await chef.join(invited.element["room"]?.string ?? "")
            try await chef.heard("pas appliqué\u{A0}: «\u{A0}!oui\u{A0}»", within: .seconds(40))
            try await chef.ask("!ping", in: room, expecting: "Je suis là", within: .seconds(40))
            #expect(chef.said("activée").count == 1 && chef.said("Message supprimé").isEmpty)
            #expect(bot.column("SELECT status FROM crisis") == ["active"])
            #expect(bot.column("SELECT message_id FROM inbox WHERE reaction_to IS NOT NULL").count == 3)
            adjoint.leave()
          } catch {
            await process.end()
            throw error
          }
          await process.end()
          chef.leave()
          await jo.leave()
        }
      }
    }

    private func distress(_ jo: Person, _ chef: MatrixPerson, _ room: String) async throws {
      let start = chef.events.count
      try await jo.ask("!sos 3 personnes sur un toit à Coudes", in: Bot.volunteers, expecting: "S1")
      try await jo.ask("!sos un enfant dans l’eau à Issoire", in: Bot.volunteers, expecting: "S2")
      let call = try await chef.heard("Coudes", from: start)
      _ = try await react("👀", call, by: chef, in: room)
      try await chef.heard("DÉTRESSE S1 prise en charge", from: start)
    }
  }
}
