import NIOCore
import NIOPosix

/// One scripted person, connected.
protocol Player: Sendable {
  var person: Script.Person { get }

  /// Says a line, in a channel or to `bot`.
  func say(_ text: String, in place: Script.Place, bot: String) async throws

  /// Asks the server to say when it has dealt with all that came before.
  func ping(_ token: String) async throws

  func leave() async
}

/// One who comes by IRC.
struct IRCPlayer: Player {
  let person: Script.Person
  private let channel: any Channel

  /// Connects, logs in and joins; done when the person is in all its channels.
  static func enter(
    _ person: Script.Person, _ entrance: Entrance, hear: @escaping @Sendable (Heard) -> Void
  ) async throws -> IRCPlayer {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let password = person.account.flatMap { entrance.passwords[$0] }
    let ready = loop.makePromise(of: Void.self)
    do {
      let channel = try await ClientBootstrap(group: loop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandlers([
              entrance.tls.makeHandler(serverName: entrance.host),
              PlayerHandler(person, password: password, ready: ready, hear: hear),
            ])
          }
        }
        .connect(host: entrance.host, port: entrance.port).get()
      try await ready.futureResult.get()
      return IRCPlayer(person: person, channel: channel)
    } catch {
      ready.fail(error)
      throw error
    }
  }

  func say(_ text: String, in place: Script.Place, bot: String) async throws {
    let target = if case .channel(let name) = place { name } else { bot }
    try await channel.writeAndFlush(ByteBuffer(string: "PRIVMSG \(target) :\(text)\r\n"))
  }

  func ping(_ token: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: "PING \(token)\r\n")) }

  func leave() async {
    try? await channel.writeAndFlush(ByteBuffer(string: "QUIT\r\n"))
    try? await channel.close()
  }
}
