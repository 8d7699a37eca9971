import ChatModel
import Logging
import MatrixProtocol
import NIOCore
import Synchronization
import SystemHTTP

/// A Matrix homeserver, as a client like any other: logs in, follows what is said, goes on trying for ever.
package final class MatrixNetwork: ChatNetwork {
  package let name: String
  let configuration: MatrixNetworkConfiguration
  let client: HTTPClient
  private let loop: any EventLoop
  private let log: Logger
  /// Milliseconds UTC.
  private let clock: @Sendable () -> Int64
  private let state = Mutex(State())
  private let lastAnswer = LastAnswer()

  private struct State {
    var driver: NIOLoopBound<MatrixDriver>?
    var sink: (any ChatSink)?
    var cursors: [ChatCursor] = []
    var known: Set<String> = []
    var isClosing = false
    var finished: EventLoopPromise<Void>?
  }

  /// How long taking leave may last.
  static let leaveLimit = TimeAmount.seconds(5)

  /// - Throws: ``MatrixNetworkFault``, which no retry can mend.
  package init(
    _ configuration: MatrixNetworkConfiguration, client: HTTPClient, on loop: any EventLoop, log: Logger,
    clock: @escaping @Sendable () -> Int64
  ) throws {
    guard configuration.homeserver.isEncrypted || MatrixNetworkConfiguration.isLoopback(configuration.homeserver) else {
      throw MatrixNetworkFault.plainTextBeyondLoopback(configuration.homeserver.host)
    }
    name = configuration.name
    var configuration = configuration
    if configuration.session.seed == 0 { configuration.session.seed = UInt64.random(in: 1 ... .max) }
    self.configuration = configuration
    self.client = client
    self.loop = loop
    var log = log
    log[metadataKey: "network"] = "\(configuration.name)"
    self.log = log
    self.clock = clock
  }

  // MARK: - ChatNetwork

  package func run(reporting sink: any ChatSink) async throws {
    let finished = loop.makePromise(of: Void.self)
    let cursors = state.withLock { $0.cursors }
    let driver = try await loop.submit { [configuration, client, loop, clock, log, lastAnswer] in
      let driver = MatrixDriver(
        configuration, client: client, loop: loop, sink: sink, clock: clock, log: log, finished: finished,
        lastAnswer: lastAnswer)
      driver.resume(from: cursors)
      return NIOLoopBound(driver, eventLoop: loop)
    }.get()
    let (known, isClosing) = state.withLock { state in
      state.sink = sink
      state.driver = driver
      state.finished = finished
      return (state.known, state.isClosing)
    }
    if isClosing { finished.succeed() }
    loop.execute {
      driver.value.know(known)
      driver.value.start()
    }
    await withTaskCancellationHandler {
      // It only ever succeeds.
      try? await finished.futureResult.get()
    } onCancel: { [loop] in
      loop.execute { driver.value.stop() }
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

  /// nil: there is no login, or it does not run.
  func mediaRequest(_ media: MediaAddress, isOld: Bool) async -> MatrixRequest? {
    guard let driver = state.withLock({ $0.driver }) else { return nil }
    return try? await loop.submit { driver.value.request(for: media, isOld: isOld) }.get()
  }

  package func resume(from cursors: [ChatCursor]) { state.withLock { $0.cursors = cursors } }

  package func know(_ accounts: Set<String>) {
    let driver = state.withLock { state in
      state.known = accounts
      return state.driver
    }
    if let driver { loop.execute { driver.value.know(accounts) } }
  }

  package var silence: Int64? { lastAnswer.age }

  package func resumeReading() {
    guard let driver = state.withLock({ $0.driver }) else { return }
    loop.execute { driver.value.resumeReading() }
  }

  package func close(reason: String) async {
    let (driver, finished) = state.withLock { state in
      state.isClosing = true
      return (state.driver, state.finished)
    }
    guard let driver, let finished else { return }
    loop.execute { driver.value.leave() }
    let limit = loop.scheduleTask(in: Self.leaveLimit) { driver.value.stop() }
    try? await finished.futureResult.get()
    limit.cancel()
  }

  // MARK: - Setting up

  /// Logs in with a password and keeps the tokens, for this device; the rooms that were known stay so.
  ///
  /// - Throws: why it was refused.
  package static func logIn(_ configuration: MatrixNetworkConfiguration, client: HTTPClient) async throws {
    let file = AccountFile(configuration.accountFile)
    var account = file.read()
    account?.accessToken = nil
    account?.refreshToken = nil
    var session = MatrixSession(configuration.session, account: account)
    var now: Int64 = 0
    var actions = session.start(at: now)
    // One request, and another where the homeserver asks for a moment's patience.
    for _ in 0..<2 {
      for case .request(let request) in actions {
        guard let answer = await request.answer(from: configuration, by: client) else { throw CancellationError() }
        now += 1
        let next = session.answered(request.id, answer, at: now)
        for case .keep(let account) in next { return try file.write(account) }
        for case .disconnected(let why) in next { throw MatrixNetworkFault.notLoggedIn(why) }
        actions = next
      }
    }
    throw MatrixNetworkFault.notLoggedIn("no answer")
  }
}

extension MatrixNetworkConfiguration {
  package static func isLoopback(_ address: HTTPAddress) -> Bool {
    ["localhost", "::1"].contains(address.host) || address.host.hasPrefix("127.")
  }
}

/// What no retry can mend.
package enum MatrixNetworkFault: Error, Equatable, CustomStringConvertible {
  case plainTextBeyondLoopback(String)
  case notLoggedIn(String)

  package var description: String {
    switch self {
    case .plainTextBeyondLoopback(let host): "\(host): without TLS only a loopback address may be used"
    case .notLoggedIn(let why): why
    }
  }
}
