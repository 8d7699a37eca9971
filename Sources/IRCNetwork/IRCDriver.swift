import ChatModel
import IRCProtocol
import Logging
import NIOCore
import NIOPosix
import SystemCrypto

/// Carries out what the session machine says, whichever connection it has now. Lives on its network's event loop.
final class IRCDriver {
  let network: String
  private let loop: any EventLoop
  private let sink: any ChatSink
  /// Milliseconds UTC.
  private let clock: @Sendable () -> Int64
  private let log: Logger
  private let redeemCode: (@Sendable (Secret) -> String?)?

  private var session: IRCSession
  private var connection: IRCConnection?
  /// Counts the connections, so that what is left of an old one cannot touch the next.
  private var generation: UInt64 = 0
  private var timers: [IRCTimer: Scheduled<Void>] = [:]
  private var deliveries: [OutgoingText.ID: OutgoingLine.Delivery] = [:]
  private var nextID: OutgoingText.ID = 1
  /// Heard in this read, to go up together.
  private var heard: [ChatMessage] = []
  private var outgoing = ByteBuffer()
  private var readyAt: Int64?
  private var reason: DisconnectReason?

  init(
    network: String, configuration: IRCSessionConfiguration, loop: any EventLoop, sink: any ChatSink,
    clock: @escaping @Sendable () -> Int64, log: Logger, redeemCode: (@Sendable (Secret) -> String?)?
  ) {
    self.redeemCode = redeemCode
    self.network = network
    self.loop = loop
    self.sink = sink
    self.clock = clock
    self.log = log
    session = IRCSession(configuration, .system)
  }

  private var now: Int64 { IRCNetwork.monotonic() }

  // MARK: - The connection

  /// A connection is there, encrypted where it has to be.
  func begin(_ connection: IRCConnection) {
    self.connection = connection
    generation += 1
    readyAt = nil
    reason = nil
    finish(session.connected(at: now))
  }

  func received(_ messages: [IRCMessage], by connection: IRCConnection) {
    guard self.connection === connection else { return }
    let moment = now
    for message in messages { carryOut(session.received(message, at: moment)) }
  }

  /// All that came in one read has been received.
  func readCompleted() { finish([]) }

  /// The connection is gone.
  ///
  /// - Returns: how long it had been registered (0: never), and why the session gave it up if it did.
  func lost(_ connection: IRCConnection) -> (goodFor: Int64, reason: DisconnectReason?) {
    guard self.connection === connection else { return (0, nil) }
    carryOut(session.lost(at: now))
    deliverHeard()
    for timer in timers.values { timer.cancel() }
    timers = [:]
    outgoing.clear()
    self.connection = nil
    return (readyAt.map { now - $0 } ?? 0, reason)
  }

  // MARK: - From the network

  func say(_ lines: [OutgoingLine]) {
    let moment = now
    let skew = moment - clock()
    let texts = lines.map { line in
      defer { nextID += 1 }
      deliveries[nextID] = line.delivery
      return OutgoingText(
        id: nextID, target: line.destination, text: line.text, isNotice: line.form == .notice, lane: line.lane,
        expires: line.expires.map { $0 + skew }, key: line.key, otherwise: line.otherwise)
    }
    finish(session.say(texts, at: moment))
  }

  /// What has expired is dropped even while there is no connection.
  func tick() { carryOut(session.tick(at: now)) }

  /// Where each channel had been read to when the program ended.
  func resume(from cursors: [ChatCursor]) { session.resume(from: cursors) }

  func keep(_ rooms: [OwnRoom]) { finish(session.keep(rooms, at: now)) }

  func resumeReading() { connection?.setReading(true) }

  /// Takes leave; the session says first what waits, as far as its time for that lets.
  ///
  /// - Returns: whether there is a connection whose server is to close it.
  func leave(_ words: String) -> Bool {
    let isReady = connection != nil && session.isReady
    finish(session.quit(reason: words, at: now))
    return isReady
  }

  // MARK: - What the session says

  private func carryOut(_ actions: [IRCAction]) {
    for action in actions { carryOut(action) }
  }

  /// Carries out, then writes what is to be sent and reports what was heard.
  private func finish(_ actions: [IRCAction]) {
    carryOut(actions)
    flush()
    deliverHeard()
  }

