import NIOCore
import NIOPosix
import Synchronization

/// One request over HTTP/1.1 on loopback, and its whole answer, byte for byte: nothing is followed or kept.
package struct HTTPExchange: Sendable {
  package var status: Int
  /// Names in small letters.
  package var headers: [String: String]
  package var body: String

  /// - Parameters:
  ///   - headers: as they are sent; `Host` has to be among them, and what a body needs.
  package static func ask(
    _ port: Int, _ path: String, method: String = "GET", headers: [(String, String)], body: String = ""
  ) async throws -> HTTPExchange {
    let received = Gathered(ByteBuffer())
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Collector(into: received))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    let lines = ["\(method) \(path) HTTP/1.1"] + headers.map { "\($0): \($1)" } + ["Connection: close", "", body]
    try await channel.writeAndFlush(ByteBuffer(string: lines.joined(separator: "\r\n"))).get()
    try await channel.closeFuture.get()
    return try HTTPExchange(String(buffer: received.value))
  }

  private struct NoAnswer: Error {}

  private init(_ text: String) throws {
    guard let end = text.firstRange(of: "\r\n\r\n") else { throw NoAnswer() }
    let head = text[..<end.lowerBound].split(separator: "\r\n")
    guard let status = head.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw NoAnswer()
    }
    self.status = status
    headers = Dictionary(
      head.dropFirst().compactMap { line in
        line.firstIndex(of: ":").map { colon in
          (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingPrefix(" ").description)
        }
      }, uniquingKeysWith: { first, _ in first })
    body = String(text[end.upperBound...])
  }
}

/// What a handler on an event loop gathers, for those who wait elsewhere.
private final class Gathered: Sendable {
  private let buffer: Mutex<ByteBuffer>

  init(_ buffer: ByteBuffer) { self.buffer = Mutex(buffer) }

  var value: ByteBuffer { buffer.withLock { $0 } }
  func add(_ bytes: inout ByteBuffer) { buffer.withLock { _ = $0.writeBuffer(&bytes) } }
}

private final class Collector: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let received: Gathered

  init(into received: Gathered) { self.received = received }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    received.add(&bytes)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
