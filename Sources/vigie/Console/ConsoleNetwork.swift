import ChatModel
import Synchronization

/// A network of one: lines typed here go the way of any line, and what Vigie says is printed, room by room.
final class ConsoleNetwork: ChatNetwork {
  let name: String
  private let standing: [String]
  private let printer: ConsolePrinter
  private let own = Mutex<[String]>([])
  private let sink = Mutex<(any ChatSink)?>(nil)
  private let closed: AsyncStream<Void>
  private let closing: AsyncStream<Void>.Continuation

  init(name: String, channels: [String], printer: ConsolePrinter) {
    self.name = name
    standing = channels
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
      printer.printAnswer(line, on: name)
      sink?.noted(.delivered(network: name, line.delivery))
    }
  }

  func resumeReading() {}

  /// The rooms in which one can speak: those that always are there, then those of the crises.
  var channels: [String] { standing + own.withLock { $0 } }

  func keep(_ rooms: [OwnRoom]) {
    let names = rooms.map(\.channel)
    let before = own.withLock { own in
      defer { own = names }
      return own
    }
    let sink = sink.withLock { $0 }
    for name in names where !before.contains(name) {
      printer.printNote("\(name) is open now")
      sink?.noted(.joined(network: self.name, channel: name))
    }
    for name in before where !names.contains(name) { printer.printNote("\(name) is left") }
  }

  func close(reason: String) async { closing.finish() }
}
