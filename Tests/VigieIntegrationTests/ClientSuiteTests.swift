import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// What outside suites look for in a client, seen from the server: the program as it is installed, line by line.
  @Suite("As a server sees the client", .timeLimit(.minutes(5)))
  struct ClientSuiteTests {
    private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    // MARK: Capabilities

    @Test func `the first word is CAP LS 302, and an empty offer is ended`() async throws {
      try await Client.on { server, _ in
        #expect(try await server.negotiate("", expecting: nil) == "CAP END")
        try await server.say(":irc.test 001 Vigie :Welcome", ":irc.test 376 Vigie :End of MOTD")
        #expect(try await server.next() == "JOIN \(Client.volunteers),\(Client.managers)")
      }
    }

    @Test func `only what it makes use of is asked for, and the negotiation is ended once`() async throws {
      try await Client.on { server, _ in
        #expect(try await server.negotiate("batch vendor.example/cap sasl=PLAIN", expecting: "batch") == "CAP END")
        try await server.say(":irc.test CAP * ACK :batch", "PING :still-there")
        #expect(try await server.next() == "PONG still-there")
      }
    }

    // MARK: SASL PLAIN

    @Test func `PLAIN says account and password, then ends the negotiation`() async throws {
      try await Client.on(account: .init(mechanism: "plain")) { server, _ in
        #expect(try await server.negotiate("sasl", expecting: "sasl") == "AUTHENTICATE PLAIN")
        try await server.say("AUTHENTICATE +")
        #expect(try await server.next() == "AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU=")
        try await server.say(":irc.test 900 * * jilles :You are now logged in.", ":irc.test 903 * :Success")
        #expect(try await server.next() == "CAP END")
      }
    }

    /// Base64 in pieces of 400; where it ends with a full one, a `+` says that it is all.
    @Test(
      arguments: [
        ("barbaz", 100, 3), ("éèà", 100, 3), ("quux", 148, 2), ("éè", 148, 2), ("quux", 73, 1), ("x", 1, 0),
      ])
    func `a large secret goes in pieces of 400`(pattern: String, times: Int, whole: Int) async throws {
      let password = String(repeating: pattern, count: times)
      let secret = base64("foo\0foo\0\(password)")
      var pieces = stride(from: 0, to: secret.utf8.count, by: 400).map {
        String(secret.dropFirst($0).prefix(400))
      }
      if secret.utf8.count.isMultiple(of: 400) { pieces.append("+") }
      try #require(pieces.count { $0.utf8.count == 400 } == (whole == 3 ? 2 : whole))
      try await Client.on(account: .init(name: "foo", password: password, mechanism: "plain")) { server, _ in
        #expect(try await server.negotiate("sasl=PLAIN", expecting: "sasl") == "AUTHENTICATE PLAIN")
        try await server.say("AUTHENTICATE +")
        for piece in pieces { #expect(try await server.next() == "AUTHENTICATE \(piece)") }
        try await server.say(":irc.test 900 * * foo :You are now logged in.", ":irc.test 903 * :Success")
        #expect(try await server.next() == "CAP END")
      }
    }

    /// A client that may do without an account goes on with CAP END here; this one takes its leave.
    @Test func `a mechanism that is not offered is not tried`() async throws {
      try await Client.on(account: .init(mechanism: "plain")) { server, _ in
        #expect(try await server.negotiate("sasl=EXTERNAL", expecting: "sasl") == "QUIT :not identified")
        _ = try await server.connections.next("another connection") { $0 == 2 }
        #expect(try await server.next() == "CAP LS 302")
      }
    }

    @Test func `a mechanism that turns out not to be there gives way to one that is`() async throws {
      try await Client.on(account: .init()) { server, _ in
        #expect(try await server.negotiate("sasl", expecting: "sasl") == "AUTHENTICATE SCRAM-SHA-256")
        try await server.say(":irc.test 908 * PLAIN,EXTERNAL :are available", ":irc.test 904 * :failed")
        #expect(try await server.next() == "AUTHENTICATE PLAIN")
        try await server.say(":irc.test 904 * :failed")
        #expect(try await server.next() == "QUIT :not identified")
      }
    }

    // MARK: SCRAM

    private func scram(_ change: (inout ScriptedIRCServer.Manners) -> Void = { _ in }) -> ScriptedIRCServer.Manners {
      var manners = ScriptedIRCServer.Manners(capabilities: "sasl=SCRAM-SHA-256,PLAIN", accounts: ["jilles": "sesame"])
      change(&manners)
      return manners
    }

    /// All that it says in the exchange, up to the first line that is none of it.
    private func exchange(_ server: ScriptedIRCServer) async throws -> (said: [String], then: String) {
      try await server.heard("CAP REQ sasl")
      for _ in 1...3 { _ = try await server.next() }
      var said: [String] = []
      while true {
        let line = try await server.next()
        guard line.hasPrefix("AUTHENTICATE ") else { return (said, line) }
        said.append(String(line.dropFirst("AUTHENTICATE ".count)))
      }
    }

    @Test func `SCRAM-SHA-256 with a server that knows the password`() async throws {
      try await Client.on(scram(), account: .init()) { server, _ in
        let (said, then) = try await exchange(server)
        #expect(said.count == 4 && said.first == "SCRAM-SHA-256" && said.last == "+")
        #expect(then == "CAP END")
        let first = said.dropFirst().first.flatMap { Data(base64Encoded: $0) }.map {
          String(decoding: $0, as: UTF8.self)
        }
        #expect(first?.hasPrefix("n,,n=jilles,r=") ?? false)
        #expect(!said.joined().contains(base64("sesame")))
      }
    }

    @Test func `SCRAM-SHA-256 with the wrong password`() async throws {
      try await Client.on(scram(), account: .init(password: "notsesame", mechanism: "scram-sha-256")) { server, log in
        let (said, then) = try await exchange(server)
        #expect(said.count == 3 && then == "QUIT :not identified")
        _ = try await log.line(containing: "not identified: SASL authentication failed")
      }
    }

    /// It is told that the exchange is off, and nothing more: no other mechanism, no end of the negotiation.
    @Test(arguments: [ScriptedIRCServer.SASLLie.wrongSignature, .noSignature, .iterations(5_000_000)])
    func `SCRAM-SHA-256 with a server that only pretends to know the password`(lie: ScriptedIRCServer.SASLLie)
      async throws
    {
      try await Client.on(scram { $0.lie = lie }, account: .init()) { server, log in
        let (said, then) = try await exchange(server)
        #expect(said.first == "SCRAM-SHA-256" && !said.contains("PLAIN"))
        if case .noSignature = lie { #expect(said.count == 3) } else { #expect(said.last == "*") }
        // The next line it says is the first of another connection.
        #expect(then == "CAP LS 302")
        #expect(server.connections.untaken == [1, 2])
        _ = try await log.line(containing: "not identified: the server")
      }
    }

    // MARK: TLS

    /// What a client does where a certificate is as it should be, or is not.
    enum Certificate: CaseIterable, CustomTestStringConvertible {
      case ofATrustedAuthority
      case pinned
      case pinnedByAnother
      case unknown

      var testDescription: String { "\(self)" }
      var isGood: Bool { self == .ofATrustedAuthority || self == .pinned }

      func shown(_ all: TestCertificates) -> TestCertificates.Pair {
        self == .ofATrustedAuthority ? all.server : all.selfSigned
      }

      private func pin(_ pair: TestCertificates.Pair) -> String {
        "sha256:" + pair.fingerprint.filter { $0 != ":" }.lowercased()
      }

      func configured(_ all: TestCertificates) -> String {
        switch self {
        case .ofATrustedAuthority, .unknown: "{ ca: \"\(all.authority.certificateFile)\" }"
        case .pinned: "{ pin: \"\(pin(all.selfSigned))\" }"
        case .pinnedByAnother: "{ pin: \"\(pin(all.server))\" }"
        }
      }
    }

    @Test(arguments: Certificate.allCases)
    func `it speaks to a server whose certificate is good, and to no other`(_ certificate: Certificate) async throws {
      let all = try TestCertificates.shared()
      let shown = certificate.shown(all)
      let port = try freePort()
      let server = try RunningProcess(
        "/usr/bin/openssl",
        ["s_server", "-accept", "127.0.0.1:\(port)", "-cert", shown.certificateFile, "-key", shown.keyFile, "-quiet"])
      do {
        try await waitForListener(port: port)
        let client = try Client(
          port: port, host: "localhost", tls: certificate.configured(all), account: .init(mechanism: "plain"))
        try await client.running { log in
          if certificate.isGood {
            _ = try await server.line(containing: "CAP LS 302")
          } else {
            _ = try await log.line(containing: "trying again")
          }
        }
      } catch {
        await server.end()
        throw error
      }
      await server.end()
      #expect(server.lines.contains { $0.contains("NICK Vigie") } == certificate.isGood)
    }

    // MARK: A half-open link

    /// The server takes everything and says nothing any more, as a link does whose other end is gone.
    @Test func `a link that went mute is given up, and what was said into it is said again once`() async throws {
      var manners = ScriptedIRCServer.Manners.modern
      manners.accounts = ["jilles": "sesame"]
      try await Client.on(manners, account: .init(mechanism: "plain"), more: "silence: 1s") { server, log in
        func person(_ nick: String, _ text: String, in room: String, id: String) async throws {
          try await server.say("@account=\(nick);msgid=\(id) :\(nick)!u@h.test PRIVMSG \(room) :\(text)")
        }
        _ = try await log.line(containing: "registered")
        try await server.heard("JOIN")
        try await person("capitaine", "!activer crue", in: Client.managers, id: "m1")
        _ = try await server.lines.next("question") { $0.contains("Activer l’équipe") }
        try await person("capitaine", "!oui", in: Client.managers, id: "m2")
        _ = try await server.lines.next("call") { $0.contains("Appel aux volontaires") }
        server.setManners { $0.muteThrough = 1 }
        try await person("jo", "!signaler Issoire : pont coupé", in: Client.volunteers, id: "m3")
        let lost = try await server.lines.next("answer") { $0.contains("S1 enregistré") }
        #expect(lost.contains("PRIVMSG \(Client.volunteers)"))
        _ = try await log.line(containing: "no answer from the server")
        let again = try await server.lines.next("answer, again") { $0.contains("S1 enregistré") }
        #expect(again.contains("PRIVMSG \(Client.volunteers)"))
        // By the time that this is answered, whatever was owed has been said.
        try await person("jo", "!ping", in: Client.volunteers, id: "m4")
        _ = try await server.lines.next("answer") { $0.contains("Je suis là") }
        #expect(!server.lines.untaken.contains { $0.contains("S1 enregistré") })
        #expect(server.connections.untaken == [1, 2])
      }
    }
  }
}
