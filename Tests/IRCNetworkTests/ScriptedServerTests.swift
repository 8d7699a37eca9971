import ChatModel
import IRCNetwork
import IRCProtocol
import NIOPosix
import Testing
import VigieTestSupport

@Suite(.timeLimit(.minutes(5))) struct ScriptedServerTests {
  private static let channel = NetworkUnderTest.channel

  @Test func aLineIsHeardAndAnswered() async throws {
    var manners = ScriptedIRCServer.Manners.modern
    manners.accounts = ["vigie": "pw"]
    let server = try await ScriptedIRCServer.start(manners)
    try await NetworkUnderTest.with(ports: [server.port], account: "vigie") { test in
      try await test.joined()
      try await server.say(
        "@account=jo;msgid=m1;time=2019-11-24T03:05:07.250Z :jo!u@h.test PRIVMSG \(Self.channel) :!état")
      let message = try await test.heard("!état")
      #expect(
        message
          == ChatMessage(
            network: "visov", id: "m1", place: .channel(Self.channel),
            sender: ChatSender(nick: "jo", account: "jo", address: "h.test"), text: "!état", at: 1_574_564_707_250))
      test.say("Tout va bien", as: .answer(7))
      #expect(try await server.heard("@label=").hasSuffix("PRIVMSG #visov-veille :Tout va bien"))
      try await test.sink.expect(.delivered(network: "visov", .answer(7)))
    }
    try await server.heard("QUIT :test done")
    await server.stop()
  }

  @Test func aPlainServerConfirmsByPong() async throws {
    let server = try await ScriptedIRCServer.start()
    try await NetworkUnderTest.with(ports: [server.port]) { test in
      try await test.joined()
      try await server.say(":jo!u@h PRIVMSG \(Self.channel) :!e")
      let message = try await test.heard("!e")
      #expect(message.sender.account == nil)
      #expect(message.id == nil)
      #expect(message.at == 1_574_564_700_000)
      test.say("un", as: .announcement(1))
      try await server.heard("PING vigie-1")
      try await test.sink.expect(.delivered(network: "visov", .announcement(1)))
    }
    await server.stop()
  }

  @Test func aLostConnectionIsMadeAgain() async throws {
    let server = try await ScriptedIRCServer.start()
    try await NetworkUnderTest.with(ports: [server.port]) { test in
      try await test.joined()
      server.setManners { $0.answer = { $0.command == "PING" ? [] : nil } }
      test.say("perdu ?", as: .announcement(1))
      try await server.heard("PRIVMSG \(Self.channel) :perdu ?")
      await server.hangUp()
      try await test.sink.expect(.failed(network: "visov", .announcement(1), .unconfirmed))
      _ = try await test.lost()
      server.setManners { $0.answer = { _ in nil } }
      try await test.sink.expect(.connected(network: "visov"))
      try await test.joined()
      test.say("de retour", as: .announcement(2))
      try await test.sink.expect(.delivered(network: "visov", .announcement(2)))
    }
    await server.stop()
  }

  /// Half dead: everything goes on coming, and nothing that we write is heard.
  @Test(arguments: [ScriptedIRCServer.Manners(), .modern])
  func situation8_aServerThatHearsNothingOfOursIsLeft(_ manners: ScriptedIRCServer.Manners) async throws {
    let server = try await ScriptedIRCServer.start(manners)
    try await NetworkUnderTest.with(ports: [server.port], configure: { $0.silence = 400 }) { test in
      try await test.joined()
      server.setManners { $0.muteThrough = 1 }
      test.say("perdu ?", as: .announcement(1))
      let talk = server.keepSaying(":jo!u@h PRIVMSG \(Self.channel) :bavardage", every: .milliseconds(50))
      defer { talk.cancel() }
      #expect(try await test.lost() == "no answer from the server")
      try await test.sink.expect(.failed(network: "visov", .announcement(1), .unconfirmed))
      try await test.joined()
    }
    await server.stop()
  }

  @Test func theNextServerOfTheListIsTried() async throws {
    let nobody = try freePort()
    let server = try await ScriptedIRCServer.start()
    try await NetworkUnderTest.with(ports: [nobody, server.port]) { test in try await test.joined() }
    await server.stop()
  }

  @Test func aNameWithSeveralAddressesIsTriedOnAll() async throws {
    // localhost is ::1 too on most machines, where this server does not listen.
    let server = try await ScriptedIRCServer.start()
    try await NetworkUnderTest.with(ports: [server.port], host: "localhost") { test in try await test.joined() }
    await server.stop()
  }

  @Test func aWrongPasswordNeverJoinsAndIsTriedAgain() async throws {
    var manners = ScriptedIRCServer.Manners.modern
    manners.accounts = ["vigie": "pw"]
    let server = try await ScriptedIRCServer.start(manners)
    try await NetworkUnderTest.with(ports: [server.port], account: "vigie", password: "hunter2") { test in
      #expect(try await test.lost() == "not identified: SASL authentication failed")
      _ = try await server.connections.next("second connection") { $0 == 2 }
      #expect(try await test.lost() == "not identified: SASL authentication failed")
      #expect(!server.lines.untaken.contains { $0.hasPrefix("JOIN") })
      // The services come back to reason.
      server.setManners { $0.accounts = ["vigie": "hunter2"] }
      try await test.joined()
      #expect(!test.log.everything.contains("hunter2"))
    }
    await server.stop()
  }

  @Test func linesOfOneReadGoUpTogetherAndReadingStopsWhenTheDeskIsFull() async throws {
    let server = try await ScriptedIRCServer.start()
    try await NetworkUnderTest.with(ports: [server.port]) { test in
      try await test.joined()
      test.sink.setRoom(false)
      try await server.say((1...3).map { ":jo!u@h PRIVMSG \(Self.channel) :\($0)" }.joined(separator: "\r\n"))
      #expect(try await test.sink.batches.next() == 3)
      try await server.say(":jo!u@h PRIVMSG \(Self.channel) :later", "PING after")
      // What we say still goes; the answer to PING shows that reading goes on only when asked to.
      test.say("un", as: .announcement(1))
      try await server.heard("PRIVMSG \(Self.channel) un")
      #expect(test.sink.batches.untaken.isEmpty)
      test.sink.setRoom(true)
      test.network.resumeReading()
      _ = try await test.heard("later")
      try await server.heard("PONG after")
    }
    await server.stop()
  }

  @Test func aServerThatHangsUpIsTriedAgainLessAndLess() async throws {
    var manners = ScriptedIRCServer.Manners()
    manners.hangsUp = true
    let server = try await ScriptedIRCServer.start(manners)
    try await NetworkUnderTest.with(ports: [server.port]) { test in
      _ = try await server.connections.next { $0 == 2 }
      server.setManners { $0.hangsUp = false }
      try await test.joined()
    }
    await server.stop()
  }

  @Test func leavingSaysWhatWaitsAndThenQuits() async throws {
    let server = try await ScriptedIRCServer.start()
    try await NetworkUnderTest.with(ports: [server.port], pacing: Pacing(burst: 4, every: 200)) { test in
      try await test.joined()
      for i in 1...5 { test.say("ligne \(i)", as: .announcement(Int64(i))) }
    }
    try await server.heard("QUIT :test done")
    // Answers that wait may share a line.
    let said = server.lines.untaken.joined()
    for i in 1...5 { #expect(said.contains("ligne \(i)")) }
    await server.stop()
  }

  @Test func whatPeopleSayIsNotLogged() async throws {
    let server = try await ScriptedIRCServer.start()
    let log = try await NetworkUnderTest.with(ports: [server.port]) { test in
      try await test.joined()
      try await server.say(":jo!u@h PRIVMSG \(Self.channel) :secret de jo")
      _ = try await test.heard("secret de jo")
      test.say("secret de vigie", as: .answer(1))
      try await test.sink.expect(.delivered(network: "visov", .answer(1)))
      return test.log
    }
    #expect(log.everything.contains("registered"))
    #expect(!log.everything.contains("secret"))
    await server.stop()
  }

  @Test(arguments: ["irc.example.org", "192.0.2.1", "127.0.0.1.example.org", "2001:db8::1"])
  func plainTextStaysOnThisMachine(host: String) {
    #expect(throws: IRCNetworkFault.plainTextBeyondLoopback(IRCServer(host: host, port: 6667))) {
      try IRCNetwork(
        IRCNetworkConfiguration(
          name: "visov", servers: [IRCServer(host: host, port: 6667)], tls: nil,
          session: IRCSessionConfiguration(nick: "Vigie")),
        on: MultiThreadedEventLoopGroup.singleton.next(), log: .init(label: "test"), clock: { 0 })
    }
  }
}
