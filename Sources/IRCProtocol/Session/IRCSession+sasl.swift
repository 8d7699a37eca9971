extension IRCSession {
  static let saslTime: Int64 = 15_000

  mutating func startSASL() {
    guard let sasl = configuration.sasl else { return }
    let offered = link.capabilities.mechanisms
    link.mechanisms = sasl.mechanisms.filter { offered.isEmpty || offered.contains($0.rawValue) }
    let list = link.capabilities.offered["sasl"] ?? ""
    tryNextMechanism("none of the server's mechanisms (\(list)) is configured")
  }

  private mutating func tryNextMechanism(_ failure: String) {
    link.sasl = nil
    link.awaitedKey = nil
    guard let credentials = configuration.sasl, !link.mechanisms.isEmpty else { return giveUp(failure) }
    let mechanism = link.mechanisms.removeFirst()
    guard let exchange = SASLExchange(mechanism, credentials, digests) else {
      note("\(mechanism.rawValue) cannot be used with this account and password")
      tryNextMechanism("none of the mechanisms can be used with this account and password")
      return
    }
    link.sasl = exchange
    send("AUTHENTICATE", mechanism.rawValue)
    setTimer(.sasl, Self.saslTime)
  }

  mutating func authenticate(_ message: IRCMessage) {
    guard link.sasl != nil, let parameter = message.parameter(0), let step = link.sasl?.receive(parameter) else {
      return
    }
    setTimer(.sasl, Self.saslTime)
    carryOut(step)
  }

  /// The answer to the question that was asked last.
  mutating func keyDerived(_ key: [UInt8]?, _ number: UInt64) {
    guard link.awaitedKey == number, let step = link.sasl?.derived(key) else { return }
    link.awaitedKey = nil
    carryOut(step)
  }

  private mutating func carryOut(_ step: SASLExchange.Step) {
    switch step {
    case .wait: break
    case .answer(let pieces): for piece in pieces { send("AUTHENTICATE", piece) }
    case .derive(let password, let salt, let iterations):
      keyRequests += 1
      link.awaitedKey = keyRequests
      actions.append(
        .deriveKey(KeyDerivation(number: keyRequests, password: password, salt: salt, iterations: iterations)))
    case .abort: send("AUTHENTICATE", "*")
    case .refuse(let why):
      send("AUTHENTICATE", "*")
      link.sasl = nil
      disconnect(.notIdentified(why))
    }
  }

  mutating func saslReply(_ numeric: Int, _ message: IRCMessage) {
    let why = message.lastParameter.map(decodedWords) ?? "\(numeric)"
    switch numeric {
    case 901: loggedOut()
    case 903: succeeded()
    case 902, 904, 905, 906:
      guard link.sasl != nil else { return }
      tryNextMechanism(why)
    case 908:
      let offered = Set((message.text(1) ?? "").uppercased().split(separator: ",").map(String.init))
      link.mechanisms.removeAll { !offered.contains($0.rawValue) }
    default: break
    }
  }

  private mutating func succeeded() {
    guard let sasl = link.sasl else { return }
    link.sasl = nil
    guard sasl.isComplete else { return disconnect(.notIdentified("the server says that it knows us before it could")) }
    link.isIdentified = true
    actions.append(.cancelTimer(.sasl))
    if link.isNegotiating { endNegotiation() }
  }

  /// We are nobody any more: 901, or ACCOUNT with a `*`.
  mutating func loggedOut() {
    guard configuration.sasl != nil, link.isIdentified else { return }
    link.isIdentified = false
    disconnect(.notIdentified("logged out by the services"))
  }

  mutating func saslTimedOut() {
    guard link.sasl != nil else { return }
    send("AUTHENTICATE", "*")
    leaveRegistration(.servicesAway("the services did not answer"))
  }
}
