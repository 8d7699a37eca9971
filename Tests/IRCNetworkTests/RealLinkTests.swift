import ChatModel
import IRCProtocol
import SystemTLS
import Testing
import VigieTestSupport

/// What happens to a link on real servers: splits, throwings out, floods, certificates, an old dialect.
@Suite(.serialized, .timeLimit(.minutes(5))) struct RealLinkTests {
  private static let channel = NetworkUnderTest.channel

  /// Two servers lose each other and meet again: one event, and people are known afterwards as before.
  @Test func aNetsplitIsOneEventAndPeopleComeBack() async throws {
    try await RealServer.with(.inspircd, accounts: ["vigie", "jo", "lea"]) { first in
      try await RealServer.with(.inspircd, options: ["--second-of", first.folder]) { second in
        try await person("vigie", on: first, nick: "Vigie") { vigie in
          try await person("jo", on: second) { jo in
            try await person("lea", on: second) { lea in
              try await hears(vigie, jo, "avant")
              try await hears(vigie, lea, "avant aussi")
              try await first.oper("SQUIT irc2.localhost :test")
              try await vigie.sink.expect(
                .netsplit(network: "visov", servers: "irc.localhost irc2.localhost", people: 2))
              try await hears(vigie, jo, "après")
              try await hears(vigie, lea, "après aussi")
              let again = vigie.sink.events.untaken.filter { if case .netsplit = $0 { true } else { false } }
              #expect(again.isEmpty)
            }
          }
        }
      }
    }
  }

  /// Situation 2: thrown out by an operator while another takes the nick; it is won back when that one goes.
  @Test func situation2_aKillAndANickThatIsTaken() async throws {
    try await RealServer.with(.inspircd, accounts: ["vigie", "jo"]) { server in
      try await person("jo", on: server) { jo in
        try await person("vigie", on: server, nick: "Vigie") { vigie in
          try await server.oper("KILL Vigie :test")
          #expect(try await vigie.lost().contains("Killed"))
          try await vigie.joined()
          try await hears(jo, vigie, "de retour")
        }
        try await NetworkUnderTest.with(ports: [server.port], tls: server.tls, nick: "Vigie") { holder in
          try await holder.joined()
          try await person("vigie", on: server, nick: "Vigie") { vigie in
            vigie.say("sous un autre nom", as: .announcement(1))
            #expect(try await jo.heard("sous un autre nom").sender.nick == "Vigie_")
            await holder.network.close(reason: "place libre")
            // MONITOR tells; the rename is seen by what is said next.
            var nick = "Vigie_"
            let end = ContinuousClock.now + .seconds(60)
            while nick == "Vigie_", ContinuousClock.now < end {
              vigie.say("essai", as: .untracked)
              nick = try await jo.heard("essai").sender.nick
            }
            #expect(nick == "Vigie")
          }
        }
      }
    }
  }

  /// Beyond its own burst, under the limits that public networks have, nothing is lost and nobody is thrown out.
  @Test(arguments: [RealServer.Kind.inspircd, .ngircd])
  func situation10_floodLimitsAreKeptTo(kind: RealServer.Kind) async throws {
    let accounts = kind == .inspircd ? ["vigie"] : []
    try await RealServer.with(kind, accounts: accounts, options: ["--flood-limits"]) { server in
      try await NetworkUnderTest.with(
        ports: [server.port], tls: server.tls, nick: "Vigie", account: accounts.first,
        password: RealServer.password(of: "vigie"), pacing: .standard, configure: { $0.adaptsPacing = true }
      ) { vigie in
        try await vigie.joined()
        let count = kind == .inspircd ? 12 : 6
        for i in 1...count { vigie.say("ligne \(i)", as: .announcement(Int64(i))) }
        for i in 1...count {
          try await vigie.sink.events.next("delivery \(i)", within: .seconds(60)) {
            $0 == .delivered(network: "visov", .announcement(Int64(i)))
          }
        }
        #expect(!vigie.sink.events.untaken.contains { if case .disconnected = $0 { true } else { false } })
        #expect(vigie.log.everything.contains("the server is \(kind == .inspircd ? "inspIRCd" : "ngIRCd")"))
      }
    }
  }

  /// EXTERNAL by the client's certificate, which the account has been given before.
  @Test func aCertificateIdentifies() async throws {
    try await RealServer.with(.inspircd, accounts: ["vigie", "jo"]) { server in
      try await person("vigie", on: server, nick: "Vigie") { vigie in
        vigie.say(
          "CERT ADD \(server.clientFingerprint)", to: .person(nick: "NickServ", account: nil), as: .announcement(1))
        try await vigie.sink.expect(.delivered(network: "visov", .announcement(1)))
      }
      try await person("jo", on: server) { jo in
        var tls = server.tls
        (tls.certificateFile, tls.keyFile) = (server.clientCertificate, server.clientKey)
        try await NetworkUnderTest.with(
          ports: [server.port], tls: tls, nick: "Vigie", isBot: false,
          configure: { $0.sasl = SASLCredentials(account: "vigie", password: nil, mechanisms: [.external]) }
        ) { vigie in
          try await vigie.joined()
          vigie.say("par certificat", as: .announcement(1))
          #expect(try await jo.heard("par certificat").sender.account == "vigie")
        }
      }
    }
  }

  /// Services that are killed change nothing for those who are logged in; whoever comes waits until they are back.
  @Test func servicesKilledAndBack() async throws {
    try await RealServer.with(.inspircd, accounts: ["vigie", "jo"]) { server in
      try await person("vigie", on: server, nick: "Vigie") { vigie in
        try await person("jo", on: server) { jo in
          try await server.services("stop")
          try await hears(vigie, jo, "sans services")
          try await server.services("start")
          try await hears(vigie, jo, "avec services")
        }
        try await person("jo", on: server) { jo in try await hears(vigie, jo, "de nouveau") }
      }
    }
  }

  /// A channel with +H replays what was said before: heard as history, never as a command.
  @Test func situation3_whatAServerReplaysIsHistory() async throws {
    let include = try TemporaryFolder("ircd-include")
    try include.write(
      "<permchannels channel=\"\(Self.channel)\" modes=\"+H 20:1h\">\n", to: "channels.conf")
    try await RealServer.with(
      .inspircd, accounts: ["vigie", "jo"], options: ["--include", include.file("channels.conf")]
    ) { server in
      try await person("jo", on: server) { jo in
        jo.say("!activer crue", as: .announcement(1))
        try await jo.sink.expect(.delivered(network: "visov", .announcement(1)))
        try await person("vigie", on: server, nick: "Vigie") { vigie in
          try await hears(vigie, jo, "maintenant")
          let old = vigie.sink.messages.untaken.filter { $0.text == "!activer crue" }
          #expect(old.allSatisfy { $0.provenance == .history })
        }
      }
    }
  }

  /// ircd-hybrid: nicks of nine letters, no accounts, no echo; the modes of a room are all that can be seen.
  @Test func anOldDialect() async throws {
    try await RealServer.with(.hybrid) { server in
      try await NetworkUnderTest.with(
        ports: [server.port], tls: server.tls, nick: "VigieDuPuyDeDome",
        configure: { $0.inspected = [Self.channel: .strict] }
      ) { vigie in
        try await vigie.joined()
        try await NetworkUnderTest.with(ports: [server.port], tls: server.tls, nick: "jo") { jo in
          try await jo.joined()
          jo.say("!état", as: .announcement(1))
          let message = try await vigie.heard("!état")
          #expect(message.sender.account == nil && message.id == nil && message.provenance == .live)
          let answer = String(repeating: "L’Allier monte. ", count: 60) + "Fin"
          // The room is open (+nt), so that nothing is said in it: see below.
          vigie.say(answer, to: .person(nick: "jo", account: nil), as: .answer(1))
          try await vigie.sink.expect(.delivered(network: "visov", .answer(1)))
          var heard = ""
          while !heard.hasSuffix("Fin") {
            let part = try await jo.sink.messages.next("part")
            #expect(part.sender.nick.utf8.count <= 9)
            heard += part.text
          }
          #expect(heard == answer)
          // The room is open (+nt), and WHOX tells that nobody vouches for jo: a digest is withheld.
          vigie.network.send([
            OutgoingLine(delivery: .announcement(2), destination: .channel(Self.channel), text: "POINT", lane: .digest)
          ])
          try await vigie.sink.expect(
            .exposed(
              network: "visov", channel: Self.channel, ExposedRoom(isOpen: true, strangers: ["jo"], isWithholding: true)
            ))
          try await vigie.sink.expect(.failed(network: "visov", .announcement(2), .exposed))
        }
      }
    }
  }

  /// Situation 9: an operator bans us; the network says so, and does not insist.
  @Test func situation9_aKLineIsNotInsistedUpon() async throws {
    try await RealServer.with(.ngircd) { server in
      try await NetworkUnderTest.with(ports: [server.port], tls: server.tls) { vigie in
        try await vigie.joined()
        try await server.oper("KLINE Vigie!*@* 3600 :test")
        let banned = try await vigie.sink.events.next("ban", within: .seconds(30)) {
          if case .banned = $0 { true } else { false }
        }
        #expect("\(banned)".contains("visov"))
        #expect(vigie.log.everything.contains("1800000"), "half an hour is waited")
      }
    }
  }

  /// One line of `who`, heard by `listener` with the account it was said under; said again while it does not come through.
  private func hears(_ listener: NetworkUnderTest, _ who: NetworkUnderTest, _ text: String) async throws {
    let end = ContinuousClock.now + .seconds(60)
    var round: Int64 = 0
    while ContinuousClock.now < end {
      round += 1
      let (said, asked) = (
        OutgoingLine.Delivery.announcement(10_000 + round), OutgoingLine.Delivery.announcement(-round)
      )
      who.say("\(text) (\(round))", as: said)
      try await who.sink.expect(.delivered(network: "visov", said))
      // A round trip of the listener's own, so that what is on its way arrives.
      listener.say("·", to: .person(nick: "personne", account: nil), as: asked)
      _ = try await listener.sink.events.next("round trip") {
        if case .failed(_, asked, _) = $0 { true } else { false }
      }
      if let heard = listener.sink.messages.untaken.last(where: { $0.text.hasPrefix(text + " (") }) {
        #expect(heard.sender.account != nil)
        return
      }
    }
    Issue.record("« \(text) » never came through")
  }

  private func person(
    _ account: String, on server: RealServer, nick: String? = nil, _ body: (NetworkUnderTest) async throws -> Void
  ) async throws {
    try await NetworkUnderTest.with(
      ports: [server.port], tls: server.tls, nick: nick ?? account, account: account,
      password: RealServer.password(of: account), isBot: false
    ) { test in
      try await test.joined()
      try await body(test)
    }
  }
}
