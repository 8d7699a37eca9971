import ChatModel
import IRCProtocol
import SystemCrypto
import Testing

/// A session driven by strings: what the server says in, what is done as one string an action out.
struct SessionHarness {
  var session: IRCSession
  var now: Int64 = 0
  private(set) var timers: [IRCTimer: Int64] = [:]
  /// Keys that were asked for.
  private(set) var keys: [KeyDerivation] = []
  /// One-time codes that were to be looked up.
  private(set) var codes: [Secret] = []
  /// Accounts of those who are in a room.
  private(set) var met: [String] = []
  /// Channels that are read from some point on.
  private(set) var readings: [String: Int64?] = [:]

  init(
    channels: [String] = ["#visov-veille"], sasl: SASLCredentials? = nil, pacing: Pacing = .none,
    identity: IRCSessionConfiguration.IdentityRule = .account, nick: String = "Vigie",
    digests: SASLDigests? = SASLDigests.test,
    _ change: (inout IRCSessionConfiguration) -> Void = { _ in }
  ) {
    var configuration = IRCSessionConfiguration(
      nick: nick, sasl: sasl, identity: identity, channels: channels, pacing: pacing, version: "Vigie 1")
    change(&configuration)
    session = IRCSession(configuration, digests)
  }

  static let account = SASLCredentials(account: "vigie", password: Secret("pw"), mechanisms: [.external, .plain])

  static let allCapabilities =
    "account-notify account-tag batch cap-notify chghost echo-message extended-join labeled-response message-tags "
    + "multi-prefix server-time standard-replies userhost-in-names"

  mutating func connect() -> [String] { shown(session.connected(at: now)) }

  /// Lines from the server, and everything done about them, timers apart.
  mutating func server(_ lines: String...) -> [String] { lines.flatMap { line($0) } }

  private mutating func line(_ text: String) -> [String] {
    guard let message = IRCMessage(text) else {
      Issue.record("not a line: \(text)")
      return []
    }
    return shown(session.received(message, at: now))
  }

  /// A line in bytes, as a stream is cut into lines: what is none is passed over.
  mutating func server(bytes: [UInt8]) -> [String] {
    var assembler = LineAssembler()
    var messages: [IRCMessage] = []
    assembler.feed(bytes + [10]) { messages.append($0) }
    return messages.flatMap { shown(session.received($0, at: now)) }
  }

  mutating func say(_ texts: OutgoingText...) -> [String] { shown(session.say(texts, at: now)) }
  mutating func keep(_ rooms: OwnRoom...) -> [String] { shown(session.keep(rooms, at: now)) }
  mutating func quit() -> [String] { shown(session.quit(reason: "bye", at: now)) }
  mutating func derive(_ key: [UInt8]?, for number: UInt64) -> [String] {
    shown(session.derived(key, for: number, at: now))
  }
  mutating func codeIs(_ account: String?, _ number: UInt64) -> [String] {
    shown(session.codeRedeemed(account, for: number, at: now))
  }
  /// Timers end with their connection.
  mutating func lose() -> [String] {
    let done = shown(session.lost(at: now))
    timers = [:]
    return done
  }

  /// Lets time pass, firing what falls due on the way.
  mutating func wait(_ milliseconds: Int64) -> [String] {
    let end = now + milliseconds
    var done: [String] = []
    while let (timer, due) = timers.min(by: { $0.value < $1.value }), due <= end {
      timers[timer] = nil
      now = max(now, due)
      done += shown(session.fired(timer, at: now))
    }
    now = end
    return done
  }

  /// The same, with a server that answers our PINGs, though no echo comes.
  mutating func live(_ milliseconds: Int64) -> [String] {
    let done = wait(milliseconds)
    let asked = done.last { $0.hasPrefix("> PING ") }
    return done + (asked.map { server(":irc.test PONG irc.test \($0.dropFirst(7))") } ?? [])
  }

  /// What ``join(capabilities:support:names:)`` saw done on the way into the channels.
  private(set) var joining: [String] = []

