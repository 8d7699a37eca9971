import ChatModel
import Logging
import MatrixProtocol
import NIOCore
import SystemHTTP

/// Carries out what the session says. Lives on its network's event loop.
final class MatrixDriver {
  private let configuration: MatrixNetworkConfiguration
  private let client: HTTPClient
  private let loop: any EventLoop
  private let sink: any ChatSink
  /// Milliseconds UTC.
  private let clock: @Sendable () -> Int64
  private let log: Logger
  private let file: AccountFile
  private let finished: EventLoopPromise<Void>
  private let lastAnswer: LastAnswer

  private var session: MatrixSession
  private var timers: [MatrixTimer: Scheduled<Void>] = [:]
  /// When to look whether somebody has logged in for us.
  private var nextLook: Scheduled<Void>?
  private var requests: [MatrixRequest.ID: HTTPClient.RequestID] = [:]
  private var deliveries: [OutgoingText.ID: OutgoingLine.Delivery] = [:]
  private var nextID: OutgoingText.ID = 1
  /// Heard in this answer, to go up together.
  private var heard: [ChatMessage] = []
  /// When a token went up last, monotonic.
  private var tokenAt: Int64?

  /// How often a token goes up though nothing was heard, in milliseconds: else a return begins with long reading.
  private static let tokenInterval: Int64 = 60_000

  init(
    _ configuration: MatrixNetworkConfiguration, client: HTTPClient, loop: any EventLoop, sink: any ChatSink,
    clock: @escaping @Sendable () -> Int64, log: Logger, finished: EventLoopPromise<Void>,
    lastAnswer: LastAnswer
  ) {
    self.configuration = configuration
    self.client = client
    self.loop = loop
    self.sink = sink
    self.clock = clock
    self.log = log
    self.finished = finished
    self.lastAnswer = lastAnswer
    file = AccountFile(configuration.accountFile)
    session = MatrixSession(configuration.session, account: file.read())
  }

