import ChatModel
import IRCProtocol
import Logging
import NIOCore
import NIOPosix
import Synchronization
import SystemTLS

/// An IRC network: connects, reconnects for ever, and carries out what the session machine says.
package final class IRCNetwork: ChatNetwork {
  package let name: String
  private let configuration: IRCNetworkConfiguration
  private let tls: TLSClientContext?
  private let loop: any EventLoop
  private let log: Logger
  /// Milliseconds UTC.
  private let clock: @Sendable () -> Int64
  /// From 0 up to 1.
  private let random: @Sendable () -> Double
  private let state = Mutex(State())

  private struct State {
    var connection: NIOLoopBound<IRCConnection>?
    var sink: (any ChatSink)?
    var isClosing = false
    var closingReason = ""
    /// Ends the wait before the next attempt.
    var wake: EventLoopPromise<Void>?
  }

  /// - Throws: what no retry can mend: a certificate that cannot be read, plain text beyond loopback.
  package init(
    _ configuration: IRCNetworkConfiguration, on loop: any EventLoop, log: Logger,
    clock: @escaping @Sendable () -> Int64, random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) throws {
    guard !configuration.servers.isEmpty else { throw IRCNetworkFault.noServer(network: configuration.name) }
    if configuration.tls == nil, let remote = configuration.servers.first(where: { !$0.isLoopback }) {
      throw IRCNetworkFault.plainTextBeyondLoopback(remote)
    }
    name = configuration.name
    self.configuration = configuration
    tls = try configuration.tls.map { try TLSClientContext($0) }
    self.loop = loop
    var log = log
    log[metadataKey: "network"] = "\(configuration.name)"
    self.log = log
    self.clock = clock
    self.random = random
  }

  // MARK: - ChatNetwork

  package func run(reporting sink: any ChatSink) async throws {
    state.withLock { $0.sink = sink }
    var policy = ReconnectPolicy()
    var attempt = 0
    await withTaskCancellationHandler {
      while !isClosing, !Task.isCancelled {
        let server = configuration.servers[attempt % configuration.servers.count]
        attempt += 1
        let ending = await connect(to: server, reporting: sink)
        if isClosing || Task.isCancelled { break }
        let delay = policy.delay(after: ending.kind, at: Self.monotonic(), random: random())
        log.notice(
          "trying again",
          metadata: ["server": "\(server)", "reason": "\(ending.reason)", "after_ms": "\(delay)"])
        await wait(milliseconds: delay)
      }
    } onCancel: {
      Task { await close(reason: "") }  // Cancellation is synchronous; taking leave is not.
    }
  }

  package func send(_ lines: [OutgoingLine]) {
    guard let connection = state.withLock({ $0.connection }) else { return reportUnsaid(lines) }
    loop.execute { connection.value.say(lines) }
  }

  package func resumeReading() {
    guard let connection = state.withLock({ $0.connection }) else { return }
    loop.execute { connection.value.resumeReading() }
  }

  package func close(reason: String) async {
    let (connection, wake) = state.withLock { state in
      state.isClosing = true
      state.closingReason = reason
      return (state.connection, state.wake)
    }
    wake?.succeed()
    guard let connection else { return }
    let closed = loop.flatSubmit { connection.value.takeLeave(reason: reason) }
    try? await closed.get()
  }

  // MARK: - One connection

  private var isClosing: Bool { state.withLock { $0.isClosing } }

  private func connect(to server: IRCServer, reporting sink: any ChatSink) async -> Ending {
    let ended = loop.makePromise(of: Ending.self)
    do {
      let channel = try await ClientBootstrap(group: loop)
        .connectTimeout(.seconds(10))
        .channelOption(.tcpOption(.tcp_nodelay), value: 1)
        .channelOption(.socketOption(.so_keepalive), value: 1)
        .channelInitializer { [configuration, tls, log, clock, name] channel in
          channel.eventLoop.makeCompletedFuture {
            if let tls { try channel.pipeline.syncOperations.addHandler(tls.makeHandler(serverName: server.host)) }
            let connection = IRCConnection(
              network: name, configuration: configuration.session, waitsForTLS: tls != nil, sink: sink, clock: clock,
              log: log, ended: ended)
            try channel.pipeline.syncOperations.addHandler(connection)
          }
        }
        .connect(host: server.host, port: server.port).get()
      log.info("connected, not yet registered", metadata: ["server": "\(server)"])
      // Of several addresses tried at once, this is the one that answered.
      let connection = try await channel.eventLoop.submit {
        NIOLoopBound(
          try channel.pipeline.syncOperations.handler(type: IRCConnection.self), eventLoop: channel.eventLoop)
      }.get()
      let isClosing = state.withLock { state in
        state.connection = connection
        return state.isClosing
      }
      if isClosing { channel.close(promise: nil) }
    } catch {
      ended.succeed(Ending(kind: .unreachable, reason: Self.text(of: error)))
    }
    let ending: Ending
    do {
      ending = try await ended.futureResult.get()
    } catch {
      ending = Ending(kind: .unreachable, reason: Self.text(of: error))
    }
    state.withLock { $0.connection = nil }
    sink.noted(.disconnected(network: name, reason: ending.reason))
    return ending
  }

  /// How a connection ended.
  struct Ending: Sendable {
    var kind: ReconnectPolicy.Ending
    var reason: String
  }

  /// Nobody can be told now; who sent the lines keeps them.
  private func reportUnsaid(_ lines: [OutgoingLine]) {
    guard let sink = state.withLock({ $0.sink }) else { return }
    for line in lines { sink.noted(.failed(network: name, line.delivery, .unconfirmed)) }
  }

  private func wait(milliseconds: Int64) async {
    let promise = loop.makePromise(of: Void.self)
    let isOver = state.withLock { state in
      state.wake = promise
      return state.isClosing
    }
    if isOver { promise.succeed() }
    let timer = loop.scheduleTask(in: .milliseconds(milliseconds)) { promise.succeed() }
    try? await promise.futureResult.get()
    timer.cancel()
    state.withLock { $0.wake = nil }
  }

  static func monotonic() -> Int64 { Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000) }

  /// One line that says why, for people: the first error of a connection to several addresses stands for all.
  static func text(of error: any Error) -> String {
    if let error = error as? NIOConnectionError {
      if let first = error.connectionErrors.first { return text(of: first.error) }
      return "the name \(error.host) cannot be resolved"
    }
    if let error = error as? IOError { return error.description }
    return "\(error)"
  }
}