  /// Registered on a server with these capabilities, in its channels; `sasl` as configured.
  mutating func join(
    capabilities: String = SessionHarness.allCapabilities, support: String = "CASEMAPPING=rfc1459 STATUSMSG=@+",
    names: String = "@Vigie"
  ) {
    _ = connect()
    if capabilities.isEmpty {
      _ = server(":irc.test 421 Vigie CAP :Unknown command")
    } else {
      _ = server(":irc.test CAP * LS :\(capabilities)", ":irc.test CAP * ACK :\(capabilities)")
    }
    _ = server(
      "@time=2019-11-24T03:00:00.000Z :irc.test 001 Vigie :Welcome", ":irc.test 005 Vigie \(support) :are supported",
      ":irc.test 376 Vigie :End of MOTD")
    joining = []
    for channel in session.configuration.channels {
      joining += server(
        "@time=2019-11-24T03:00:01.000Z :Vigie!vigie@host.test JOIN \(channel) * :Vigie",
        ":irc.test 353 Vigie = \(channel) :\(names)", ":irc.test 366 Vigie \(channel) :End")
    }
  }

  private mutating func shown(_ actions: [IRCAction]) -> [String] {
    actions.compactMap { action in
      switch action {
      case .send(let bytes):
        #expect(bytes.suffix(2) == [13, 10])
        #expect(!bytes.dropLast(2).contains { $0 == 13 || $0 == 10 || $0 == 0 })
        return "> " + String(decoding: bytes.dropLast(2), as: UTF8.self)
      case .setTimer(let timer, let after):
        timers[timer] = now + after
        return nil
      case .cancelTimer(let timer):
        timers[timer] = nil
        return nil
      case .ready(let nick): return "ready \(nick)"
      case .joined(let channel): return "joined \(channel)"
      case .left(let channel, let reason): return "left \(channel): \(reason)"
      case .exposed(let channel, let exposure):
        let how = exposure.isOpen ? "open" : exposure.isUnknown ? "unknown" : "closed"
        return "exposed \(channel)\(exposure.isWithholding ? ", withheld" : ""): "
          + ([how] + exposure.strangers).joined(separator: " ")
      case .netsplit(let servers, let people): return "netsplit \(servers): \(people)"
      case .met(let account):
        met.append(account)
        return nil
      case .deriveKey(let request):
        keys.append(request)
        return "derive \(request.number): \(request.iterations)"
      case .reading(let channel, let from):
        readings[channel] = .some(from)
        return nil
      case .absent(let channel, .moment(let since)): return "absent \(channel) since \(since)"
      case .absent(let channel, .time(let since)): return "absent \(channel) since UTC \(since)"
      case .heard(let line):
        let how = line.missedAge.map { "missed \($0)" } ?? (line.isHistory ? "history" : "heard")
        return "\(how) \(line.channel ?? "direct") "
          + "\(line.nick)/\(line.account ?? "-"): \(line.text)"
      case .delivered(let id): return "delivered \(id)"
      case .failed(let id, let why): return "failed \(id): \(why)"
      case .tryCode(let code, let number):
        codes.append(code)
        return "code \(number)"
      case .codeTried(let nick, let outcome): return "code of \(nick): \(outcome)"
      case .note(let text): return "note \(text)"
      case .disconnect(let reason): return "disconnect: \(reason.text)"
      }
    }
  }
}

extension OutgoingText {
  static func line(
    _ id: ID, _ text: String, to channel: String = "#visov-veille", lane: OutgoingLine.Lane = .answer,
    expires: Int64? = nil,
    key: String? = nil
  ) -> OutgoingText {
    OutgoingText(id: id, target: .channel(channel), text: text, lane: lane, expires: expires, key: key)
  }

  static func direct(_ id: ID, _ text: String, to nick: String, account: String?) -> OutgoingText {
    OutgoingText(id: id, target: .person(nick: nick, account: account), text: text)
  }

  static func account(_ id: OutgoingText.ID, _ text: String, to account: String) -> OutgoingText {
    OutgoingText(id: id, target: .account(account), text: text)
  }
}

extension SASLDigests {
  /// The nonce is that of RFC 7677's example; texts are taken to be in form KC.
  static let test = SASLDigests(
    sha256: { SHA256.hash($0) }, hmacSHA256: { SystemCrypto.hmacSHA256(key: $0, $1) },
    nonce: { "rOprNGfwEbeRWgbNEkqO" },
    compatibilityForm: { $0 })
}