  private var now: Int64 { Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000) }
  private var network: String { configuration.name }

  // MARK: - From the network

  func resume(from cursors: [ChatCursor]) { session.resume(from: cursors) }
  func start() { finish(session.start(at: now)) }
  func know(_ accounts: Set<String>) { finish(session.know(accounts, at: now)) }
  func resumeReading() { finish(session.setReading(true, at: now)) }
  func leave() { finish(session.quit(at: now)) }

  func say(_ lines: [OutgoingLine]) {
    let moment = now
    let skew = moment - clock()
    finish(
      session.say(
        lines.map { line in
          defer { nextID += 1 }
          deliveries[nextID] = line.delivery
          var text = OutgoingText(
            id: nextID, target: line.destination, text: line.text, isNotice: line.form == .notice, lane: line.lane,
            expires: line.expires.map { $0 + skew }, key: line.key, otherwise: line.otherwise)
          text.reply = line.reply
          text.name = DeliveryName.of(line) ?? ""
          return text
        }, at: moment))
  }

  /// Ends at once, whatever waits.
  func stop() {
    for timer in timers.values { timer.cancel() }
    timers = [:]
    nextLook?.cancel()
    for request in requests.values { client.cancel(request) }
    requests = [:]
    finished.succeed()
  }

  /// What the homeserver is asked for a picture; nil: there is no login.
  ///
  /// - Parameter isOld: asked as before Matrix 1.11.
  func request(for media: MediaAddress, isOld: Bool) -> MatrixRequest? { session.request(for: media, isOld: isOld) }

  // MARK: - What the session says

  private func finish(_ actions: [MatrixAction]) {
    for action in actions { carryOut(action) }
    deliverHeard()
  }

  private func carryOut(_ action: MatrixAction) {
    switch action {
    case .request(let request): send(request)
    case .cancel(let id): if let request = requests.removeValue(forKey: id) { client.cancel(request) }
    case .setTimer(let timer, let after): set(timer, after)
    case .cancelTimer(let timer): timers.removeValue(forKey: timer)?.cancel()
    case .keep(let account):
      do {
        try file.write(account)
      } catch {
        log.critical(
          "the tokens could not be kept: after a restart a new login is needed", metadata: ["error": "\(error)"])
      }
    case .connected:
      log.notice("logged in", metadata: ["user": "\(configuration.session.user)"])
      sink.noted(.connected(network: network))
    case .disconnected(let reason): sink.noted(.disconnected(network: network, reason: reason))
    case .loginRefused(let reason):
      takeUpLogin()
      if session.isRefused { sink.noted(.loginRefused(network: network, reason: reason)) }
    case .joined(let channel): sink.noted(.joined(network: network, channel: channel))
    case .left(let channel, let reason): sink.noted(.left(network: network, channel: channel, reason: reason))
    case .encrypted(let channel): sink.noted(.encrypted(network: network, channel: channel))
    case .replaced(let channel, let room): sink.noted(.replaced(network: network, channel: channel, by: room))
    case .exposed(let channel, let room): sink.noted(.exposed(network: network, channel: channel, room))
    case .met(let account): sink.noted(.met(network: network, account: account))
    case .heard(let line): heard.append(message(line))
    case .read(let token): read(token)
    case .gap(let channel, let since):
      let until = clock()
      sink.noted(.gap(network: network, channel: channel, from: since ?? until, until: until))
    case .delivered(let id, let event):
      if let delivery = deliveries.removeValue(forKey: id) { delivered(delivery, event) }
    case .failed(let id, let failure):
      if let delivery = deliveries.removeValue(forKey: id) {
        sink.noted(.failed(network: network, delivery, failure))
      }
    case .saidEarlier(let name, let event):
      if let delivery = DeliveryName.delivery(name) { delivered(delivery, event) }
    case .note(let text): log.notice("\(text)")
    case .finished: stop()
    }
  }

  private func delivered(_ delivery: OutgoingLine.Delivery, _ event: String?) {
    if let event, delivery != .untracked { sink.noted(.said(network: network, delivery, id: event)) }
    sink.noted(.delivered(network: network, delivery))
  }

  /// It ends with its answer, or is cancelled with the driver.
  private func send(_ request: MatrixRequest) {
    let bound = NIOLoopBound(self, eventLoop: loop)
    requests[request.id] = client.send(try request.http(to: configuration)) { [loop] outcome in
      guard let answer = MatrixAnswer(outcome) else { return }
      loop.execute { bound.value.answered(request.id, answer) }
    }
  }

  private func answered(_ id: MatrixRequest.ID, _ answer: MatrixAnswer) {
    guard requests.removeValue(forKey: id) != nil else { return }
    finish(session.answered(id, answer, at: now))
  }

  private func set(_ timer: MatrixTimer, _ after: Int64) {
    timers[timer]?.cancel()
    let bound = NIOLoopBound(self, eventLoop: loop)
    timers[timer] = loop.scheduleTask(in: .milliseconds(max(0, after))) {
      bound.value.timers[timer] = nil
      bound.value.finish(bound.value.session.fired(timer, at: bound.value.now))
    }
  }

  /// While we are refused, what `vigie matrix login` leaves in the file is looked for.
  private func takeUpLogin() {
    guard session.isRefused else { return }
    if let kept = file.read() { finish(session.use(kept, at: now)) }
    guard session.isRefused else { return }
    let bound = NIOLoopBound(self, eventLoop: loop)
    nextLook = loop.scheduleTask(in: .seconds(1)) { bound.value.takeUpLogin() }
  }

  // MARK: - What was heard

  /// A token goes up on the last line that it covers, so that both are dealt with together.
  private func read(_ token: String) {
    lastAnswer.note()
    let cursor = ChatCursor(channel: "", messageID: token, at: clock())
    if heard.isEmpty {
      if let tokenAt, now - tokenAt < Self.tokenInterval { return }
      // Nothing was said: it stands by itself.
      heard.append(
        ChatMessage(
          network: network, id: nil, place: .direct, sender: ChatSender(nick: "", account: nil), text: "",
          at: cursor.at, provenance: .history))
    }
    heard[heard.count - 1].cursor = cursor
    tokenAt = now
  }

  private func deliverHeard() {
    guard !heard.isEmpty else { return }
    let messages = heard
    heard = []
    if !sink.heard(messages) {
      log.warning("the desk is full: reading stops")
      finish(session.setReading(false, at: now))
    }
  }

  private func message(_ line: MatrixLine) -> ChatMessage {
    let at = line.serverTime ?? clock()
    var message = ChatMessage(
      network: network, id: line.id, place: line.channel.map { .channel($0) } ?? .direct,
      sender: ChatSender(nick: line.sender, account: line.sender), text: line.text, at: at,
      provenance: line.isMissed ? .missed(age: line.age ?? max(0, clock() - at)) : .live)
    message.thread = line.thread
    message.change = line.change
    message.repliesTo = line.repliesTo
    message.picture = line.picture
    return message
  }
}
