import NIOCore
import NIOPosix

/// Moves the clock of a bot that rehearses.
struct Conductor: Sendable {
  let socket: String

  struct Refused: Error, CustomStringConvertible {
    var time: String
    var answer: String
    var description: String { "The clock was not moved to \(time): \(answer)" }
  }

  /// Returns once all that fell due on the way is done.
  func move(to time: String) async throws {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(unixDomainSocketPath: socket) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    var answer = ""
    try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: time + "\n"))
      for try await buffer in inbound {
        answer += String(buffer: buffer)
        if answer.hasSuffix("\n") { break }
      }
    }
    guard answer == "ok\n" else { throw Refused(time: time, answer: answer) }
  }
}
