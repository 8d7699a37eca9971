import NIOCore
import NIOPosix

/// A stream of server-sent events over HTTP/1.1 on loopback, as a browser reads it.
package actor EventStream {
  package struct Event: Sendable, Equatable {
    package var id: String?
    package var name: String
    package var data: String
  }

  package nonisolated let status: Int
  /// Names in small letters.
  package nonisolated let headers: [String: String]
  private let channel: any Channel
  private var arrivals: AsyncStream<ByteBuffer>.AsyncIterator
  private var decoder: ChunkDecoder
  private var text = ""
  /// The id of the last event, as a browser would send it when it comes again.
  package private(set) var lastID: String?

  private struct NoAnswer: Error {}

  /// - Parameter headers: as they are sent; `Host` has to be among them.
  package static func open(_ port: Int, _ path: String, headers: [(String, String)]) async throws -> EventStream {
    let (stream, arrival) = AsyncStream<ByteBuffer>.makeStream()
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Arrivals(arrival))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    let lines = ["GET \(path) HTTP/1.1"] + headers.map { "\($0): \($1)" } + ["", ""]
    try await channel.writeAndFlush(ByteBuffer(string: lines.joined(separator: "\r\n"))).get()
    var bytes = stream.makeAsyncIterator()
    var head = ByteBuffer()
    while String(buffer: head).firstRange(of: "\r\n\r\n") == nil {
      guard var more = await bytes.next() else { throw NoAnswer() }
      head.writeBuffer(&more)
    }
    return try EventStream(channel, head: head, bytes)
  }

  private init(_ channel: any Channel, head: ByteBuffer, _ bytes: AsyncStream<ByteBuffer>.AsyncIterator) throws {
    self.channel = channel
    let answer = String(buffer: head)
    guard let end = answer.firstRange(of: "\r\n\r\n"),
      let status = answer.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { throw NoAnswer() }
    self.status = status
    headers = Dictionary(
      answer[..<end.lowerBound].split(separator: "\r\n").dropFirst().compactMap { line in
        line.firstIndex(of: ":").map { (line[..<$0].lowercased(), String(line[line.index($0, offsetBy: 2)...])) }
      }, uniquingKeysWith: { first, _ in first })
    decoder = ChunkDecoder(rest: Array(answer[end.upperBound...].utf8))
    arrivals = bytes
  }

  /// The next event; nil: the stream is over. Comments are passed over.
  package func next() async -> Event? {
    while true {
      text += decoder.text()
      if let end = text.firstRange(of: "\n\n") {
        let block = text[..<end.lowerBound]
        text = String(text[end.upperBound...])
        var (id, name, data): (String?, String?, [String]) = (nil, nil, [])
        for line in block.split(separator: "\n") {
          guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { continue }
          let value = line[line.index(after: colon)...].trimmingPrefix(" ")
          switch line[..<colon] {
          case "id": id = String(value)
          case "event": name = String(value)
          case "data": data.append(String(value))
          default: break
          }
        }
        if let id { lastID = id }
        if let name { return Event(id: id, name: name, data: data.joined(separator: "\n")) }
        continue
      }
      var iterator = arrivals
      guard let more = await iterator.next(isolation: self) else { return nil }
      arrivals = iterator
      decoder.rest += more.readableBytesView
    }
  }

  package func close() async throws { try await channel.close() }
}

/// Takes the lengths out of a body that comes in chunks.
private struct ChunkDecoder {
  var rest: [UInt8]

  /// All whole chunks that are there.
  mutating func text() -> String {
    var text: [UInt8] = []
    while let end = rest.firstIndex(of: 0x0A),
      let length = Int(String(decoding: rest[..<end], as: UTF8.self).filter(\.isHexDigit), radix: 16),
      rest.count >= end + 1 + length + 2
    {
      text += rest[(end + 1)..<(end + 1 + length)]
      rest.removeFirst(end + 1 + length + 2)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

private final class Arrivals: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let arrival: AsyncStream<ByteBuffer>.Continuation

  init(_ arrival: AsyncStream<ByteBuffer>.Continuation) { self.arrival = arrival }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { arrival.yield(unwrapInboundIn(data)) }
  func channelInactive(context: ChannelHandlerContext) { arrival.finish() }
  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
