import NIOCore
import NIOPosix
import SystemTLS
import VigieTestSupport

/// A TLS client on loopback, which notes all that comes up its pipeline.
struct TestClient: Sendable {
  let channel: any Channel
  /// What became of a line written before there was a connection.
  let early: EventLoopFuture<Void>
  private let recorder: NIOLoopBound<Recorder>
  private let handshake: EventLoopFuture<TLSHandshakeCompleted>
  private let end: EventLoopFuture<[any Error]>

  /// - Parameter early: written before there is a connection, let alone a handshake.
  static func connect(
    port: Int, name: String = "localhost", early: String = "", _ configuration: TLSClientConfiguration
  ) async throws -> TestClient {
    try await connect(port: port, name: name, early: early, TLSClientContext(configuration))
  }

  static func connect(
    port: Int, name: String = "localhost", early: String = "", _ context: TLSClientContext
  ) async throws -> TestClient {
    try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          let recorder = Recorder(channel.eventLoop)
          // A connection that should have ended fails its test instead of holding it up.
          let deadline = channel.eventLoop.scheduleTask(in: .seconds(60)) { channel.close(promise: nil) }
          channel.closeFuture.whenComplete { _ in deadline.cancel() }
          try channel.pipeline.syncOperations.addHandlers([context.makeHandler(serverName: name), recorder])
          return TestClient(
            channel: channel, early: channel.writeAndFlush(ByteBuffer(string: early)),
            recorder: NIOLoopBound(recorder, eventLoop: channel.eventLoop),
            handshake: recorder.handshake.futureResult, end: recorder.end.futureResult)
        }
      }
  }

  /// What was agreed, once the handshake is done.
  func completed() async throws -> TLSHandshakeCompleted { try await handshake.get() }

  /// The errors fired until the channel closed.
  func errors() async throws -> [any Error] { try await end.get() }

  /// The one failure that ended the connection.
  func failure() async throws -> TLSFailure? {
    let errors = try await errors()
    return errors.count == 1 ? errors.first as? TLSFailure : nil
  }

  func send(_ text: String) async throws {
    try await channel.writeAndFlush(ByteBuffer(string: text))
  }

  /// What came, once there are `count` bytes of it, or all there was at the end of the stream.
  func received(_ count: Int) async throws -> ByteBuffer {
    try await channel.eventLoop.flatSubmit { recorder.value.received(count) }.get()
  }

  func close() async throws {
    try? await channel.close()
    _ = try await end.get()
  }
}

/// The last handler of a test pipeline.
final class Recorder: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  let handshake: EventLoopPromise<TLSHandshakeCompleted>
  let end: EventLoopPromise<[any Error]>
  private(set) var errors: [any Error] = []
  private(set) var bytes = ByteBuffer()
  private(set) var events: [TLSHandshakeCompleted] = []
  private(set) var isEnded = false
  private var waiting: [(count: Int, promise: EventLoopPromise<ByteBuffer>)] = []
  private let eventLoop: any EventLoop

  init(_ eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
    handshake = eventLoop.makePromise()
    end = eventLoop.makePromise()
  }

  func received(_ count: Int) -> EventLoopFuture<ByteBuffer> {
    let promise = eventLoop.makePromise(of: ByteBuffer.self)
    waiting.append((count, promise))
    tell()
    return promise.futureResult
  }

  private func tell() {
    for (count, promise) in waiting where isEnded || bytes.readableBytes >= count { promise.succeed(bytes) }
    waiting.removeAll { isEnded || bytes.readableBytes >= $0.count }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    bytes.writeImmutableBuffer(unwrapInboundIn(data))
    tell()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? TLSHandshakeCompleted {
      events.append(event)
      handshake.succeed(event)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    errors.append(error)
    handshake.fail(error)
  }

  func channelInactive(context: ChannelHandlerContext) {
    isEnded = true
    handshake.fail(ChannelError.eof)
    end.succeed(errors)
    tell()
    context.fireChannelInactive()
  }
}
