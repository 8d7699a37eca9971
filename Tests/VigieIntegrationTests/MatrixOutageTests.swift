import Foundation
import GRDB
import MatrixProtocol
import SystemHTTP
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// What goes wrong between Vigie and a real homeserver.
  @Suite("Matrix when things go wrong")
  struct MatrixOutageTests {
    /// What each scene begins with: a bot on both networks, and a crisis.
    private struct Scene {
      var matrix: Homeserver
      var bot: Bot
      var chef: MatrixPerson
      var room: String
      var jo: Person
      var camille: Person
    }

    private func play(
      hasLimits: Bool = false, volunteers: [String] = [], _ body: (Scene, RunningProcess) async throws -> Void
    ) async throws {
      try await IRCServer.run(accounts: Bot.accounts) { irc in
        try await Homeserver.run(accounts: MatrixTests.people + volunteers, hasLimits: hasLimits) { matrix in
          let chef = try await MatrixPerson.logIn(matrix, as: "chef")
          try await chef.call(
            .post, "users/\(HTTPAddress.encoded(chef.user))/override_ratelimit",
            ["messages_per_second": 0, "burst_count": 0], isAdministration: true)
          let room = try await chef.makeRoom("gest-63", inviting: ["vigie"])
          let jo = try await Person.join(irc, as: "jo", channels: [Bot.volunteers])
          let camille = try await Person.join(irc, as: "camille", channels: [Bot.coordination])
          let bot = try Bot(on: irc, and: matrix, volunteers: volunteers)
          let scene = Scene(matrix: matrix, bot: bot, chef: chef, room: room, jo: jo, camille: camille)
          try await bot.running { process in
            try await jo.seesBot(in: Bot.volunteers)
            try await chef.seesBot(in: room)
            try await chef.ask("!activer crue de l’Allier", in: room, expecting: "Activer l’équipe")
            try await chef.ask("!oui", in: room, expecting: "activée")
            try await body(scene, process)
          }
          chef.leave()
          await jo.leave()
          await camille.leave()
        }
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the homeserver is killed and comes back: what waited is said once, and what is typed then is heard`()
      async throws
    {
      try await play { scene, process in
        let start = scene.chef.events.count
        try await scene.matrix.server(.kill)
        _ = try await process.line(containing: "disconnected")
        try await scene.jo.ask("!sos 3 personnes sur un toit à Coudes", in: Bot.volunteers, expecting: "S1")
        try await scene.matrix.server(.start)
        try await scene.chef.heard("DÉTRESSE", from: start, within: .seconds(40))
        try await scene.chef.ask("!reçu 1", in: scene.room, expecting: "S1", within: .seconds(40))
        let said = scene.chef.said("DÉTRESSE S1, Coudes").compactMap { $0["content"]?["body"]?.string }
        #expect(said.count == 1, "\(said)")
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `three hundred lines are said while Vigie is away: its commands among them are carried out once, in order`()
      async throws
    {
      try await play(volunteers: ["temoin"]) { scene, process in
        let temoin = try await MatrixPerson.logIn(scene.matrix, as: "temoin")
        let room = try await scene.chef.makeRoom("veille", inviting: ["vigie", "temoin"])
        try await temoin.join(room)
        try await temoin.seesBot(in: room, within: .seconds(40))
        try await temoin.ask("!signaler Issoire : avant", in: room, expecting: "S1 enregistré")
        process.signal(SIGKILL)
        try await process.exit()
        var first = ""
        for number in 1...300 {
          if number % 100 == 50 {
            let id = try await temoin.say("!signaler Coudes : fait \(number)", in: room)
            if first.isEmpty { first = id }
          } else {
            try await temoin.say("bavardage \(number)", in: room)
          }
        }
        let start = temoin.events.count
        try await scene.bot.running { _ in
          try await temoin.heard("S4 enregistré", from: start, within: .seconds(30))
          let texts = scene.bot.column("SELECT text FROM report ORDER BY number")
          #expect(texts == ["avant", "fait 50", "fait 150", "fait 250"])
          try await edit(first, by: temoin, in: room)
        }
        // Once more, with what was answered put back to unanswered: the homeserver has it, and nothing is said again.
        try await DatabaseQueue(path: scene.bot.store).write { db in
          try db.execute(sql: "UPDATE inbox SET answered = NULL WHERE seq IS NOT NULL AND channel IS NOT NULL")
        }
        try await scene.bot.running { process in
          _ = try await process.line(containing: "logged in")
          try await temoin.ask("!ping", in: room, expecting: "Je suis là", within: .seconds(30))
          for number in 1...4 { #expect(temoin.said("S\(number) enregistré").count == 1) }
        }
        temoin.leave()
      }
    }

    /// An edit of what had an effect runs no more; its author is told in private.
    private func edit(_ event: String, by person: MatrixPerson, in room: String) async throws {
      let start = person.events.count
      try await person.say(
        "* !signaler Coudes : autre", in: room,
        [
          "m.new_content": ["msgtype": "m.text", "body": "!signaler Coudes : autre"],
          "m.relates_to": ["rel_type": "m.replace", "event_id": .string(event)],
        ])
      let invited = try await person.events.wait(for: "a room of two", from: start) {
        $0["type"]?.string == "invite"
      }
      try await person.join(invited.element["room"]?.string ?? "")
      try await person.heard("Message modifié, pas appliqué", from: start)
    }

    @Test(.timeLimit(.minutes(5)))
    func `with the homeserver’s own limits every answer comes, together if need be, and a call for help first`()
      async throws
    {
      try await play(hasLimits: true) { scene, _ in
        let start = scene.chef.events.count
        for _ in 1...30 { try await scene.chef.say("!ping", in: scene.room) }
        let asked = ContinuousClock.now
        try await scene.jo.ask("!sos 3 personnes sur un toit à Coudes", in: Bot.volunteers, expecting: "S1")
        try await scene.chef.heard("DÉTRESSE", from: start, within: .seconds(60))
        print("a call for help behind 30 answers, at Synapse’s own limits: \(ContinuousClock.now - asked)")
        let limit = asked + .seconds(120)
        while scene.chef.lines("Je suis là") < 30, ContinuousClock.now < limit {
          _ = await scene.chef.events.next(from: scene.chef.events.count, within: .seconds(1)) { _ in true }
        }
        #expect(scene.chef.lines("Je suis là") == 30)
        print("thirty answers: \(ContinuousClock.now - asked), in \(scene.chef.said("Je suis là").count) events")
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the room is upgraded: the coordination is asked to invite Vigie, which then goes on there`() async throws {
      try await play { scene, _ in
        let start = scene.camille.lines.count
        let answer = try await scene.chef.call(
          .post, "rooms/\(HTTPAddress.encoded(scene.room))/upgrade", ["new_version": "12"])
        let next = try #require(answer["replacement_room"]?.string)
        try await scene.camille.heard("SALON REMPLACÉ", from: start)
        try await scene.chef.call(
          .post, "rooms/\(HTTPAddress.encoded(next))/invite", ["user_id": .string(Homeserver.user("vigie"))])
        try await scene.chef.seesBot(in: next)
        try await scene.chef.ask("!état", in: next, expecting: "63-crue")
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the room is encrypted: that is said in it, and to the coordination`() async throws {
      try await play { scene, _ in
        let start = scene.camille.lines.count
        try await scene.chef.setState("m.room.encryption", ["algorithm": "m.megolm.v1.aes-sha2"], in: scene.room)
        try await scene.chef.heard("Ce salon est chiffré")
        try await scene.camille.heard("SALON CHIFFRÉ", from: start)
        try await scene.camille.ask("!diagnostic", in: "Vigie", expecting: "sans #gest-63")
      }
    }
  }
}

extension MatrixPerson {
  /// What the bot said with these words in it, each event once.
  func said(_ words: String) -> [JSON] {
    var seen: Set<String> = []
    return saidByBot.filter {
      ($0["content"]?["body"]?.string?.contains(words) ?? false) && seen.insert($0["event_id"]?.string ?? "").inserted
    }
  }

  /// In how many lines the bot said these words.
  func lines(_ words: String) -> Int {
    said(words).flatMap { ($0["content"]?["body"]?.string ?? "").split(separator: "\n") }.count { $0.contains(words) }
  }
}

extension Bot {
  /// The first column of what the store holds.
  func column(_ sql: String) -> [String] {
    (try? DatabaseQueue(path: store).read { try String.fetchAll($0, sql: sql) }) ?? ["it cannot be read"]
  }
}
