import ChatModel
import IRCProtocol
import Testing
import VigieTestSupport

/// Against InspIRCd with Atheme and against ngIRCd, over TLS.
@Suite(.serialized, .timeLimit(.minutes(5))) struct RealServerTests {
  private static let channel = NetworkUnderTest.channel

  @Test func inspIRCdHearsAnswersAndIsRejoinedAfterARestart() async throws {
    try await RealServer.with(.inspircd, accounts: ["vigie", "jo"]) { server in
      try await person("vigie", on: server, nick: "Vigie") { vigie in
        try await person("jo", on: server) { jo in
          try await conversation(jo, vigie)
          try await privately(jo, vigie)
          try await server.server("kill")
          _ = try await (vigie.lost(), jo.lost())
          try await server.server("start")
          try await vigie.joined()
          try await jo.joined()
          try await conversation(jo, vigie)
        }
      }
    }
  }

  /// One line there and one back, each with its id, its account and its proof of delivery.
  private func conversation(_ jo: NetworkUnderTest, _ vigie: NetworkUnderTest) async throws {
    jo.say("!signaler Issoire route : pont coupé, l’eau monte", as: .announcement(1))
    try await jo.sink.expect(.delivered(network: "visov", .announcement(1)))
    let report = try await vigie.heard("!signaler Issoire route : pont coupé, l’eau monte")
    #expect(report.sender.account == "jo")
    #expect(report.place == .channel(Self.channel))
    #expect(report.provenance == .live)
    #expect(report.id?.isEmpty == false)
    let answer = String(repeating: "S47 enregistré : Issoire, route. ", count: 30) + "Fin"
    vigie.say(answer, as: .answer(1))
    try await vigie.sink.expect(.delivered(network: "visov", .answer(1)))
    var heard = ""
    while !heard.hasSuffix("Fin") {
      let part = try await jo.sink.messages.next("part of the answer") { $0.sender.account == "vigie" }
      heard += part.text
    }
    #expect(heard == answer)
  }

  private func privately(_ jo: NetworkUnderTest, _ vigie: NetworkUnderTest) async throws {
    vigie.say("pour jo", to: .person(nick: "jo", account: "jo"), as: .answer(2))
    #expect(try await jo.heard("pour jo").place == .direct)
    try await vigie.sink.expect(.delivered(network: "visov", .answer(2)))
    vigie.say("pour camille", to: .person(nick: "jo", account: "camille"), as: .answer(3))
    try await vigie.sink.expect(.failed(network: "visov", .answer(3), .notTheSamePerson))
    vigie.say("à personne", to: .person(nick: "absente", account: nil), as: .answer(4))
    let failure = try await vigie.sink.events.next("refusal") {
      if case .failed(_, .answer(4), .refused) = $0 { true } else { false }
    }
    #expect("\(failure)".contains("No such nick"))
  }

  @Test func situation6_aBotIsMarkedAndNotHeardByAnother() async throws {
    try await RealServer.with(.inspircd, accounts: ["vigie", "autre", "jo"]) { server in
      try await person("vigie", on: server, nick: "Vigie", isBot: true) { vigie in
        try await person("autre", on: server, isBot: true) { other in
          try await person("jo", on: server) { jo in
            other.say("!activer crue", as: .announcement(1))
            try await other.sink.expect(.delivered(network: "visov", .announcement(1)))
            jo.say("!état", as: .announcement(2))
            _ = try await vigie.heard("!état")
            #expect(vigie.sink.messages.untaken.isEmpty)
          }
        }
      }
    }
  }

  @Test func situation1_servicesAwayAndAWrongPassword() async throws {
    try await RealServer.with(.inspircd, accounts: ["vigie"]) { server in
      try await person("vigie", on: server, password: "wrong", joins: false) { test in
        for _ in 1...2 {
          let reason = try await test.lost()
          #expect(reason == "not identified: SASL authentication failed")
        }
        #expect(!test.sink.events.untaken.contains(.joined(network: "visov", channel: Self.channel)))
      }
      try await server.services("stop")
      try await person("vigie", on: server, joins: false) { test in
        // The connection waits, for less than a server's patience, and then another does.
        let reason = try await test.sink.events.next("disconnection", within: .seconds(60)) {
          if case .disconnected = $0 { true } else { false }
        }
        // Either the server knows already that they are gone, or it asks them and they do not answer.
        let away = ["the server offers no SASL: its services may be away", "the services did not answer"]
        #expect(away.map { .disconnected(network: "visov", reason: "not identified: \($0)") }.contains(reason))
        try await server.services("start")
        try await test.joined()
      }
    }
  }

  @Test func ngIRCdPlain() async throws {
    try await RealServer.with(.ngircd) { server in
      try await NetworkUnderTest.with(ports: [server.port], tls: server.tls) { vigie in
        try await vigie.joined()
        try await NetworkUnderTest.with(ports: [server.port], tls: server.tls, nick: "jo") { jo in
          try await jo.joined()
          jo.say("!état", as: .announcement(1))
          try await jo.sink.expect(.delivered(network: "visov", .announcement(1)))
          let message = try await vigie.heard("!état")
          #expect(message.sender.account == nil)
          #expect(message.id == nil)
          // Over 512 bytes ngIRCd would close: nothing of that length leaves.
          let answer = String(repeating: "é", count: 700)
          vigie.say(answer, as: .answer(1))
          try await vigie.sink.expect(.delivered(network: "visov", .answer(1)))
          var heard = ""
          while heard.count < 700 { heard += try await jo.sink.messages.next("part").text }
          #expect(heard == answer)
        }
      }
    }
  }

  private func person(
    _ account: String, on server: RealServer, nick: String? = nil, password: String? = nil, joins: Bool = true,
    isBot: Bool = false, _ body: (NetworkUnderTest) async throws -> Void
  ) async throws {
    try await NetworkUnderTest.with(
      ports: [server.port], tls: server.tls, nick: nick ?? account, account: account,
      password: password ?? RealServer.password(of: account), isBot: isBot
    ) { test in
      if joins { try await test.joined() }
      try await body(test)
    }
  }
}
