import ChatModel
import CrisisCore

/// A network in the time of a rehearsal: lines are heard at the time of the rehearsal's clock, not the server's, and what
/// Vigie says does not expire (a clock that is moved on by hours would drop what is still queued).
struct RehearsalNetwork: ChatNetwork {
  let network: any ChatNetwork
  let clock: @Sendable () -> Milliseconds

  var name: String { network.name }
  func resume(from cursors: [ChatCursor]) { network.resume(from: cursors) }
  func run(reporting sink: any ChatSink) async throws {
    try await network.run(reporting: RehearsalSink(sink: sink, clock: clock))
  }
  func resumeReading() { network.resumeReading() }
  func close(reason: String) async { await network.close(reason: reason) }

  func send(_ lines: [OutgoingLine]) {
    network.send(
      lines.map { line in
        var line = line
        line.expires = nil
        return line
      })
  }
}

/// Puts the rehearsal's time in the place of the server's.
private struct RehearsalSink: ChatSink {
  let sink: any ChatSink
  let clock: @Sendable () -> Milliseconds

  func heard(_ messages: [ChatMessage]) -> Bool {
    let now = clock()
    return sink.heard(
      messages.map { message in
        var message = message
        message.at = now
        return message
      })
  }

  func noted(_ event: ChatEvent) {
    guard case .reading(let network, var cursor) = event else { return sink.noted(event) }
    cursor.at = clock()
    sink.noted(.reading(network: network, cursor))
  }
}
