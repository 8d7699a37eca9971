import CommandBook
import CrisisCore
import DutyDesk
import Foundation
import Logging
import NIOCore
import NIOPosix

/// A rehearsal on a server of this machine: the bot lives at another time than ours, and whoever plays the people moves
/// its clock on by writing a time to a socket (`14h10`, answered by `ok` once all that fell due on the way is done; or
/// `next 14h10`, which goes no further than the next minute in which something falls due, and is answered by that minute,
/// `at 13:52`, until it is there: `ok 14:10`).
struct Rehearsal: Sendable {
  let clock: RehearsalClock
  let socket: String
  let zone: TimeZone

  typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  /// The socket is there once this returns.
  func open() async throws -> NIOAsyncChannel<Connection, Never> {
    try? FileManager.default.removeItem(atPath: socket)
    return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(unixDomainSocketPath: socket) { channel in
        channel.eventLoop.makeCompletedFuture {
          try Connection(wrappingChannelSynchronously: channel)
        }
      }
  }

  /// Serves the socket until cancelled.
  func serve(_ server: NIOAsyncChannel<Connection, Never>, _ desk: Desk, _ log: Logger) async throws {
    log.warning("a rehearsal: the clock is not the real one", metadata: ["socket": "\(socket)"])
    try await server.executeThenClose { connections in
      // One after another: there is one clock.
      for try await connection in connections { try? await serve(connection, desk) }
    }
  }

  private func serve(_ connection: Connection, _ desk: Desk) async throws {
    try await connection.executeThenClose { inbound, outbound in
      var heard = ""
      for try await buffer in inbound {
        heard += String(buffer: buffer)
        while let end = heard.firstIndex(where: \.isNewline) {
          let answer = await pass(String(heard[..<end]), desk)
          heard.removeSubrange(...end)
          try await outbound.write(ByteBuffer(string: "\(answer)\n"))
        }
      }
    }
  }

  private func pass(_ text: String, _ desk: Desk) async -> String {
    let isOneMinute = text.hasPrefix("next ")
    guard let moment = RehearsalClock.moment(isOneMinute ? String(text.dropFirst(5)) : text, after: clock.now, in: zone)
    else { return "not a time: \(text). Write 14h10 or 2019-11-24T14:10" }
    guard isOneMinute else {
      await desk.pass(to: moment) { [clock] in clock.set($0) }
      return "ok"
    }
    let now = await desk.passOneMinute(to: moment) { [clock] in clock.set($0) }
    return "\(now < moment ? "at" : "ok") \(LocalClock(zone).timeOfDay(now))"
  }
}
