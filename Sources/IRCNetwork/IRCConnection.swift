import ChatModel
import IRCProtocol
import Logging
import NIOCore
import SystemTLS

/// One connection: feeds the session machine with what arrives and carries out what it answers. Lives on its event loop.
final class IRCConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// How long taking leave may last.
  static let leaveLimit = TimeAmount.seconds(5)

  private let network: String
  private let waitsForTLS: Bool
  private let sink: any ChatSink
  private let clock: @Sendable () -> Int64
  private let log: Logger
  private let ended: EventLoopPromise<IRCNetwork.Ending>

  private var session: IRCSession
  private var assembler = LineAssembler()
  private var context: ChannelHandlerContext?
  private var timers: [IRCTimer: Scheduled<Void>] = [:]
  private var deliveries: [OutgoingText.ID: OutgoingLine.Delivery] = [:]
  private var nextID: OutgoingText.ID = 1
  /// Heard in this read, to go up together.
  private var heard: [ChatMessage] = []
  private var outgoing = ByteBuffer()
  private var wasActive = false
  private var readyAt: Int64?
  private var reason: DisconnectReason?
  private var failure: String?

  init(
    network: String, configuration: IRCSessionConfiguration, waitsForTLS: Bool, sink: any ChatSink,
    clock: @escaping @Sendable () -> Int64, log: Logger, ended: EventLoopPromise<IRCNetwork.Ending>
  ) {
    self.network = network
    self.waitsForTLS = waitsForTLS
    self.sink = sink
    self.clock = clock
    self.log = log
    self.ended = ended
    session = IRCSession(configuration)
  }

  private var now: Int64 { IRCNetwork.monotonic() }

  // MARK: - The channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    guard context.channel.isActive else { return }
    wasActive = true
    if !waitsForTLS { begin() }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    finish()
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) {
    wasActive = true
    if !waitsForTLS { begin() }
    context.fireChannelActive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let handshake = event as? TLSHandshakeCompleted {
      log.info("encrypted", metadata: ["with": "\(handshake.version)"])
      begin()
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    let moment = now
    var actions: [IRCAction] = []
    assembler.feed(Array(buffer.readableBytesView)) { message in
      actions += session.received(message, at: moment)
    }
    carryOut(actions)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    flush()
    deliverHeard()
    context.fireChannelReadComplete()
  }

  func channelInactive(context: ChannelHandlerContext) {
    carryOut(session.lost(at: now))
    deliverHeard()
    finish()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    failure = failure ?? IRCNetwork.text(of: error)
    context.close(promise: nil)
  }

  // MARK: - From outside, on the loop

  func say(_ lines: [OutgoingLine]) {
    guard context != nil else {
      for line in lines { sink.noted(.failed(network: network, line.delivery, .unconfirmed)) }
      return
    }
    let moment = now
    let skew = moment - clock()
    let texts = lines.map { line in
      defer { nextID += 1 }
      deliveries[nextID] = line.delivery
      return OutgoingText(
        id: nextID, target: Self.target(line.destination), text: line.text, isNotice: line.form == .notice,
        lane: Self.lane(line.lane), expires: line.expires.map { $0 + skew }, key: line.key)
    }
    carryOut(session.say(texts, at: moment))
    flush()
  }

  func resumeReading() {
    guard let context else { return }
    context.channel.setOption(.autoRead, value: true).whenFailure { [log] error in
      log.warning("reading could not go on", metadata: ["error": "\(error)"])
    }
  }

  /// Says what is queued as far as pacing allows, takes leave; done when the connection is closed.
  func takeLeave(reason: String) -> EventLoopFuture<Void> {
    guard let context else { return ended.futureResult.map { _ in } }
    carryOut(session.quit(reason: reason, at: now))
    flush()
    let channel = context.channel
    let limit = context.eventLoop.scheduleTask(in: Self.leaveLimit) { channel.close(promise: nil) }
    return channel.closeFuture.always { _ in limit.cancel() }
  }

  // MARK: - What the session says

  private func begin() {
    carryOut(session.connected(at: now))
    flush()
  }

  private func carryOut(_ actions: [IRCAction]) {
    for action in actions { carryOut(action) }
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
    case .heard(let line): heard.append(message(line))
    case .delivered(let id):
      if let delivery = deliveries.removeValue(forKey: id) { sink.noted(.delivered(network: network, delivery)) }
    case .failed(let id, let failure):
      if let delivery = deliveries.removeValue(forKey: id) {
        sink.noted(.failed(network: network, delivery, Self.failure(failure)))
      }
    case .note(let text): log.notice("\(text)")
    case .disconnect(let reason):
      self.reason = self.reason ?? reason
      flush()
      context?.close(promise: nil)
    }
  }

  private func set(_ timer: IRCTimer, _ after: Int64) {
    timers[timer]?.cancel()
    timers[timer] = context?.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(max(0, after))) { [weak self] in
      guard let self, self.context != nil else { return }
      self.timers[timer] = nil
      self.carryOut(self.session.fired(timer, at: self.now))
      self.flush()
      self.deliverHeard()
    }
  }

  private func flush() {
    guard outgoing.readableBytes > 0, let context else { return }
    context.writeAndFlush(wrapOutboundOut(outgoing), promise: nil)
    outgoing = context.channel.allocator.buffer(capacity: 512)
  }

  private func deliverHeard() {
    guard !heard.isEmpty else { return }
    let messages = heard
    heard = []
    if !sink.heard(messages) {
      log.warning("the desk is full: reading stops")
      context?.channel.setOption(.autoRead, value: false).whenFailure { [log] error in
        log.warning("reading could not be stopped", metadata: ["error": "\(error)"])
      }
    }
  }

  private func finish() {
    for timer in timers.values { timer.cancel() }
    timers = [:]
    for delivery in deliveries.values { sink.noted(.failed(network: network, delivery, .unconfirmed)) }
    deliveries = [:]
    context = nil
    // An address that never answered is for the attempt to report, which may have others.
    guard wasActive else { return }
    let kind: ReconnectPolicy.Ending =
      if case .banned = reason {
        .banned
      } else if failure != nil, readyAt == nil {
        .unreachable
      } else {
        .lost(goodFor: readyAt.map { now - $0 } ?? 0)
      }
    ended.succeed(IRCNetwork.Ending(kind: kind, reason: reason?.text ?? failure ?? "the connection was lost"))
  }

  // MARK: - Between the two vocabularies

  private func message(_ line: HeardLine) -> ChatMessage {
    ChatMessage(
      network: network, id: line.messageID, place: line.channel.map { .channel($0) } ?? .direct,
      sender: ChatSender(nick: line.nick, account: line.account, address: line.address), text: line.text,
      at: line.serverTime ?? clock(), provenance: line.isHistory ? .history : .live)
  }

  private static func target(_ destination: OutgoingLine.Destination) -> OutgoingText.Target {
    switch destination {
    case .channel(let name): .channel(name)
    case .person(let nick, let account): .person(nick: nick, account: account)
    }
  }

  private static func lane(_ lane: OutgoingLine.Lane) -> OutgoingText.Lane {
    switch lane {
    case .distress: .distress
    case .answer: .answer
    case .announcement: .announcement
    case .digest: .digest
    }
  }

  private static func failure(_ failure: OutgoingText.Failure) -> ChatEvent.DeliveryFailure {
    switch failure {
    case .refused(let why): .refused(why)
    case .expired: .expired
    case .superseded: .superseded
    case .unconfirmed: .unconfirmed
    case .notTheSamePerson: .notTheSamePerson
    }
  }
}
