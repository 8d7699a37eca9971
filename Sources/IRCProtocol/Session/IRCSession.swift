import ChatModel

/// The life of one network's sessions, as a value: every input returns what is to be done.
///
/// It outlives connections, since texts wait in it for the next one. `now` is monotonic milliseconds, from any origin.
package struct IRCSession: Sendable {
  package let configuration: IRCSessionConfiguration
  var support = ISupport()
  var channels: [WantedChannel]
  var channelIndex: [FoldedName: Int] = [:]
  /// By place in the list of channels.
  var catchUps: [CatchUp]
  var queue = SendQueue()
  /// When servers closed connections because of a flood.
  var floods: [Int64] = []
  /// So did the last one.
  var wasFlooding = false
  var link: Link
  var now: Int64 = 0
  var actions: [IRCAction] = []
  /// None: no mechanism that needs them is tried.
  let digests: SASLDigests?
  /// Keys asked for, over all connections.
  var keyRequests: UInt64 = 0
  /// One-time codes to be looked up, over all connections.
  var codeRequests: UInt64 = 0
  var wrongCodes = WrongCodes()
  /// Requests for history, over all connections.
  var historyRequests: UInt64 = 0

  package init(_ configuration: IRCSessionConfiguration, _ digests: SASLDigests? = nil) {
    self.configuration = configuration
    self.digests = digests
    self.catchUps = Array(repeating: CatchUp(), count: configuration.channels.count)
    self.channels = configuration.channels.map { WantedChannel($0, key: configuration.keys[$0]) }
    self.link = Link(configuration, configuration.pacing, at: 0)
    indexChannels()
  }

  /// What belongs to one connection and ends with it.
  struct Link: Sendable {
    enum Phase: Sendable {
      case offline
      case registering
      /// After 001, while the server still says what it supports.
      case welcomed
      case ready
      case closing
    }

    var phase = Phase.offline
    var capabilities = Capabilities()
    var isNegotiating = true
    var sasl: SASLExchange?
    var mechanisms: [SASLMechanism] = []
    /// The number of the key that is being derived.
    var awaitedKey: UInt64?
    var isIdentified = false
    /// Since when the services are waited for, where the server is there and they are not.
    var servicesAwaited: Int64?
    var nick: [UInt8]
    var nickAttempts = 0
    /// The server tells us when the wanted nick is free.
    var isWatchingNick = false
    /// As others see it; nil until the server has shown it.
    var user: [UInt8]?
    var host: [UInt8]?
    /// The server's time when it welcomed us.
    var welcomedAt: Int64?
    /// The server's clock when it last told it, and when that was by ours.
    var serverClock: (theirs: Int64, ours: Int64)?
    var batches = Batches()
    var roster = Roster()
    /// Channels whose people's accounts are being asked for.
    var unknownRooms: Set<Int> = []
    /// People that are being asked about (WHOIS).
    var inquiries: [FoldedName: Inquiry] = [:]
    /// One-time codes that are being looked up.
    var pendingCodes: [UInt64: PendingCode] = [:]
    /// What the last inspection of each inspected room found.
    var inspections: [Int: RoomInspection] = [:]
    var split: Netsplit?
    var ledger = DeliveryLedger()
    var bucket: TokenBucket
    /// What people whom nobody knows may be the cause of; taken out of the other as well.
    var strangers: TokenBucket
    /// Of what was said last.
    var lastLane: OutgoingLine.Lane?
    /// The last connection ended in a flood: this one begins with nothing to spend.
    let beginsEmpty: Bool
    /// What the server is, once it has said so.
    var kind: ServerKind?
    /// Questions of our own that wait for their turn.
    var questions: [Question] = []
    /// The PING that is not answered yet, and the line before which all were written.
    var ping: (number: UInt64, covers: UInt64)?
    var isConfirming = false
    var lastHeard: Int64
    /// When the server last showed that it hears us: an answer to something of ours.
    var lastAnswered: Int64
    /// The PING since which it has not.
    var askedAt: Int64?
    var ctcpAnswers: [Int64] = []

    init(_ configuration: IRCSessionConfiguration, _ pacing: Pacing, at now: Int64, full: Bool = true) {
      self.nick = Array(configuration.nick.utf8)
      self.bucket = TokenBucket(pacing, at: now, full: full)
      self.strangers = TokenBucket(pacing.ofStrangers, at: now)
      self.beginsEmpty = !full
      self.lastHeard = now
      self.lastAnswered = now
    }
  }

  var pingCount: UInt64 = 0
  /// The words of leave, once it is being taken.
  var leaving: String?

  // MARK: Inputs

  /// A connection is there, and TLS with it.
  package mutating func connected(at now: Int64) -> [IRCAction] {
    begin(now)
    support = ISupport()
    link = Link(configuration, slowed(configuration.pacing), at: now, full: !wasFlooding)
    wasFlooding = false
    for i in channels.indices { channels[i] = channels[i].anew }
    indexChannels()
    startRegistration()
    return end()
  }

  package mutating func received(_ message: IRCMessage, at now: Int64) -> [IRCAction] {
    begin(now)
    link.lastHeard = now
    if isConnected { dispatch(message) }
    leaveWhenDrained()
    return end()
  }

  package mutating func fired(_ timer: IRCTimer, at now: Int64) -> [IRCAction] {
    begin(now)
    if isConnected { expired(timer) }
    leaveWhenDrained()
    return end()
  }

  /// The key that ``IRCAction/deriveKey(_:)`` asked for; nil where it could not be derived. One that was asked for on an
  /// earlier connection, or before the server changed its mind, changes nothing.
  package mutating func derived(_ key: [UInt8]?, for number: UInt64, at now: Int64) -> [IRCAction] {
    begin(now)
    if isConnected { keyDerived(key, number) }
    return end()
  }

  /// The connection is gone, whoever closed it.
  package mutating func lost(at now: Int64) -> [IRCAction] {
    begin(now)
    let begun = queue.removeBegun()
    var unconfirmed = link.ledger.removeAll()
    for id in begun where !unconfirmed.contains(id) { unconfirmed.append(id) }
    for id in unconfirmed { fail(id, .unconfirmed) }
    link.phase = .offline
    link.roster.removeAll()
    for i in channels.indices {
      leftRoom(i)
      channels[i].isJoined = false
    }
    dropExpired()
    return end()
  }

  /// Drops what has expired, while no connection is there to do it.
  package mutating func tick(at now: Int64) -> [IRCAction] {
    begin(now)
    dropExpired()
    return end()
  }

  package mutating func say(_ texts: [OutgoingText], at now: Int64) -> [IRCAction] {
    begin(now)
    for text in texts { enqueue(text) }
    pump()
    return end()
  }

  /// Takes leave: what waits is said and confirmed first, as far as ``leaveTime`` lets. The server closes the
  /// connection after the QUIT.
  package mutating func quit(reason: String, at now: Int64) -> [IRCAction] {
    begin(now)
    leaving = TextSplitter.sanitized(reason)
    if link.phase == .ready {
      setTimer(.leave, Self.leaveTime)
      leaveWhenDrained()
    } else {
      leave()
    }
    return end()
  }

  /// Milliseconds that what waits may still take once leave is being taken.
  package static let leaveTime: Int64 = 3_000

  /// What cannot be said now (a channel that lets nobody in) is not waited for.
  private mutating func leaveWhenDrained() {
    if leaving != nil, link.phase == .ready, link.ledger.isEmpty, queue.first(where: canSay) == nil { leave() }
  }

  mutating func leave() {
    guard let reason = leaving, isConnected else { return }
    send("QUIT", reason)
    link.phase = .closing
  }

  /// Nothing waits to be said, and nothing said waits to be confirmed.
  package var isDrained: Bool { queue.isEmpty && link.ledger.isEmpty }
  package var isReady: Bool { link.phase == .ready }
  /// A connection is there that the session has not given up.
  private var isConnected: Bool { link.phase != .offline && link.phase != .closing }
  /// Lines that wait to be said.
  package var queued: Int { queue.count }

  // MARK: Within

  mutating func begin(_ now: Int64) { self.now = max(self.now, now) }

  mutating func end() -> [IRCAction] {
    defer { actions = [] }
    return actions
  }

  mutating func send(_ command: String, _ parameters: String...) { send(OutboundLine(command, parameters)) }

  /// Sends what waits for nobody; the bucket is charged for it all the same.
  ///
  /// A line too long for a server is none: it would be cut into something else, or end the connection. Only a name that
  /// the server itself made up can make one.
  mutating func send(_ line: OutboundLine) {
    let bytes = line.encoded
    guard bytes.count <= IRCMessage.bodyLimit else {
      return note("a line of \(bytes.count) bytes is not sent: \(line.command)")
    }
    sendAtOnce(bytes)
  }

  mutating func sendAtOnce(_ bytes: [UInt8]) {
    link.bucket.charge(bytes.count, at: now)
    actions.append(.send(bytes))
  }

  mutating func setTimer(_ timer: IRCTimer, _ milliseconds: Int64) {
    actions.append(.setTimer(timer, after: max(0, milliseconds)))
  }

  mutating func note(_ text: String) { actions.append(.note(text)) }

  mutating func disconnect(_ reason: DisconnectReason) {
    link.phase = .closing
    actions.append(.disconnect(reason))
  }

  func fold(_ name: some Sequence<UInt8>) -> FoldedName { support.caseMapping.fold(name) }

  var ownNick: String { decodedText(link.nick[...]) }

  func isOwn(_ nick: ArraySlice<UInt8>) -> Bool { !nick.isEmpty && fold(nick) == fold(link.nick) }

  mutating func indexChannels() {
    channelIndex = [:]
    for (i, channel) in channels.enumerated() { channelIndex[fold(channel.name.utf8)] = i }
  }

  /// The server has said how it compares names: every map is keyed anew.
  mutating func refold() {
    indexChannels()
    link.roster.refold(support.caseMapping)
    let inquiries = link.inquiries.values
    link.inquiries = [:]
    for inquiry in inquiries { link.inquiries[fold(inquiry.nick)] = inquiry }
  }
}
