import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix

/// A server of HTTP/1.1 on loopback, with or without TLS, that answers as a test tells it to, byte for byte if need be.
package final class ScriptedWebServer: Sendable {
  package struct Request: Sendable {
    package var method: String
    /// With the query, as it was sent.
    package var path: String
    /// Names in small letters.
    package var headers: [String: String]
    package var body: [UInt8]
    /// The number of the connection that it came on, from 1.
    package var connection: Int

    package var text: String { String(decoding: body, as: UTF8.self) }
  }

  package enum Answer: Sendable {
    case whole(_ status: Int, [(String, String)] = [], _ body: String = "")
    /// These bytes; then the connection stays, or ends.
    case raw(String, closes: Bool)
    /// Nothing, ever.
    case silence
    case hangUp

    package static func json(_ body: String, status: Int = 200, _ headers: [(String, String)] = []) -> Answer {
      .whole(status, [("Content-Type", "application/json")] + headers, body)
    }
  }

  package typealias Script = @Sendable (Request) async throws -> Answer

  package let port: Int
  package let isEncrypted: Bool
  /// All requests, in order.
  package let requests = Awaited<Request>()
  /// The number of each connection that ended.
  package let ended = Awaited<Int>()
  private let listener: any Channel
  private let state: NIOLockedValueBox<State>

  private struct State {
    var accepted = 0
    var open: [Int: any Channel] = [:]
    var script: Script
  }

  /// - Parameter certificate: nil: without TLS.
  package static func start(
    _ certificate: TestCertificates.Pair? = nil, port: Int = 0, _ script: @escaping Script
  ) async throws -> ScriptedWebServer {
    let state = NIOLockedValueBox(State(script: script))
    let server = NIOLockedValueBox<ScriptedWebServer?>(nil)
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let number = state.withLockedValue { state in
            state.accepted += 1
            state.open[state.accepted] = channel
            return state.accepted
          }
          if let certificate { try channel.pipeline.syncOperations.addHandler(TLSServerHandler(certificate)) }
          try channel.pipeline.syncOperations.addHandler(
            ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
          try channel.pipeline.syncOperations.addHandler(
            RequestReader(number: number) { request, channel in
              guard let server = server.withLockedValue({ $0 }) else { return }
              server.answer(request, on: channel)
            })
          channel.closeFuture.whenComplete { _ in
            state.withLockedValue { $0.open[number] = nil }
            server.withLockedValue { $0 }?.ended.add(number)
          }
        }
      }
      .bind(host: "127.0.0.1", port: port).get()
    guard let port = listener.localAddress?.port else { throw ChannelError.unknownLocalAddress }
    let made = ScriptedWebServer(port: port, isEncrypted: certificate != nil, listener: listener, state: state)
    server.withLockedValue { $0 = made }
    return made
  }

  private init(port: Int, isEncrypted: Bool, listener: any Channel, state: NIOLockedValueBox<State>) {
    self.port = port
    self.isEncrypted = isEncrypted
    self.listener = listener
    self.state = state
  }

  /// Its address, without a slash at the end.
  package func base(_ host: String = "127.0.0.1") -> String { "\(isEncrypted ? "https" : "http")://\(host):\(port)" }

  package var openConnections: Int { state.withLockedValue { $0.open.count } }
  package var acceptedConnections: Int { state.withLockedValue { $0.accepted } }

  /// From now on it answers otherwise.
  package func follow(_ script: @escaping Script) { state.withLockedValue { $0.script = script } }

  private func answer(_ request: Request, on channel: any Channel) {
    let script = state.withLockedValue { $0.script }
    requests.add(request)
    // Ends with the script; the channel outlives it.
    Task {
      switch (try? await script(request)) ?? .hangUp {
      case .whole(let status, let headers, let body):
        var lines = ["HTTP/1.1 \(status) Scripted"] + headers.map { "\($0.0): \($0.1)" }
        if !headers.contains(where: { $0.0.lowercased() == "content-length" }) {
          lines.append("Content-Length: \(body.utf8.count)")
        }
        let text = lines.joined(separator: "\r\n") + "\r\n\r\n" + (request.method == "HEAD" ? "" : body)
        try? await channel.writeAndFlush(ByteBuffer(string: text)).get()
      case .raw(let text, let closes):
        try? await channel.writeAndFlush(ByteBuffer(string: text)).get()
        if closes { try? await channel.close().get() }
      case .silence: break
      case .hangUp: try? await channel.close().get()
      }
    }
  }

  /// Hangs up on everybody; new connections are welcome.
  package func hangUp() async {
    for channel in state.withLockedValue({ Array($0.open.values) }) { try? await channel.close().get() }
  }

  package func stop() async {
    try? await listener.close().get()
    await hangUp()
  }
}

private final class RequestReader: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart

  private let number: Int
  private let take: @Sendable (ScriptedWebServer.Request, any Channel) -> Void
  private var request: ScriptedWebServer.Request?

  init(number: Int, take: @escaping @Sendable (ScriptedWebServer.Request, any Channel) -> Void) {
    self.number = number
    self.take = take
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      request = ScriptedWebServer.Request(
        method: head.method.rawValue, path: head.uri,
        headers: Dictionary(
          head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $0 + ", " + $1 }),
        body: [], connection: number)
    case .body(let bytes): request?.body += Array(bytes.readableBytesView)
    case .end:
      if let request { take(request, context.channel) }
      request = nil
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
