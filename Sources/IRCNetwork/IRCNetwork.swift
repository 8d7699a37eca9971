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
    var driver: NIOLoopBound<IRCDriver>?
    var channel: (any Channel)?
    var sink: (any ChatSink)?
    var cursors: [ChatCursor] = []
    var rooms: [OwnRoom] = []
    var isClosing = false
    /// The end of the connection that is there or is being made.
    var attempt: EventLoopPromise<Ending>?
    /// Ends the wait before the next attempt.
    var wake: EventLoopPromise<Void>?
  }

  /// How long taking leave may last: what is queued is said first, as far as pacing allows.
  static let leaveLimit = TimeAmount.seconds(5)

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
    let (cursors, rooms) = state.withLock { ($0.cursors, $0.rooms) }
    let driver = try await loop.submit { [configuration, loop, clock, log, name] in
      let driver = IRCDriver(
        network: name, configuration: configuration.session, loop: loop, sink: sink, clock: clock, log: log,
        redeemCode: configuration.redeemCode)
      driver.keep(rooms)
      driver.resume(from: cursors)
      return NIOLoopBound(driver, eventLoop: loop)
    }.get()
    let latest = state.withLock { state in
      state.sink = sink
      state.driver = driver
      return state.rooms
    }
    // They may have changed meanwhile.
    if latest != rooms { loop.execute { driver.value.keep(latest) } }
    var policy = ReconnectPolicy()
    var attempt = 0
    var lastReason: String?
    await withTaskCancellationHandler {
      while !isClosing, !Task.isCancelled {
        let server = configuration.servers[attempt % configuration.servers.count]
        attempt += 1
        let ending = await connect(to: server, driver)
        // That nobody answers, yet again, is no news.
        let isNews = ending.kind != .unreachable || ending.reason != lastReason
        lastReason = ending.reason
        if isNews { sink.noted(.disconnected(network: name, reason: ending.reason)) }
        if ending.kind == .banned { sink.noted(.banned(network: name, reason: ending.reason)) }
        if isClosing || Task.isCancelled { break }
        let delay = policy.delay(after: ending.kind, at: Self.monotonic(), random: random())
        log.log(
          level: isNews ? .notice : .debug, "trying again",
          metadata: ["server": "\(server)", "reason": "\(ending.reason)", "after_ms": "\(delay)"])
        await wait(milliseconds: delay)
        loop.execute { driver.value.tick() }
      }
    } onCancel: {
      // Cancellation comes at once; the connection ends by itself when its channel is closed.
      stop().channel?.close(promise: nil)
    }
  }

  package func send(_ lines: [OutgoingLine]) {
    let (driver, sink) = state.withLock { ($0.driver, $0.sink) }
    if let driver {
      loop.execute { driver.value.say(lines) }
    } else {
      for line in lines { sink?.noted(.failed(network: name, line.delivery, .unconfirmed)) }
    }
  }

  package func resume(from cursors: [ChatCursor]) { state.withLock { $0.cursors = cursors } }

  package func keep(_ rooms: [OwnRoom]) {
    let driver = state.withLock { state in
      state.rooms = rooms
      return state.driver
    }
    if let driver { loop.execute { driver.value.keep(rooms) } }
  }

  package func resumeReading() {
    guard let driver = state.withLock({ $0.driver }) else { return }
    loop.execute { driver.value.resumeReading() }
  }

  package func close(reason: String) async {
    let (driver, channel) = stop()
    guard let driver, let channel else { return }
    let limit = loop.submit { [loop] () -> Scheduled<Void>? in
      // Before the welcome there is nothing to wait for.
      if driver.value.leave(reason) { return loop.scheduleTask(in: Self.leaveLimit) { channel.close(promise: nil) } }
      channel.close(promise: nil)
      return nil
    }
    try? await channel.closeFuture.get()
    try? await limit.get()?.cancel()
  }

  /// No attempt follows; one that is not yet a connection ends now, whatever it waits for.
  private func stop() -> (driver: NIOLoopBound<IRCDriver>?, channel: (any Channel)?) {
    state.withLock { state in
      state.isClosing = true
      state.wake?.succeed()
      if state.channel == nil { state.attempt?.succeed(Self.left) }
      return (state.driver, state.channel)
    }
  }

  private static let left = Ending(kind: .unreachable, reason: "Vigie leaves")

  // MARK: - One connection

  private var isClosing: Bool { state.withLock { $0.isClosing } }

  private func connect(to server: IRCServer, _ driver: NIOLoopBound<IRCDriver>) async -> Ending {
    let ended = loop.makePromise(of: Ending.self)
    log.debug("connecting", metadata: ["server": "\(server)"])
    let isClosing = state.withLock { state in
      state.attempt = ended
      return state.isClosing
    }
    if isClosing { ended.succeed(Self.left) }
    defer {
      state.withLock { state in
        state.channel = nil
        state.attempt = nil
      }
    }
    // Not awaited: to find and to reach a server may take many seconds, and leaving must not. Begun on the loop, so that
    // the connection is known here before anything can come in by it: else leaving would close it without a word.
    loop.execute { [self] in
      bootstrap(to: server, driver, ended).connect(host: server.host, port: server.port).whenComplete { [self] result in
        switch result {
        case .success(let channel): connected(channel, to: server)
        case .failure(let error): ended.succeed(Ending(kind: .unreachable, reason: Self.text(of: error)))
        }
      }
    }
    // It only ever succeeds.
    return (try? await ended.futureResult.get()) ?? Self.left
  }

  private func bootstrap(
    to server: IRCServer, _ driver: NIOLoopBound<IRCDriver>, _ ended: EventLoopPromise<Ending>
  ) -> ClientBootstrap {
    ClientBootstrap(group: loop)
      .connectTimeout(.seconds(10))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.socketOption(.so_keepalive), value: 1)
      .channelInitializer { [tls, log] channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls { try channel.pipeline.syncOperations.addHandler(tls.makeHandler(serverName: server.host)) }
          try channel.pipeline.syncOperations.addHandler(
            IRCConnection(driver: driver.value, waitsForTLS: tls != nil, log: log, ended: ended))
        }
      }
  }

  private func connected(_ channel: any Channel, to server: IRCServer) {
    let isClosing = state.withLock { state in
      if !state.isClosing { state.channel = channel }
      return state.isClosing
    }
    if isClosing {
      channel.close(promise: nil)
    } else {
      log.info("connected, not yet registered", metadata: ["server": "\(server)"])
    }
  }

  /// How a connection ended.
  struct Ending: Sendable {
    var kind: ReconnectPolicy.Ending
    var reason: String
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