  private func carryOut(_ action: IRCAction) {
    switch action {
    case .send(let bytes): outgoing.writeBytes(bytes)
    case .setTimer(let timer, let after): set(timer, after)
    case .cancelTimer(let timer): timers.removeValue(forKey: timer)?.cancel()
    case .ready(let nick):
      readyAt = now
      log.notice("registered", metadata: ["nick": "\(nick)"])
      sink.noted(.connected(network: network))
    case .joined(let channel): sink.noted(.joined(network: network, channel: channel))
    case .left(let channel, let reason): sink.noted(.left(network: network, channel: channel, reason: reason))
    case .exposed(let channel, let room): sink.noted(.exposed(network: network, channel: channel, room))
    case .netsplit(let servers, let people):
      sink.noted(.netsplit(network: network, servers: servers, people: people))
    case .met(let account): sink.noted(.met(network: network, account: account))
    case .heard(let line): heard.append(message(line))
    case .reading(let channel, let from):
      sink.noted(.reading(network: network, ChatCursor(channel: channel, messageID: nil, at: from ?? clock())))
    case .absent(let channel, let since):
      let from =
        switch since {
        case .moment(let moment): clock() - (now - moment)
        case .time(let time): time
        }
      sink.noted(.gap(network: network, channel: channel, from: from, until: clock()))
    case .deriveKey(let request): derive(request)
    case .tryCode(let code, let number): redeem(code, number)
    case .codeTried(let nick, let outcome): sink.noted(.codeTried(network: network, nick: nick, outcome))
    case .delivered(let id):
      if let delivery = deliveries.removeValue(forKey: id) { sink.noted(.delivered(network: network, delivery)) }
    case .failed(let id, let failure):
      if let delivery = deliveries.removeValue(forKey: id) {
        sink.noted(.failed(network: network, delivery, failure))
      }
    case .note(let text): log.notice("\(text)")
    case .disconnect(let reason):
      self.reason = self.reason ?? reason
      flush()
      connection?.close()
    }
  }

  private func set(_ timer: IRCTimer, _ after: Int64) {
    timers[timer]?.cancel()
    guard connection != nil else { return }
    let bound = NIOLoopBound(self, eventLoop: loop)
    timers[timer] = loop.scheduleTask(in: .milliseconds(max(0, after))) { [generation] in
      bound.value.fired(timer, of: generation)
    }
  }

  /// The timers of a connection end with it; one that was about to go off then is told by its generation.
  private func fired(_ timer: IRCTimer, of generation: UInt64) {
    guard generation == self.generation, connection != nil else { return }
    timers[timer] = nil
    finish(session.fired(timer, at: now))
  }

  /// Off the loop: it takes as long as the server wants it to, within the bounds of the session.
  private func derive(_ request: KeyDerivation) {
    offLoop {
      pbkdf2SHA256(password: Array(request.password.value.utf8), salt: request.salt, iterations: request.iterations)
    } then: { driver, key in
      driver.session.derived(key, for: request.number, at: driver.now)
    }
  }

  /// Off the loop: it reads a file, and is as slow as guessing a code is to be.
  private func redeem(_ code: Secret, _ number: UInt64) {
    offLoop { [redeemCode] in
      redeemCode?(code)
    } then: { driver, account in
      driver.session.codeRedeemed(account, for: number, at: driver.now)
    }
  }

  private func offLoop<T: Sendable>(
    _ work: @escaping @Sendable () -> T, then: @escaping @Sendable (IRCDriver, T) -> [IRCAction]
  ) {
    let bound = NIOLoopBound(self, eventLoop: loop)
    NIOThreadPool.singleton.submit { [loop] _ in
      let result = work()
      loop.execute { bound.value.finish(then(bound.value, result)) }
    }
  }

  private func flush() {
    guard outgoing.readableBytes > 0 else { return }
    connection?.write(outgoing)
    outgoing = ByteBufferAllocator().buffer(capacity: 512)
  }

  private func deliverHeard() {
    guard !heard.isEmpty else { return }
    let messages = heard
    heard = []
    if !sink.heard(messages) {
      log.warning("the desk is full: reading stops")
      connection?.setReading(false)
    }
  }

  private func message(_ line: HeardLine) -> ChatMessage {
    ChatMessage(
      network: network, id: line.messageID, place: line.channel.map { .channel($0) } ?? .direct,
      sender: ChatSender(nick: line.nick, account: line.account, address: line.address), text: line.text,
      at: line.serverTime ?? clock(),
      provenance: line.missedAge.map { .missed(age: $0) } ?? (line.isHistory ? .history : .live))
  }
}
