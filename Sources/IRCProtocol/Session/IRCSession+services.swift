/// While the server is there and its services are not, the connection is kept, unregistered: so the return of the
/// services is seen at once (CAP NEW), and the server does not ban us for connecting again and again.
extension IRCSession {
  /// Milliseconds between two questions for the capabilities. Some servers do not tell of new ones by themselves; one that
  /// does is asked less often, in case its word was missed.
  private var servicesQuestion: Int64 { link.capabilities.offered["cap-notify"] == nil ? 2_000 : 5_000 }
  /// How long one connection waits: less than most servers let a registration take (30 s).
  static let servicesTime: Int64 = 25_000
  /// From here on a server that closes the connection has only lost patience.
  private static let servicesPatience: Int64 = 10_000
  static let noSASL = "the server offers no SASL: its services may be away"

  /// The server offers no SASL, or no longer. Nothing is said but the question, until it does.
  mutating func awaitServices() {
    if link.servicesAwaited == nil {
      link.servicesAwaited = now
      note("\(Self.noSASL); they are waited for")
      setTimer(.registration, Self.servicesTime)
    }
    setTimer(.services, servicesQuestion)
  }

  mutating func askForServices() {
    guard link.servicesAwaited != nil, link.phase == .registering else { return }
    send("CAP", "LS", "302")
    setTimer(.services, servicesQuestion)
  }

  mutating func servicesAreThere() {
    guard link.servicesAwaited != nil else { return }
    link.servicesAwaited = nil
    actions.append(.cancelTimer(.services))
    setTimer(.registration, Self.registrationTime)
  }

  mutating func servicesStayedAway() { leaveRegistration(.servicesAway(Self.noSASL)) }

  var hasAwaitedServices: Bool { link.servicesAwaited.map { now - $0 >= Self.servicesPatience } ?? false }

  /// What is required for the identification cannot be had here.
  mutating func giveUp(_ why: String) { leaveRegistration(.notIdentified(why)) }

  /// Takes leave of a server that is not to blame.
  mutating func leaveRegistration(_ reason: DisconnectReason) {
    send("QUIT", "not identified")
    disconnect(reason)
  }
}
