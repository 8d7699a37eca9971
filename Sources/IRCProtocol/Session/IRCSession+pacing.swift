extension IRCSession {
  /// How long a flood is remembered.
  private static let floodMemory: Int64 = 3_600_000
  private static let halvings = 3

  /// Halved for each flood of the last hour, three times at the most: a distress must still get out.
  func slowed(_ pacing: Pacing) -> Pacing {
    (0..<min(floods.count { now - $0 < Self.floodMemory }, Self.halvings)).reduce(pacing) { pacing, _ in pacing.halved }
  }

  mutating func flooded() {
    floods.removeAll { now - $0 >= Self.floodMemory }
    floods.append(now)
    wasFlooding = true
  }

  /// The server says what it is: 004, or ISUPPORT IRCD.
  mutating func recognise(_ version: String?) {
    guard let kind = version.flatMap(ServerKind.init(version:)), link.kind != kind else { return }
    link.kind = kind
    let pace = slowed(configuration.adaptsPacing ? kind.pacing : configuration.pacing)
    if kind.forgivesRegistration, link.phase == .welcomed, !link.beginsEmpty {
      link.bucket = TokenBucket(pace, at: now)
    } else {
      link.bucket.adopt(pace, at: now)
    }
    link.strangers.adopt(pace.ofStrangers, at: now)
    guard configuration.adaptsPacing else { return }
    let pacing = link.bucket.pacing
    note("the server is \(kind.rawValue): \(pacing.burst) lines at once, then one every \(pacing.every) ms")
  }
}
