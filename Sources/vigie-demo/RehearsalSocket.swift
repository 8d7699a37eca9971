import NIOCore
import NIOPosix

/// The socket by which the clock of a rehearsing bot is moved on.
struct RehearsalSocket: Sendable {
  let path: String

  struct Refused: Error, CustomStringConvertible {
    var time: String
    var answer: String
    var description: String { "The clock was not moved to \(time): \(answer)" }
  }

  /// Returns once all that fell due on the way is done.
  func move(to time: String) async throws {
    let answer = try await ask(time)
    guard answer == "ok" else { throw Refused(time: time, answer: answer) }
  }

  /// Moves it to the next minute in which something falls due, and does that.
  ///
  /// - Returns: which minute that was, and whether it is `time`.
  func moveOneMinute(to time: String) async throws -> (minute: String, isThere: Bool) {
    let answer = try await ask("next \(time)").split(separator: " ", maxSplits: 1)
    guard answer.count == 2, answer[0] == "ok" || answer[0] == "at" else {
      throw Refused(time: time, answer: answer.joined(separator: " "))
    }
    return (String(answer[1]), answer[0] == "ok")
  }

  private func ask(_ words: String) async throws -> String {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(unixDomainSocketPath: path) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    var answer = ""
    try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: words + "\n"))
      for try await buffer in inbound {
        answer += String(buffer: buffer)
        if answer.hasSuffix("\n") { break }
      }
    }
    return String(answer.prefix { !$0.isNewline })
  }
}
