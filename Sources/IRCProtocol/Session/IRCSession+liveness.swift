extension IRCSession {
  /// Milliseconds of silence before the server is asked whether it is there, and again before it is given up.
  static let silence: Int64 = 45_000

  mutating func expired(_ timer: IRCTimer) {
    switch timer {
    case .registration: registrationTimedOut()
    case .sasl: saslTimedOut()
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

  private mutating func keepAlive() {
    let quiet = now - link.lastHeard
    if quiet >= 2 * Self.silence {
      disconnect(.silent)
    } else if quiet >= Self.silence {
      // Before the welcome a PING may be refused; the registration has a timer of its own.
      if link.ping == nil, link.phase == .ready { ping() }
      setTimer(.keepAlive, 2 * Self.silence - quiet)
    } else {
      setTimer(.keepAlive, Self.silence - quiet)
    }
  }
}
