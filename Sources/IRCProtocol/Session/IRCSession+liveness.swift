extension IRCSession {
  mutating func expired(_ timer: IRCTimer) {
    switch timer {
    case .registration: registrationTimedOut()
    case .sasl: saslTimedOut()
    case .services: askForServices()
    case .keepAlive: keepAlive()
    case .queue: pump()
    case .confirmation: echoesOverdue()
    case .reconcile: reconcile()
    case .nick: checkNick()
    case .questions: questionsOverdue()
    case .leave: leave()
    case .inspection: pump()
    case .netsplit: endOfSplit()
    }
  }

  /// With the very bytes that were asked with: decoded and encoded again they might be others, and too many.
  mutating func pong(to message: IRCMessage) {
    var line = Array("PONG".utf8)
    let parameters = message.parameters
    for (index, parameter) in parameters.enumerated() {
      let bytes = parameter.filter { !$0.isForbidden }
      line.append(.space)
      let isLast = index == parameters.count - 1
      if isLast, bytes.isEmpty || bytes.first == .colon || bytes.contains(.space) { line.append(.colon) }
      line += bytes
    }
    sendAtOnce(line.prefix(IRCMessage.bodyLimit - 2) + [.carriageReturn, .lineFeed])
  }

  /// A link may be dead one way only: however much comes in, the server is asked after a silence without an answer to
  /// something of ours, and left after another. An echo is an answer too.
  private mutating func keepAlive() {
    let silence = configuration.silence
    guard link.phase == .ready else {
      // Before the welcome a PING may be refused; the registration has a timer of its own.
      let quiet = now - link.lastHeard
      if quiet >= 2 * silence { disconnect(.silent) } else { setTimer(.keepAlive, min(silence, 2 * silence - quiet)) }
      return
    }
    if link.askedAt == nil, now - link.lastAnswered >= silence { ping() }
    let since = link.askedAt ?? link.lastAnswered
    if now - since >= silence { disconnect(.silent) } else { setTimer(.keepAlive, silence - (now - since)) }
  }

  /// Something of ours was answered.
  mutating func noteAnswer() {
    link.lastAnswered = now
    link.askedAt = nil
  }
}
