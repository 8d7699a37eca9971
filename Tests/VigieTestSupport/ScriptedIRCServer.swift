import IRCProtocol
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// A small IRC server on loopback that keeps to its manners unless a test gives it others.
///
/// It models one client at a time: every connection is welcomed as configured, JOINs are answered, PRIVMSGs echoed where
/// that was agreed, PINGs answered. All that clients say is in ``lines``.
package final class ScriptedIRCServer: Sendable {
  /// How a server behaves.
  package struct Manners: Sendable {
    package var capabilities: String
    /// Passwords by account, for SASL PLAIN and SCRAM-SHA-256; `sasl` must be among the capabilities.
    package var accounts: [String: String]
    package var support: String
    /// Lines said instead of the usual answer to a line of the client; nil: the usual.
    package var answer: @Sendable (IRCMessage) -> [String]?
    /// How it breaks its word in SASL.
    package var lie: SASLLie?
    /// Its clock (milliseconds UTC), told where server-time is agreed upon.
    package var now: Int64?
    /// Half-open links: the connections up to this one take everything and say nothing.
    package var muteThrough = 0
    /// Hangs up as soon as somebody connects.
    package var hangsUp = false

    package init(
      capabilities: String = "", accounts: [String: String] = [:], support: String = "CASEMAPPING=ascii",
      answer: @escaping @Sendable (IRCMessage) -> [String]? = { _ in nil }
    ) {
      self.capabilities = capabilities
      self.accounts = accounts
      self.support = support
      self.answer = answer
    }

    /// What InspIRCd offers, as far as the session uses it.
    package static let modern = Manners(
      capabilities: "account-notify account-tag batch cap-notify chghost echo-message extended-join labeled-response "
        + "message-tags multi-prefix server-time userhost-in-names sasl=PLAIN,EXTERNAL",
      support: "CASEMAPPING=rfc1459 STATUSMSG=@+ BOT=B LINELEN=512")

    /// What Ergo offers, as far as the session uses it.
    package static let ergo = Manners(
      capabilities: "account-notify account-tag batch cap-notify chghost draft/chathistory "
        + "draft/multiline=max-bytes=40000,max-lines=100 echo-message extended-join invite-notify labeled-response "
        + "message-tags multi-prefix sasl=PLAIN,EXTERNAL,SCRAM-SHA-256 server-time setname standard-replies "
        + "userhost-in-names",
      support: "BOT=B CASEMAPPING=ascii CHATHISTORY=1000 MSGREFTYPES=msgid,timestamp PREFIX=(qaohv)~&@%+ UTF8ONLY")
  }

  package typealias SASLLie = ScriptedSASL.Lie

  package let port: Int
  /// Every line of a client, in order.
  package let lines = Awaited<String>()
  /// The number of each connection, from 1, as it is accepted.
  package let connections = Awaited<Int>()
  private let listener: any Channel
  private let state: NIOLockedValueBox<State>

  struct State: Sendable {
    var manners: Manners
    var clients: [any Channel] = []
    var accepted = 0
    var history: [String: [ScriptedLine]] = [:]
  }

  package static func start(_ manners: Manners = Manners(), port: Int = 0) async throws -> ScriptedIRCServer {
    let state = NIOLockedValueBox(State(manners: manners))
    let server = NIOLockedValueBox<ScriptedIRCServer?>(nil)
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.autoRead, value: false)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard let server = server.withLockedValue({ $0 }) else { throw ChannelError.alreadyClosed }
          try channel.pipeline.syncOperations.addHandler(ScriptedClient(server))
        }
      }
      .bind(host: "127.0.0.1", port: port).get()
    let made = try ScriptedIRCServer(listener, state)
    server.withLockedValue { $0 = made }
    try await listener.setOption(.autoRead, value: true).get()
    listener.closeFuture.whenComplete { _ in server.withLockedValue { $0 = nil } }
    return made
  }

  private init(_ listener: any Channel, _ state: NIOLockedValueBox<State>) throws {
    guard let port = listener.localAddress?.port else { throw ChannelError.unknownLocalAddress }
    self.listener = listener
    self.state = state
    self.port = port
  }

  var manners: Manners { state.withLockedValue { $0.manners } }

  /// For the connections that are there as for those to come.
  package func setManners(_ change: (inout Manners) -> Void) { state.withLockedValue { change(&$0.manners) } }

  /// - Returns: the number of the connection.
  func accepted(_ channel: any Channel) -> Int {
    let number = state.withLockedValue { state in
      state.accepted += 1
      state.clients.append(channel)
      return state.accepted
    }
    connections.add(number)
    return number
  }

  func left(_ channel: any Channel) {
    state.withLockedValue { state in state.clients.removeAll { $0 === channel } }
  }

  // MARK: For tests

  /// Says these lines to every client, in one write.
  package func say(_ lines: String...) async throws {
    let text = lines.map { $0 + "\r\n" }.joined()
    for client in state.withLockedValue({ $0.clients }) {
      try await client.writeAndFlush(ByteBuffer(string: text)).get()
    }
  }

  /// Goes on saying this line to every client, until the task is cancelled.
  package func keepSaying(_ line: String, every interval: TimeAmount) -> RepeatedTask {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    return loop.scheduleRepeatedTask(initialDelay: .zero, delay: interval) { [state] _ in
      for client in state.withLockedValue({ $0.clients }) {
        client.writeAndFlush(ByteBuffer(string: line + "\r\n"), promise: nil)
      }
    }
  }

  /// The next line of a client that begins so.
  @discardableResult
  package func heard(_ start: String) async throws -> String {
    try await lines.next("line « \(start) »") { $0.hasPrefix(start) }
  }

  func history(of channel: String) -> [ScriptedLine] { state.withLockedValue { $0.history[channel] ?? [] } }

  /// Somebody says a line in a channel: it is remembered, and told to whoever is there.
  package func speak(_ line: ScriptedLine, in channel: String) async throws {
    remember(line, in: channel)
    try await say(line.shown(in: channel))
  }

  /// A line is said that nobody of ours hears now.
  package func remember(_ line: ScriptedLine, in channel: String) {
    state.withLockedValue { $0.history[channel, default: []].append(line) }
  }

  /// Takes a capability back from everybody (CAP DEL).
  package func withdraw(_ capability: String) async throws { try await say(":irc.test CAP * DEL :\(capability)") }

  /// Hangs up on everybody; new connections are welcome.
  package func hangUp() async {
    for client in state.withLockedValue({ $0.clients }) { try? await client.close().get() }
  }

  package func stop() async {
    try? await listener.close().get()
    await hangUp()
  }
}
