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
    case .nick: lookForNick()
    case .questions: questionsOverdue()
    case .leave: leave()
    case .look: pump()
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

  private mutating func keepAlive() {
    let quiet = now - link.lastHeard
    if quiet >= 2 * configuration.silence {
      disconnect(.silent)
    } else if quiet >= configuration.silence {
      // Before the welcome a PING may be refused; the registration has a timer of its own.
      if link.ping == nil, link.phase == .ready { ping() }
      setTimer(.keepAlive, 2 * configuration.silence - quiet)
    } else {
      setTimer(.keepAlive, configuration.silence - quiet)
    }
  }
}
