import Glibc
import NIOCore
import NIOPosix

/// A server on 127.0.0.1 that speaks no TLS: it does one thing when the first bytes come, or at once.
struct RawServer {
  enum Behaviour: Sendable {
    case closesAtOnce
    case staysSilent
    /// Answers the first bytes with these, and stays.
    case answers([UInt8])
    /// Answers the first bytes with these, and closes.
    case answersAndCloses([UInt8])
    /// Resets the connection at the first bytes.
    case resets
  }

  let channel: any Channel

  var port: Int { channel.localAddress?.port ?? 0 }

  static func start(_ behaviour: Behaviour) async throws -> RawServer {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { child in
        child.eventLoop.makeCompletedFuture { try child.pipeline.syncOperations.addHandler(Actor(behaviour)) }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return RawServer(channel: channel)
  }

  static func with<Result>(_ behaviour: Behaviour, _ body: (RawServer) async throws -> Result) async throws -> Result {
    let server = try await start(behaviour)
    do {
      let result = try await body(server)
      try await server.channel.close()
      return result
    } catch {
      try await server.channel.close()
      throw error
    }
  }

  private final class Actor: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let behaviour: Behaviour
    private var hasAnswered = false

    init(_ behaviour: Behaviour) { self.behaviour = behaviour }

    func channelActive(context: ChannelHandlerContext) {
      if case .closesAtOnce = behaviour { context.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard !hasAnswered else { return }
      hasAnswered = true
      switch behaviour {
      case .closesAtOnce, .staysSilent: break
      case .answers(let bytes):
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
      case .answersAndCloses(let bytes):
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        context.close(promise: nil)
      case .resets:
        // A socket that lingers for no time is reset when it closes.
        let options = context.channel as? any SocketOptionProvider
        options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).assumeIsolated().whenComplete { _ in
          context.close(promise: nil)
        }
      }
    }
  }
}
