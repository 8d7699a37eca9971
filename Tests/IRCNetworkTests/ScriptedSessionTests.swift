import ChatModel
import IRCNetwork
import IRCProtocol
import Testing
import VigieTestSupport

/// The session over a socket: SCRAM, history, messages in several lines, against a server with Ergo's manners.
@Suite(.timeLimit(.minutes(5))) struct ScriptedSessionTests {
  private static let channel = NetworkUnderTest.channel
  /// 2019-11-24T03:00:00Z
  private static let now: Int64 = 1_574_564_400_000

  private func ergo(_ change: (inout ScriptedIRCServer.Manners) -> Void = { _ in }) async throws -> ScriptedIRCServer {
    var manners = ScriptedIRCServer.Manners.ergo
    manners.accounts = ["vigie": "pw"]
    manners.now = Self.now
    change(&manners)
    return try await ScriptedIRCServer.start(manners)
  }

  private func line(_ id: String, _ minutes: Int64, _ text: String) -> ScriptedLine {
    ScriptedLine(id, at: Self.now + minutes * 60_000, by: "jo", text)
  }

  @Test func scramIdentifiesWithoutSendingThePassword() async throws {
    let server = try await ergo()
    try await NetworkUnderTest.with(
      ports: [server.port], account: "vigie", mechanisms: [.external, .scramSHA256, .plain]
    ) { test in
      try await test.joined()
      let lines = server.lines.untaken
      #expect(lines.contains("AUTHENTICATE EXTERNAL") && lines.contains("AUTHENTICATE SCRAM-SHA-256"))
      #expect(!lines.contains("AUTHENTICATE PLAIN"))
    }
    await server.stop()
  }

  @Test(arguments: [
    (ScriptedIRCServer.SASLLie.wrongSignature, "the server's signature is wrong: it does not know the password"),
    (.noSignature, "the server says that it knows us before it could"),
    (.iterations(5_000_000), "the server asks for 5000000 iterations; 4096 to 100000 are accepted"),
  ])
  func aServerThatLiesIsLeftAndTriedAgain(lie: ScriptedIRCServer.SASLLie, reason: String) async throws {
    let server = try await ergo { $0.lie = lie }
    try await NetworkUnderTest.with(ports: [server.port], account: "vigie", mechanisms: [.scramSHA256, .plain]) {
      test in
      #expect(try await test.lost() == "not identified: \(reason)")
      _ = try await server.connections.next("second connection") { $0 == 2 }
      #expect(try await test.lost() == "not identified: \(reason)")
      #expect(!server.lines.untaken.contains { $0.hasPrefix("JOIN") || $0 == "AUTHENTICATE PLAIN" })
      server.setManners { $0.lie = nil }
      try await test.joined()
    }
    await server.stop()
  }

  @Test func aWrongPasswordIsNotLogged() async throws {
    let server = try await ergo()
    try await NetworkUnderTest.with(
      ports: [server.port], account: "vigie", password: "hunter2", mechanisms: [.scramSHA256]
    ) { test in
      let reason = try await test.lost()
      #expect(reason == "not identified: SASL authentication failed")
      #expect(!test.log.everything.contains("hunter2"))
    }
    await server.stop()
  }

  @Test func whatWasSaidBetweenTwoConnectionsComesOnceAndInOrder() async throws {
    let server = try await ergo()
    try await NetworkUnderTest.with(ports: [server.port]) { test in
      try await test.joined()
      try await server.speak(line("m1", 1, "bonjour"), in: Self.channel)
      #expect(try await test.heard("bonjour").provenance == .live)
      await server.hangUp()
      _ = try await test.lost()
      server.remember(line("m2", 2, "!s un"), in: Self.channel)
      server.remember(line("m3", 3, "!s deux"), in: Self.channel)
      server.setManners { $0.now = Self.now + 4 * 60_000 }
      try await test.joined()
      try await server.speak(line("m4", 5, "!e"), in: Self.channel)
      var heard: [ChatMessage] = []
      for _ in 1...3 { heard.append(try await test.sink.messages.next { $0.provenance != .history }) }
      #expect(heard.map(\.text) == ["!s un", "!s deux", "!e"])
      #expect(heard.map(\.provenance) == [.missed(age: 120_000), .missed(age: 60_000), .live])
      #expect(heard.map(\.id) == ["m2", "m3", "m4"])
      #expect(!test.sink.events.untaken.contains { if case .gap = $0 { true } else { false } })
    }
    await server.stop()
  }

  @Test func aNewProgramGoesOnWhereTheLastOneEnded() async throws {
    let server = try await ergo()
    for i: Int64 in 0..<250 { server.remember(line("m\(i)", i - 300, "\(i)"), in: Self.channel) }
    let cursor = ChatCursor(channel: Self.channel, messageID: "m9", at: Self.now - 291 * 60_000)
    try await NetworkUnderTest.with(ports: [server.port], cursors: [cursor]) { test in
      try await test.joined()
      for i in 10..<250 { #expect(try await test.sink.messages.next().text == "\(i)") }
      try await server.speak(line("last", 1, "fin"), in: Self.channel)
      #expect(try await test.sink.messages.next().provenance == .live)
    }
    #expect(server.lines.untaken.filter { $0.contains("CHATHISTORY AFTER") }.count == 4)
    await server.stop()
  }

  @Test func aServerThatForgotSaysSoAndTheGapIsTold() async throws {
    let server = try await ergo { manners in
      manners.answer = { message in
        message.command == "CHATHISTORY"
          ? [":irc.test FAIL CHATHISTORY MESSAGE_ERROR AFTER \(Self.channel) :Messages could not be retrieved"] : nil
      }
    }
    let cursor = ChatCursor(channel: Self.channel, messageID: "old", at: Self.now - 600_000)
    try await NetworkUnderTest.with(ports: [server.port], cursors: [cursor]) { test in
      try await test.sink.expect(
        .gap(network: "visov", channel: Self.channel, from: Self.now - 600_000, until: 1_574_564_700_000))
      try await server.speak(line("m1", 1, "!e"), in: Self.channel)
      #expect(try await test.heard("!e").provenance == .live)
    }
    await server.stop()
  }

  @Test func aLongAnswerIsOneMessageAndSoIsALongQuestion() async throws {
    let server = try await ergo()
    try await NetworkUnderTest.with(ports: [server.port]) { test in
      try await test.joined()
      test.say(String(repeating: "Point de situation. ", count: 60), as: .answer(1))
      #expect(try await server.heard("@label=").contains("BATCH +v1 draft/multiline"))
      try await test.sink.expect(.delivered(network: "visov", .answer(1)))
      try await server.say(
        "@msgid=m1;account=jo :jo!u@h BATCH +q draft/multiline \(Self.channel)",
        "@batch=q :jo!u@h PRIVMSG \(Self.channel) :!s Issoire : pont",
        "@batch=q :jo!u@h PRIVMSG \(Self.channel) :coupé",
        ":jo!u@h BATCH -q")
      let message = try await test.heard("!s Issoire : pont\ncoupé")
      #expect(message.id == "m1")
      #expect(message.sender.account == "jo")
    }
    await server.stop()
  }

  @Test func situation15_aBatchTornByAHangUpIsReadAgain() async throws {
    let server = try await ergo()
    try await NetworkUnderTest.with(ports: [server.port]) { test in
      try await test.joined()
      try await server.speak(line("m1", 1, "bonjour"), in: Self.channel)
      _ = try await test.heard("bonjour")
      server.remember(line("m2", 2, "!s moitié et moitié"), in: Self.channel)
      server.setManners { $0.now = Self.now + 3 * 60_000 }
      try await server.say(
        "@msgid=m2;account=jo :jo!u@h BATCH +t draft/multiline \(Self.channel)",
        "@batch=t :jo!u@h PRIVMSG \(Self.channel) :!s moitié", "@batch=t ERROR :Closing link: shutdown")
      #expect(try await test.lost() == "closed by the server: Closing link: shutdown")
      let message = try await test.heard("!s moitié et moitié")
      #expect(message.provenance == .missed(age: 60_000))
    }
    await server.stop()
  }

  @Test func saslWithdrawnWhileConnectedChangesNothing() async throws {
    let server = try await ergo()
    try await NetworkUnderTest.with(ports: [server.port], account: "vigie", mechanisms: [.scramSHA256]) { test in
      try await test.joined()
      try await server.withdraw("sasl")
      try await server.say(":irc.test WARN * SERVICES_AWAY :services are away")
      try await server.speak(line("m1", 1, "!e"), in: Self.channel)
      #expect(try await test.heard("!e").sender.account == "jo")
    }
    await server.stop()
  }
}
