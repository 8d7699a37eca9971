import ChatModel
import IRCNetwork
import IRCProtocol
import Logging
import NIOConcurrencyHelpers
import NIOPosix
import SystemTLS
import VigieTestSupport

/// A network that runs while a test looks at it, and is closed after it.
struct NetworkUnderTest {
  let network: IRCNetwork
  let sink: RecordingSink
  /// All that was logged, metadata included.
  let log: LogCapture

  static let channel = "#visov-veille"

  /// What went wrong, with what was logged until then.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  static func with<Result: Sendable>(
    ports: [Int], host: String = "127.0.0.1", tls: TLSClientConfiguration? = nil, nick: String = "Vigie",
    account: String? = nil, password: String = "pw", mechanisms: [SASLMechanism] = [.plain],
    cursors: [ChatCursor] = [], channels: [String] = [channel], pacing: Pacing = .none, isBot: Bool = true,
    configure: (inout IRCSessionConfiguration) -> Void = { _ in },
    _ body: (NetworkUnderTest) async throws -> Result
  ) async throws -> Result {
    let sasl = account.map { SASLCredentials(account: $0, password: Secret(password), mechanisms: mechanisms) }
    var session = IRCSessionConfiguration(nick: nick, sasl: sasl, channels: channels, pacing: pacing)
    session.isBot = isBot
    configure(&session)
    let log = LogCapture()
    let network = try IRCNetwork(
      IRCNetworkConfiguration(
        name: "visov", servers: ports.map { IRCServer(host: host, port: $0) }, tls: tls,
        session: session),
      on: MultiThreadedEventLoopGroup.singleton.next(), log: Logger(label: "test") { _ in log },
      clock: { 1_574_564_700_000 }, random: { 0 })
    network.resume(from: cursors)
    let test = NetworkUnderTest(network: network, sink: RecordingSink(), log: log)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await network.run(reporting: test.sink) }
      let result: Swift.Result<Result, any Error>
      do {
        result = .success(try await body(test))
      } catch {
        result = .failure(Failure(description: "\(error)\n\(nick)’s log:\n\(log.everything)"))
      }
      await network.close(reason: "test done")
      try await group.waitForAll()
      return try result.get()
    }
  }

  func say(
    _ text: String, to destination: OutgoingLine.Destination = .channel(channel), as delivery: OutgoingLine.Delivery,
    lane: OutgoingLine.Lane = .announcement
  ) {
    network.send([OutgoingLine(delivery: delivery, destination: destination, text: text, lane: lane)])
  }

  func joined(_ name: String = channel) async throws { try await sink.expect(.joined(network: "visov", channel: name)) }

  func heard(_ text: String) async throws -> ChatMessage {
    try await sink.messages.next("message « \(text) »") { $0.text == text }
  }

  /// Waits until the connection is lost, and says why.
  func lost() async throws -> String {
    let event = try await sink.events.next("disconnection") { if case .disconnected = $0 { true } else { false } }
    guard case .disconnected(_, let reason) = event else { return "" }
    return reason
  }
}

/// Keeps what is logged.
struct LogCapture: LogHandler {
  private let text = NIOLockedValueBox("")
  private let messages = Awaited<String>()
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let line = "\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])\n"
    text.withLockedValue { $0 += line }
    messages.add("\(event.message)")
  }

  /// Waits until this is logged.
  func has(_ message: String) async throws { try await messages.next("log of « \(message) »") { $0 == message } }

  var everything: String { text.withLockedValue { $0 } }
}
