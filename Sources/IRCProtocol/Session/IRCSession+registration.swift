extension IRCSession {
  static let registrationTime: Int64 = 60_000
  static let saslTime: Int64 = 15_000
  /// How long a welcome may take to reach its end (376 or 422).
  static let greetingTime: Int64 = 10_000

  mutating func startRegistration() {
    link.phase = .registering
    setTimer(.registration, Self.registrationTime)
    setTimer(.keepAlive, Self.silence)
    send("CAP", "LS", "302")
    if let password = configuration.serverPassword { send("PASS", password.value) }
    send("NICK", configuration.nick)
    send(OutboundLine("USER", [configuration.username, "0", "*", configuration.realName]))
  }

  // MARK: Capabilities

  mutating func capability(_ message: IRCMessage) {
    let parameters = message.parameters
    guard parameters.count >= 3 else { return }
    switch decodedText(parameters[1]).uppercased() {
    case "LS":
      link.capabilities.offer(parameters[parameters.count - 1])
      let hasMore = parameters.count >= 4 && parameters[2].elementsEqual("*".utf8)
      if !hasMore { offered() }
    case "NEW":
      link.capabilities.offer(parameters[2])
      request()
    case "DEL":
      link.capabilities.withdraw(parameters[2])
      // In the middle of a negotiation `sasl` may have been what was waited for.
      if link.isNegotiating { negotiated() }
    case "ACK":
      link.capabilities.acknowledge(parameters[2])
      negotiated()
    case "NAK":
      for name in link.capabilities.refuse(parameters[2]) { send("CAP", "REQ", name) }
      negotiated()
    default: break
    }
  }

  private mutating func offered() {
    guard link.isNegotiating else { return }
    if configuration.sasl != nil, link.capabilities.offered["sasl"] == nil {
      disconnect(.notIdentified("the server offers no SASL: its services may be away"))
      return
    }
    request()
    negotiated()
  }

  private mutating func request() {
    let sasl = configuration.sasl != nil && link.isNegotiating ? ["sasl"] : []
    for list in link.capabilities.requests(alsoWanting: sasl) {
      send(OutboundLine("CAP", ["REQ", list]))
    }
  }

  /// Goes on once every request is answered.
  private mutating func negotiated() {
    guard link.isNegotiating, link.capabilities.asked.isEmpty, link.sasl == nil else { return }
    guard configuration.sasl != nil else { return endNegotiation() }
    guard link.capabilities.has("sasl") else {
      disconnect(.notIdentified("the server refused the sasl capability"))
      return
    }
    startSASL()
  }

  private mutating func endNegotiation() {
    link.isNegotiating = false
    send("CAP", "END")
  }

  // MARK: SASL

  private mutating func startSASL() {
    guard let sasl = configuration.sasl else { return }
    let list = link.capabilities.offered["sasl"] ?? ""
    let offered = Set(list.uppercased().split(separator: ",").map(String.init))
    link.mechanisms = sasl.mechanisms.filter { offered.isEmpty || offered.contains($0.rawValue) }
    tryNextMechanism("none of the server's mechanisms (\(list)) is configured")
  }

  private mutating func tryNextMechanism(_ failure: String) {
    guard let sasl = configuration.sasl, !link.mechanisms.isEmpty else {
      disconnect(.notIdentified(failure))
      return
    }
    let mechanism = link.mechanisms.removeFirst()
    link.sasl = SASLExchange(mechanism, sasl)
    send("AUTHENTICATE", mechanism.rawValue)
    setTimer(.sasl, Self.saslTime)
  }

  mutating func authenticate(_ message: IRCMessage) {
    guard link.sasl != nil, let parameter = message.parameter(0), let step = link.sasl?.receive(parameter) else {
      return
    }
    switch step {
    case .wait: break
    case .answer(let pieces): for piece in pieces { send("AUTHENTICATE", piece) }
    case .abort: send("AUTHENTICATE", "*")
    }
    setTimer(.sasl, Self.saslTime)
  }

  mutating func saslReply(_ numeric: Int, _ message: IRCMessage) {
    let why = message.lastParameter.map(decodedText) ?? "\(numeric)"
    switch numeric {
    case 901 where configuration.sasl != nil && link.isIdentified:
      disconnect(.notIdentified("logged out by the services"))
    case 903 where link.sasl != nil:
      link.sasl = nil
      link.isIdentified = true
      actions.append(.cancelTimer(.sasl))
      if link.isNegotiating { endNegotiation() }
    case 902, 904, 905, 906:
      guard link.sasl != nil else { return }
      tryNextMechanism(why)
    case 908:
      let offered = Set((message.text(1) ?? "").uppercased().split(separator: ",").map(String.init))
      link.mechanisms.removeAll { !offered.contains($0.rawValue) }
    default: break
    }
  }

  mutating func saslTimedOut() {
    guard link.sasl != nil else { return }
    send("AUTHENTICATE", "*")
    disconnect(.notIdentified("the services did not answer"))
  }

  // MARK: Welcome

  mutating func welcome(_ message: IRCMessage, _ tags: LineTags) {
    guard link.phase == .registering else { return }
    guard configuration.sasl == nil || link.isIdentified else {
      disconnect(.notIdentified("welcomed before the identification was done"))
      return
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
    actions.append(.cancelTimer(.registration))
    actions.append(.ready(nick: decodedText(link.nick[...])))
    if configuration.isBot, let mode = support.botMode { send("MODE", decodedText(link.nick[...]), "+\(mode)") }
    reconcile()
    wantNick()
    pump()
  }

  mutating func registrationTimedOut() {
    switch link.phase {
    case .registering: disconnect(.notRegistered("the server did not welcome us in time"))
    case .welcomed: endOfGreeting()
    case .offline, .ready, .closing: break
    }
  }
}
