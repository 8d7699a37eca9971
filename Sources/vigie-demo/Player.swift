import NIOCore
import NIOPosix
import SystemTLS

/// One scripted person, connected.
struct Player: Sendable {
  let person: Script.Person
  private let channel: any Channel

  /// Connects, logs in and joins; done when the person is in all its channels.
  static func enter(
    _ person: Script.Person, password: String?, server: ServerAddress, tls: TLSClientContext,
    hear: @escaping @Sendable (Heard) -> Void
  ) async throws -> Player {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let ready = loop.makePromise(of: Void.self)
    do {
      let channel = try await ClientBootstrap(group: loop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandlers([
              tls.makeHandler(serverName: server.host),
              PlayerHandler(person, password: password, ready: ready, hear: hear),
            ])
          }
        }
        .connect(host: server.host, port: server.port).get()
      try await ready.futureResult.get()
      return Player(person: person, channel: channel)
    } catch {
      ready.fail(error)
      throw error
    }
  }

  /// Says a line, in a channel or to `bot`.
  func say(_ text: String, in place: Script.Place, bot: String) async throws {
    let target =
      switch place {
      case .channel(let name): name
      case .person: bot
      }
    try await channel.writeAndFlush(ByteBuffer(string: "PRIVMSG \(target) :\(text)\r\n"))
  }

  /// Asks the server to say when it has dealt with all that came before.
  func ping(_ token: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: "PING \(token)\r\n")) }

  func leave() async {
    try? await channel.writeAndFlush(ByteBuffer(string: "QUIT\r\n"))
    try? await channel.close()
  }
}

struct ServerAddress: Sendable {
  var host: String
  var port: Int
}
