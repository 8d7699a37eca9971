import ChatModel

/// The life on one homeserver, as a value: every input returns what is to be done.
///
/// Texts wait in it while the homeserver is away. `now` is monotonic milliseconds, from any origin.
package struct MatrixSession: Sendable {
  package let configuration: MatrixSessionConfiguration
  var account: MatrixAccount
  var phase = Phase.offline
  var channels: [MatrixChannel]
  /// The rooms that we are in, by id.
  var rooms: [String: MatrixRoom] = [:]
  /// The rooms of two, by user, as we told the homeserver.
  var directRooms: [String: [String]] = [:]
  /// Rooms of two that are being made, and for whom none could be made, until when.
  var directsBeingMade: Set<String> = []
  var directFailures: [String: Int64] = [:]
  /// Whose invitation is accepted.
  var known: Set<String> = []
  var invitations: [String: Invitation] = [:]
  var following = Following()
  var sending = Sending()
  var queue = SendQueue()
  var waits: Waits
  var now: Int64 = 0
  var actions: [MatrixAction] = []
  var isLeaving = false

  private var lastRequest: MatrixRequest.ID = 0
  private var pending: [MatrixRequest.ID: Pending] = [:]
  /// Counts the tokens, so that an answer to an old one says nothing of the new.
  var tokens = 0
  /// When the token ends, monotonic; nil: it is not told.
  var tokenEnds: Int64?
  var login = Login()

  enum Phase: Sendable {
    case offline
    case identifying
    case following
    case closed
  }

  /// What a request is for.
  enum Purpose: Sendable, Equatable {
    case login
    case refresh
    case sync
    case history(room: String)
    case join(channel: Int)
    case accept(room: String)
    case makeDirect(user: String)
    case noteDirects
    case send
  }

  private struct Pending {
    var purpose: Purpose
    var tokens: Int
  }

  package init(_ configuration: MatrixSessionConfiguration, account: MatrixAccount? = nil) {
    self.configuration = configuration
    // What another user or another device was given is of no use.
    let kept = account.flatMap {
      $0.user == configuration.user && $0.device == configuration.device ? $0 : nil
    }
    self.account = kept ?? MatrixAccount(user: configuration.user, device: configuration.device)
    if let token = configuration.token { self.account.accessToken = token }
    channels = configuration.channels.map { MatrixChannel($0) }
    waits = Waits(seed: configuration.seed)
  }

  // MARK: Inputs

  /// How far was read when the program ended; before ``start(at:)``.
  package mutating func resume(from cursors: [ChatCursor]) {
    guard let cursor = cursors.first(where: { $0.channel.isEmpty }) else { return }
    following.since = cursor.messageID
    following.readUntil = cursor.at
  }

  package mutating func start(at now: Int64) -> [MatrixAction] {
    begin(now)
    if phase == .offline { identify() }
    return end()
  }

  package mutating func answered(
    _ id: MatrixRequest.ID, _ answer: MatrixAnswer, at now: Int64
  ) -> [MatrixAction] {
    begin(now)
    guard let pending = pending.removeValue(forKey: id), phase != .closed else { return end() }
    switch answer {
    case .unreachable(let why): failed(pending.purpose, why)
    case .answered(let status, let body, let retryAfter):
      let json = JSON(body)
      if (200..<300).contains(status) {
        succeeded(pending.purpose, json)
      } else {
        let fault = MatrixFault(status, json, retryAfter: retryAfter)
        if status == 401, pending.purpose != .login, pending.purpose != .refresh {
          tokenRefused(pending.purpose, fault, isCurrent: pending.tokens == tokens)
        } else {
          refused(pending.purpose, fault)
        }
      }
    }
    pump()
    leaveWhenDrained()
    return end()
  }

  /// What the homeserver is asked for a picture, beside all else; nil: there is no login.
  ///
  /// - Parameter isOld: asked as before Matrix 1.11.
  package mutating func request(for media: MediaAddress, isOld: Bool) -> MatrixRequest? {
    guard phase == .following, let token = account.accessToken else { return nil }
    lastRequest += 1
    return MatrixRequest(
      id: lastRequest, method: .get, target: MatrixPath.media(media, isOld: isOld), body: nil, token: token,
      timeout: 60_000)
  }

  package mutating func fired(_ timer: MatrixTimer, at now: Int64) -> [MatrixAction] {
    begin(now)
    guard phase != .closed else { return end() }
    switch timer {
    case .login: if phase == .identifying, !login.isUnderWay { identify() }
    case .poll: poll()
    case .queue: break
    case .reconcile: reconcile()
    case .leave: close()
    }
    pump()
    leaveWhenDrained()
    return end()
  }

  package mutating func say(_ texts: [OutgoingText], at now: Int64) -> [MatrixAction] {
    begin(now)
    for text in texts { enqueue(text) }
    pump()
    return end()
  }

  /// The accounts that the team knows, all of them.
  package mutating func know(_ accounts: Set<String>, at now: Int64) -> [MatrixAction] {
    begin(now)
    known = accounts
    if phase == .following { acceptInvitations() }
    return end()
  }

  /// Stops asking what is said, or goes on.
  package mutating func setReading(_ isReading: Bool, at now: Int64) -> [MatrixAction] {
    begin(now)
    let wasPaused = following.isPaused
    following.isPaused = !isReading
    if isReading, wasPaused { poll() }
    return end()
  }

  /// Takes leave: what waits is said first, as far as ``leaveTime`` lets.
  package mutating func quit(at now: Int64) -> [MatrixAction] {
    begin(now)
    isLeaving = true
    if phase == .following { actions.append(.setTimer(.leave, after: Self.leaveTime)) } else { close() }
    leaveWhenDrained()
    return end()
  }

  /// Milliseconds that what waits may still take once leave is being taken.
  package static let leaveTime: Int64 = 3_000

  private mutating func leaveWhenDrained() {
    if isLeaving, phase == .following, sending.isIdle, queue.first(where: { destination(of: $0) != nil }) == nil {
      close()
    }
  }

  private mutating func close() {
    guard phase != .closed else { return }
    phase = .closed
    for id in pending.keys.sorted() { actions.append(.cancel(id)) }
    pending = [:]
    actions.append(.finished)
  }

  // MARK: Answers

  private mutating func succeeded(_ purpose: Purpose, _ body: JSON?) {
    switch purpose {
    case .login, .refresh: identified(body, isRefresh: purpose == .refresh)
    case .sync: synced(body)
    case .history(let room): historyRead(of: room, body)
    case .join(let channel): joined(channel, body)
    case .accept(let room): invitations[room] = nil
    case .makeDirect(let user): madeDirect(with: user, body)
    case .noteDirects: break
    case .send: sent(body)
    }
  }

  private mutating func refused(_ purpose: Purpose, _ fault: MatrixFault) {
    switch purpose {
    case .login, .refresh: loginRefused(fault, isRefresh: purpose == .refresh)
    case .sync: syncRefused(fault)
    case .history(let room): historyRefused(of: room, fault)
    case .join(let channel): joinRefused(channel, fault)
    case .accept(let room): acceptRefused(room, fault)
    case .makeDirect(let user): directRefused(user, fault)
    case .noteDirects: note("the list of rooms of two could not be kept: \(fault.text)")
    case .send: sendRefused(fault)
    }
  }

  /// No whole answer came.
  private mutating func failed(_ purpose: Purpose, _ why: String) {
    switch purpose {
    case .login, .refresh: loginFailed(why)
    case .sync: syncFailed(why)
    case .history(let room): askHistoryAgain(of: room)
    case .join(let channel): joinFailed(channel)
    case .accept(let room): invitations[room]?.isBeingAccepted = false
    case .makeDirect(let user): directsBeingMade.remove(user)
    case .noteDirects: break
    case .send: sendFailed()
    }
  }

  // MARK: Within

  mutating func begin(_ now: Int64) { self.now = max(self.now, now) }

  mutating func end() -> [MatrixAction] {
    defer { actions = [] }
    return actions
  }

  mutating func note(_ text: String) { actions.append(.note(text)) }

  mutating func setTimer(_ timer: MatrixTimer, _ milliseconds: Int64) {
    actions.append(.setTimer(timer, after: max(0, milliseconds)))
  }

  mutating func keepAccount() { actions.append(.keep(account)) }

  mutating func request(
    _ purpose: Purpose, _ method: MatrixRequest.Method, _ target: String, _ body: JSON? = nil,
    isIdentified: Bool = true, timeout: Int64 = 20_000
  ) {
    lastRequest += 1
    pending[lastRequest] = Pending(purpose: purpose, tokens: tokens)
    actions.append(
      .request(
        MatrixRequest(
          id: lastRequest, method: method, target: target, body: body?.encoded,
          token: isIdentified ? account.accessToken : nil, timeout: timeout)))
  }

  func isPending(_ purpose: Purpose) -> Bool { pending.values.contains { $0.purpose == purpose } }

  /// Waits that grow, with differences between them (SplitMix64), so that many do not come back at the same moment.
  struct Waits: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// From 0 up to 1.
    mutating func random() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((mixed ^ (mixed >> 31)) >> 11) / Double(UInt64(1) << 53)
    }

    /// Half of the doubled wait at least: 2 s, 4 s, 8 s… up to five minutes.
    mutating func growing(_ failures: Int, from first: Int64 = 2_000, atMost longest: Int64 = 300_000) -> Int64 {
      let whole = min(first << Int64(min(max(failures - 1, 0), 10)), longest)
      return whole / 2 + Int64(random() * Double(whole / 2))
    }

    /// Every second or so for ten minutes, so that a return is seen at once; then less and less often.
    mutating func absent(since: Int64, at now: Int64, _ failures: Int) -> Int64 {
      now - since < 600_000 ? 1_000 + Int64(random() * 250) : growing(failures)
    }
  }
}
