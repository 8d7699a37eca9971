extension IRCSession {
  static let registrationTime: Int64 = 60_000
  /// How long a welcome may take to reach its end (376 or 422).
  static let greetingTime: Int64 = 10_000

  mutating func startRegistration() {
    link.phase = .registering
    setTimer(.registration, Self.registrationTime)
    setTimer(.keepAlive, configuration.silence)
    send("CAP", "LS", "302")
    if let password = configuration.serverPassword { send("PASS", password.value) }
    send("NICK", configuration.nick)
    send(OutboundLine("USER", [configuration.username, "0", "*", configuration.realName]))
  }

  // MARK: Capabilities

  mutating func capability(_ message: IRCMessage) {
    let parameters = message.parameters
    guard parameters.count >= 2 else { return }
    // An empty list may be left out altogether.
    let list = parameters.count > 2 ? parameters[parameters.count - 1] : []
    switch decodedText(parameters[1]).uppercased() {
    case "LS":
      link.capabilities.offer(list)
      let hasMore = parameters.count >= 4 && parameters[2].elementsEqual("*".utf8)
      if !hasMore { offered() }
    case "NEW":
      link.capabilities.offer(list)
      request()
    case "DEL":
      link.capabilities.withdraw(list)
      withdrawn()
    case "ACK":
      link.capabilities.acknowledge(list)
      negotiated()
    case "NAK":
      for name in link.capabilities.refuse(list) { send("CAP", "REQ", name) }
      negotiated()
    default: break
    }
  }

  private mutating func offered() {
    guard link.isNegotiating else { return }
    if link.servicesAwaited == nil, let policy = link.capabilities.transportPolicy { note(policy) }
    request()
    negotiated()
  }

  private mutating func request() {
    let sasl = configuration.sasl != nil && link.isNegotiating ? ["sasl"] : []
    for list in link.capabilities.requests(alsoWanting: sasl) {
      send(OutboundLine("CAP", ["REQ", list]))
    }
  }

  /// In the middle of a negotiation `sasl` may have been what was waited for, or what was being done.
  private mutating func withdrawn() {
    guard link.isNegotiating else { return }
    if link.sasl != nil, !link.capabilities.has("sasl") {
      link.sasl = nil
      link.awaitedKey = nil
      actions.append(.cancelTimer(.sasl))
    }
    negotiated()
  }

  /// Goes on once every request is answered.
  private mutating func negotiated() {
    guard link.isNegotiating, link.capabilities.asked.isEmpty, link.sasl == nil else { return }
    guard configuration.sasl != nil else { return endNegotiation() }
    if link.capabilities.has("sasl") {
      servicesAreThere()
      startSASL()
    } else if link.capabilities.offered["sasl"] == nil {
      awaitServices()
    } else {
      giveUp("the server refused the sasl capability")
    }
  }

  mutating func endNegotiation() {
    link.isNegotiating = false
    send("CAP", "END")
  }

  // MARK: Welcome

  mutating func welcome(_ message: IRCMessage, _ tags: LineTags) {
    guard link.phase == .registering else { return }
    guard configuration.sasl == nil || link.isIdentified else {
      return disconnect(.notIdentified("welcomed before the identification was done"))
    }
    link.phase = .welcomed
    link.isNegotiating = false
    link.welcomedAt = tags.time
    if let nick = message.parameter(0), !nick.isEmpty { link.nick = Array(nick) }
    setTimer(.registration, Self.greetingTime)
  }

  mutating func endOfGreeting() {
    guard link.phase == .welcomed else { return }
    link.phase = .ready
    noteAnswer()
    actions.append(.cancelTimer(.registration))
    actions.append(.ready(nick: ownNick))
    if configuration.isBot, let mode = support.botMode { send("MODE", ownNick, "+\(mode)") }
    reconcile()
    wantNick()
    pump()
  }

  mutating func registrationTimedOut() {
    switch link.phase {
    case .registering:
      if link.servicesAwaited == nil {
        disconnect(.notRegistered("the server did not welcome us in time"))
      } else {
        servicesStayedAway()
      }
    case .welcomed: endOfGreeting()
    case .offline, .ready, .closing: break
    }
  }
}
