import ChatModel
import MatrixProtocol
import Testing

/// A session and the homeserver that a test plays: what is asked, what is answered, what is done.
struct MatrixHarness {
  static let me = "@vigie:example.org"
  static let alias = "#gest-63:example.org"
  static let room = "!gest"

  var session: MatrixSession
  var now: Int64 = 1_000
  /// Not answered yet, the oldest first.
  private(set) var requests: [MatrixRequest] = []
  private(set) var timers: [MatrixTimer: Int64] = [:]
  private(set) var kept: [MatrixAccount] = []
  /// All else that was done and not yet taken.
  private var done: [MatrixAction] = []
  private var nextText: UInt64 = 1

  init(
    token: String? = nil, account: MatrixAccount? = nil,
    channels: [MatrixSessionConfiguration.Channel] = [.init(alias)],
    _ change: (inout MatrixSessionConfiguration) -> Void = { _ in }
  ) {
    var configuration = MatrixSessionConfiguration(
      user: Self.me, device: "VIGIE", password: Secret("pw"), channels: channels)
    configuration.encryptedNotice = "chiffré"
    change(&configuration)
    session = MatrixSession(configuration, account: account)
    if let token { session.resume(from: [ChatCursor(channel: "", messageID: token, at: 1_700_000_000_000)]) }
  }

  /// Logged in, read up to `s1`, in the configured room, and polling.
  static func inRoom(
    state: [JSON] = [], _ change: (inout MatrixSessionConfiguration) -> Void = { _ in }
  ) -> MatrixHarness {
    var harness = MatrixHarness(token: "s0", change)
    harness.logIn()
    harness.answer("/sync", sync("s1", joined: [room: (member(me, "join"), state)]))
    harness.answer("/join/", ["room_id": .string(room)])
    _ = harness.take()
    return harness
  }

  // MARK: Input

  mutating func start() { carry(session.start(at: now)) }

  mutating func logIn() {
    start()
    answer(
      "/login",
      ["access_token": "a1", "refresh_token": "r1", "expires_in_ms": 300_000, "user_id": .string(Self.me)])
  }

  /// Answers the oldest request whose address holds these words.
  mutating func answer(
    _ words: String, _ body: JSON, status: Int = 200, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    answer(words, .answered(status: status, body: body.encoded), sourceLocation: sourceLocation)
  }

  mutating func answer(
    _ words: String, _ answer: MatrixAnswer, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let index = requests.firstIndex(where: { $0.target.contains(words) }) else {
      Issue.record("nobody asked for \(words): \(requests.map(\.target))", sourceLocation: sourceLocation)
      return
    }
    let request = requests.remove(at: index)
    carry(session.answered(request.id, answer, at: now))
  }

  mutating func fire(_ timer: MatrixTimer) {
    guard let due = timers.removeValue(forKey: timer) else { return }
    now = max(now, due)
    carry(session.fired(timer, at: now))
  }

  /// Lets time pass, firing what falls due on the way.
  mutating func wait(_ milliseconds: Int64) {
    let end = now + milliseconds
    while let (timer, due) = timers.min(by: { $0.value < $1.value }), due <= end { _ = (due, fire(timer)) }
    now = end
  }

  @discardableResult
  mutating func say(
    _ text: String, to target: OutgoingLine.Destination = .channel(alias), lane: OutgoingLine.Lane = .answer,
    reply: MessageReference? = nil, name: String = "", expires: Int64? = nil
  ) -> UInt64 {
    defer { nextText += 1 }
    var outgoing = OutgoingText(id: nextText, target: target, text: text, lane: lane, expires: expires)
    outgoing.reply = reply
    outgoing.name = name
    carry(session.say([outgoing], at: now))
    return nextText
  }

  mutating func use(_ kept: MatrixAccount) { carry(session.use(kept, at: now)) }
  mutating func know(_ accounts: Set<String>) { carry(session.know(accounts, at: now)) }
  mutating func quit() { carry(session.quit(at: now)) }
  mutating func read(_ isReading: Bool) { carry(session.setReading(isReading, at: now)) }

