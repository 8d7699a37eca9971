import IRCNetwork
import NIOCore
import NIOPosix
import SystemTLS
import Testing
import VigieTestSupport

/// Whoever is asked to leave before there is anything to leave does it at once.
@Suite(.timeLimit(.minutes(5))) struct LeavingTests {
  private static let atOnce = Duration.seconds(2)

  /// How long it takes from the end of `body` until the network has ended.
  private func leaving(
    ports: [Int], tls: TLSClientConfiguration? = nil, _ body: (NetworkUnderTest) async throws -> Void
  ) async throws -> Duration {
    let clock = ContinuousClock()
    let asked = try await NetworkUnderTest.with(ports: ports, tls: tls) { test in
      try await body(test)
      return clock.now
    }
    return clock.now - asked
  }

  @Test(arguments: ["CAP LS", "NICK", "USER"]) func whileTheServerDoesNotRegisterUs(_ line: String) async throws {
    let server = try await ScriptedIRCServer.start(ScriptedIRCServer.Manners(answer: { _ in [] }))
    #expect(try await leaving(ports: [server.port]) { _ in try await server.heard(line) } < Self.atOnce)
    try await server.heard("QUIT :test done")
    await server.stop()
  }

  @Test func whileTheServerDoesNotEncrypt() async throws {
    let server = try await ScriptedIRCServer.start(ScriptedIRCServer.Manners(answer: { _ in [] }))
    let time = try await leaving(ports: [server.port], tls: TLSClientConfiguration()) { test in
      try await test.log.has("connected, not yet registered")
    }
    #expect(time < Self.atOnce)
    await server.stop()
  }

  /// Nobody takes the connection: the few that the system keeps for who listens are taken.
  @Test func whileNobodyTakesTheConnection() async throws {
    let group = MultiThreadedEventLoopGroup.singleton
    let listener = try await ServerBootstrap(group: group).serverChannelOption(.backlog, value: 0)
      .serverChannelOption(.autoRead, value: false).bind(host: "127.0.0.1", port: 0).get()
    let port = try #require(listener.localAddress?.port)
    var fillers: [any Channel] = []
    while let filler = try? await ClientBootstrap(group: group).connectTimeout(.milliseconds(200))
      .connect(host: "127.0.0.1", port: port).get(), fillers.count < 100
    {
      fillers.append(filler)
    }
    #expect(try await leaving(ports: [port]) { test in try await test.log.has("connecting") } < Self.atOnce)
    for filler in fillers { try? await filler.close().get() }
    try await listener.close().get()
  }

  @Test func whileItWaitsToTryAgain() async throws {
    let nobody = try freePort()
    #expect(try await leaving(ports: [nobody]) { test in _ = try await test.lost() } < Self.atOnce)
  }

  /// However young the connection is, what waits is said first and leave is taken: the thread that connects may be held up
  /// on a busy machine while the server has long let us in.
  @Test func asSoonAsTheRoomIsJoined() async throws {
    for round in 1...200 {
      let server = try await ScriptedIRCServer.start()
      try await NetworkUnderTest.with(ports: [server.port]) { test in
        try await test.joined()
        test.say("adieu \(round)", as: .announcement(1))
      }
      try await server.heard("PRIVMSG #visov-veille :adieu \(round)")
      try await server.heard("QUIT :test done")
      await server.stop()
    }
  }
}
