import NIOCore
import NIOEmbedded
import SystemTLS
import VigieTestSupport

/// A pipeline without a socket: what reaches the network is held by ``Valve`` until it is opened.
struct ScriptedChannel {
  let channel = EmbeddedChannel()
  let valve = Valve()
  let recorder: Recorder
  let certificates: TestCertificates

  init(_ configuration: TLSClientConfiguration? = nil) throws {
    certificates = try TestCertificates.shared()
    recorder = Recorder(channel.eventLoop)
    let context = try TLSClientContext(
      configuration ?? TLSClientConfiguration(caFile: certificates.authority.certificateFile))
    try channel.pipeline.syncOperations.addHandlers([valve, context.makeHandler(serverName: "localhost"), recorder])
  }

  /// Connects, so that the handshake begins.
  func connect() throws {
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 6697)).wait()
  }

  /// Connects and goes through the whole handshake.
  func connect(to server: MemoryServer, piece: Int = .max) throws {
    try connect()
    try server.exchange(with: channel, piece: piece)
  }

  /// - Returns: what will have become of the write.
  func write(_ text: String) -> EventLoopFuture<Void> { channel.write(ByteBuffer(string: text)) }
  func write(_ text: String) -> Outcome { Outcome(write(text)) }

  var text: String { String(buffer: recorder.bytes) }
}

/// Sees a future's result without waiting for it. For an embedded loop, where all is one thread.
final class Outcome {
  private(set) var result: Result<Void, any Error>?

  init(_ future: EventLoopFuture<Void>) {
    future.assumeIsolated().whenComplete { self.result = $0 }
  }

  var isPending: Bool { result == nil }

  var isSuccess: Bool {
    if case .success? = result { return true }
    return false
  }

  var error: (any Error)? {
    if case .failure(let error)? = result { return error }
    return nil
  }
}

/// The last before the network: passes writes on, but may keep their promises; counts reads.
final class Valve: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  var isOpen = true
  private(set) var reads = 0
  private(set) var flushes = 0
  private(set) var isOutputClosed = false
  private var held: [EventLoopPromise<Void>] = []

  func read(context: ChannelHandlerContext) {
    reads += 1
    context.read()
  }

  func flush(context: ChannelHandlerContext) {
    flushes += 1
    context.flush()
  }

  /// An embedded channel would close altogether.
  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .output else { return context.close(mode: mode, promise: promise) }
    isOutputClosed = true
    promise?.succeed()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isOpen, let promise else { return context.write(data, promise: promise) }
    held.append(promise)
    context.write(data, promise: nil)
  }

  func release(_ result: Result<Void, any Error> = .success(())) {
    isOpen = true
    for promise in held { promise.completeWith(result) }
    held = []
  }
}