  private mutating func carry(_ actions: [MatrixAction]) {
    for action in actions {
      switch action {
      case .request(let request): requests.append(request)
      case .cancel(let id): requests.removeAll { $0.id == id }
      case .setTimer(let timer, let after): timers[timer] = now + after
      case .cancelTimer(let timer): timers[timer] = nil
      case .keep(let account): kept.append(account)
      default: done.append(action)
      }
    }
  }

  // MARK: Output

  /// What was done since the last look, but for requests, timers and files.
  mutating func take() -> [MatrixAction] {
    defer { done = [] }
    return done
  }

  mutating func heard() -> [MatrixLine] {
    take().compactMap { if case .heard(let line) = $0 { line } else { nil } }
  }

  /// What waits to be sent, as the homeserver gets it.
  var puts: [(target: String, content: JSON)] {
    requests.filter { $0.target.contains("/send/") }.map { ($0.target, JSON($0.body ?? []) ?? .null) }
  }

  func asked(_ words: String) -> Int { requests.count { $0.target.contains(words) } }

  // MARK: What a homeserver says

  static func sync(
    _ next: String, joined: [String: (JSON, [JSON])] = [:], said: [String: [JSON]] = [:], limited: String? = nil,
    invited: [String: [JSON]] = [:], left: [String] = []
  ) -> JSON {
    var join: [String: JSON] = [:]
    for (room, (member, state)) in joined { join[room] = ["state": ["events": .array([member] + state)]] }
    for (room, events) in said {
      var timeline: [String: JSON] = ["events": .array(events)]
      if let limited {
        timeline["limited"] = true
        timeline["prev_batch"] = .string(limited)
      }
      var members = join[room]?.members ?? [:]
      members["timeline"] = .object(timeline)
      join[room] = .object(members)
    }
    return [
      "next_batch": .string(next),
      "rooms": [
        "join": .object(join), "invite": .object(invited.mapValues { ["invite_state": ["events": .array($0)]] }),
        "leave": .object(Dictionary(left.map { ($0, [:]) }, uniquingKeysWith: { $1 })),
      ],
    ]
  }

  static func member(_ user: String, _ membership: String, was: String? = nil, by sender: String? = nil) -> JSON {
    var event: [String: JSON] = [
      "type": "m.room.member", "state_key": .string(user), "sender": .string(sender ?? user), "event_id": "$member",
      "content": ["membership": .string(membership)],
    ]
    if let was { event["unsigned"] = ["prev_content": ["membership": .string(was)]] }
    return .object(event)
  }

  static func state(_ type: String, _ content: JSON, by sender: String = "@chef:example.org") -> JSON {
    [
      "type": .string(type), "state_key": "", "sender": .string(sender), "event_id": "$state", "content": content,
    ]
  }

  static func reaction(
    _ key: String, to message: String, _ id: String, by sender: String = "@jean:example.org"
  ) -> JSON {
    [
      "type": "m.reaction", "sender": .string(sender), "event_id": .string(id),
      "content": ["m.relates_to": ["rel_type": "m.annotation", "event_id": .string(message), "key": .string(key)]],
    ]
  }

  static func message(
    _ body: String, _ id: String, by sender: String = "@jean:example.org", type: String = "m.text", age: Int64 = 5,
    content: [String: JSON] = [:], transaction: String? = nil
  ) -> JSON {
    var members = content
    members["msgtype"] = members["msgtype"] ?? .string(type)
    members["body"] = members["body"] ?? .string(body)
    var unsigned: [String: JSON] = ["age": .integer(age)]
    if let transaction { unsigned["transaction_id"] = .string(transaction) }
    return [
      "type": "m.room.message", "sender": .string(sender), "event_id": .string(id),
      "origin_server_ts": 1_700_000_100_000, "content": .object(members), "unsigned": .object(unsigned),
    ]
  }
}
