import ChatModel
import Synchronization

/// A network of one: lines typed here go the way of any line, and what Vigie says is printed, room by room.
final class ConsoleNetwork: ChatNetwork {
  let name: String
  private let channels: [String]
  private let printer: ConsolePrinter
  private let sink = Mutex<(any ChatSink)?>(nil)
  private let closed: AsyncStream<Void>
  private let closing: AsyncStream<Void>.Continuation

  init(name: String, channels: [String], printer: ConsolePrinter) {
    self.name = name
    self.channels = channels
    self.printer = printer
    (closed, closing) = AsyncStream.makeStream()
  }

  func run(reporting sink: any ChatSink) async throws {
    open(reporting: sink)
    for await _ in closed {}
  }

  /// Reports every room as joined, so that what waits for them is said.
  func open(reporting sink: any ChatSink) {
    self.sink.withLock { $0 = sink }
    sink.noted(.connected(network: name))
    for channel in channels { sink.noted(.joined(network: name, channel: channel)) }
  }

  func send(_ lines: [OutgoingLine]) {
    let sink = sink.withLock { $0 }
    for line in lines {
      printer.printAnswer(line)
      sink?.noted(.delivered(network: name, line.delivery))
    }
  }

  func resumeReading() {}

  func close(reason: String) async { closing.finish() }
}
