// Fuzzing of the IRC side with libFuzzer: one file together with the sources of IRCProtocol (see .ci/fuzz).
//
// An input is text, one record a line. `P` first: the rest is bytes of a stream, for the parser. Else each record is an
// input of a session: `C` connected, `L` lost, `T` and a letter: time, `S` and two letters and a text: say, `Q` quit,
// `K` tick, `F` and a digit: how it is configured; anything else is a line from the server.
import ChatModel

#if canImport(Glibc)
import Glibc
#endif

@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  if bytes.first == UInt8(ascii: "P") {
    checkParser(bytes.dropFirst())
  } else {
    var play = FuzzedSession()
    for record in bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 400, omittingEmptySubsequences: true) {
      play.take(record)
    }
  }
  return 0
}

func insist(_ holds: Bool, _ what: @autoclosure () -> String) {
  if holds { return }
  var text = "VIOLATED: \(what())\n"
  text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  abort()
}

// MARK: The parser

/// However a stream is cut, the same lines come out; whatever is in a line, looking at it is safe, and what is printed is
/// one line again.
private func checkParser(_ bytes: ArraySlice<UInt8>) {
  func lines(cutEvery length: Int) -> [[UInt8]] {
    var assembler = LineAssembler()
    var found: [[UInt8]] = []
    var rest = bytes
    while !rest.isEmpty {
      assembler.feed(Array(rest.prefix(length))) { found.append(Array($0.bytes)) }
      rest = rest.dropFirst(length)
    }
    return found
  }
  let whole = lines(cutEvery: max(1, bytes.count))
  insist(whole == lines(cutEvery: 1), "a stream cut into bytes gives other lines")
  insist(whole == lines(cutEvery: 7), "a stream cut into sevens gives other lines")
  for line in whole {
    insist(!line.contains { $0 == 10 || $0 == 0 }, "a line with LF or NUL in it")
    guard let message = IRCMessage(line[...]) else { continue }
    _ = (message.command, message.numeric, message.source, LineTags(message))
    let printed = OutboundLine(message.command, message.parameters.map(decodedText)).encoded
    checkLine(printed, limit: .max)
    let text = decodedText(line[...])
    let words = decodedWords(line[...])
    insist(String(validating: Array(line), as: UTF8.self).map { $0 == words } ?? true, "other words")
    let parts = TextSplitter.split(text, budget: 1 + line.count % 90)
    insist(parts.joined().utf8.elementsEqual(text.utf8), "the parts are not the text")
    insist(parts.allSatisfy { String(validating: Array($0.utf8), as: UTF8.self) != nil }, "cut inside a code point")
  }
}

private func checkLine(_ bytes: [UInt8], limit: Int) {
  insist(bytes.suffix(2) == [13, 10], "a line without an end")
  insist(!bytes.dropLast(2).contains { $0 == 13 || $0 == 10 || $0 == 0 }, "CR, LF or NUL inside a line")
  let body = bytes.first == UInt8(ascii: "@") ? bytes.drop { $0 != UInt8(ascii: " ") }.dropFirst() : bytes[...]
  insist(body.count <= limit, "a line of \(body.count) bytes, \(limit) at the most: \(decodedText(body))")
}

// MARK: A session

private struct FuzzedSession {
  private static let rooms = ["#visov-veille", "#visov-coord", "#gest-63"]
  /// Stands in every part of every text to the managers' room, and nowhere else.
  private static let secret = "GGGGGGGG"

  /// Of the right length, and no more than that.
  private static let digests = SASLDigests(
    sha256: { Array(($0 + [UInt8](repeating: 7, count: 32)).prefix(32)) },
    hmacSHA256: { Array(($0 + $1 + [UInt8](repeating: 9, count: 32)).suffix(32)) }, nonce: { "nonce" },
    compatibilityForm: { $0 })

  private var session = IRCSession(IRCSessionConfiguration(nick: "Vigie"))
  private var isConfigured = false
  private var needsAccount = false
  private var now: Int64 = 0
  private var timers: [IRCTimer: Int64] = [:]
  private var isConnected = false
  private var nextID: OutgoingText.ID = 1
  private var open: Set<OutgoingText.ID> = []

  mutating func take(_ record: ArraySlice<UInt8>) {
    let rest = record.dropFirst()
    switch record.first {
    case UInt8(ascii: "F"): configure(rest.first ?? 0)
    case UInt8(ascii: "C"):
      if isConnected { lose() }
      isConnected = true
      carryOut(session.connected(at: now))
    case UInt8(ascii: "L"): if isConnected { lose() }
    case UInt8(ascii: "T"): wait(Int64(rest.first ?? 0) * 250)
    case UInt8(ascii: "S"): say(rest)
    case UInt8(ascii: "Q"): carryOut(session.quit(reason: decodedText(rest), at: now))
    case UInt8(ascii: "K"): carryOut(session.tick(at: now))
    default:
      if isConnected, let message = IRCMessage(record) {
        carryOut(session.received(message, at: now))
        computeFromSupport()
      }
    }
  }

  /// Whatever the server says that it supports, what is computed from it stays within bounds.
  private func computeFromSupport() {
    let support = session.support
    insist((512...65_536).contains(support.lineLength), "lines of \(support.lineLength) bytes")
    insist(session.budget("PRIVMSG", to: "#gest-63") < support.lineLength, "a budget beyond the line")
    let numbers = [
      support.nickLength, support.userLength, support.hostLength, support.channelLength, support.monitorLimit,
      support.historyLimit,
    ]
    for number in numbers.compactMap({ $0 }) + support.targetLimits.values {
      insist((0...65_536).contains(number), "a number of the server's is \(number)")
    }
    if let multiline = session.link.capabilities.multiline {
      insist((1...40_000).contains(multiline.bytes) && (1...100).contains(multiline.lines), "messages of \(multiline)")
    }
  }

  private mutating func configure(_ flags: UInt8) {
    guard !isConfigured, !isConnected, nextID == 1 else { return }
    isConfigured = true
    needsAccount = flags & 1 != 0
    let account = SASLCredentials(account: "vigie", password: Secret("pw"), mechanisms: SASLMechanism.allCases)
    var configuration = IRCSessionConfiguration(
      nick: "Vigie", sasl: needsAccount ? account : nil,
      identity: flags & 64 != 0 ? .code : flags & 2 != 0 ? .nick : .account, channels: Self.rooms,
      pacing: flags & 4 != 0 ? .none : .standard)
    configuration.adaptsPacing = flags & 8 != 0
    configuration.inspected = ["#gest-63": flags & 16 != 0 ? .strict : .told]
    configuration.keys = ["#gest-63": Secret("clef")]
    configuration.regain = flags & 32 != 0 ? .regain : nil
    session = IRCSession(configuration, Self.digests)
  }

  private mutating func lose() {
    isConnected = false
    carryOut(session.lost(at: now))
    timers = [:]
  }

  private mutating func wait(_ milliseconds: Int64) {
    let end = now + milliseconds
    var fired = 0
    while isConnected, let next = timers.min(by: { ($0.value, "\($0.key)") < ($1.value, "\($1.key)") }),
      next.value <= end
    {
      timers[next.key] = nil
      now = max(now, next.value)
      carryOut(session.fired(next.key, at: now))
      fired += 1
      insist(fired < 5_000, "timers go off without end: \(next.key)")
    }
    now = end
  }

  private mutating func say(_ rest: ArraySlice<UInt8>) {
    let bytes = Array(rest.prefix(2)) + [0, 0]
    let words = decodedText(rest.dropFirst(2))
    let target: OutgoingLine.Destination =
      switch bytes[1] % 6 {
      case 0: .channel("#Visov-Veille")
      case 1: .channel("#gest-63")
      case 2: .person(nick: "jo", account: nil)
      case 3: .person(nick: "jo", account: "jo")
      case 4: .account("jo")
      default: .channel("#visov-coord")
      }
    let lane = OutgoingLine.Lane.allCases[Int(bytes[0]) % OutgoingLine.Lane.allCases.count]
    let isSecret = bytes[1] % 6 == 1
    let text = isSecret ? Self.secret + words : words.replacing("G", with: "g")
    open.insert(nextID)
    carryOut(
      session.say(
        [
          OutgoingText(
            id: nextID, target: target, text: text, isNotice: bytes[0] & 64 != 0, lane: lane,
            expires: bytes[0] & 32 != 0 ? now + 30_000 : nil, key: bytes[0] & 16 != 0 ? "key" : nil)
        ], at: now))
    nextID += 1
  }

  private mutating func carryOut(_ actions: [IRCAction]) {
    insist(actions.count < 20_000, "\(actions.count) actions for one input")
    for action in actions {
      switch action {
      case .send(let bytes): check(bytes)
      case .setTimer(let timer, let after):
        insist(after >= 0, "a timer in the past")
        if isConnected { timers[timer] = now + after }
      case .cancelTimer(let timer): timers[timer] = nil
      case .delivered(let id), .failed(let id, _):
        insist(open.remove(id) != nil, "text \(id) came to an end twice, or never began")
      case .disconnect: lose()
      case .ready: insist(!needsAccount || session.link.isIdentified, "ready without an account")
      case .deriveKey(let request): carryOut(session.derived(request.salt, for: request.number, at: now))
      case .tryCode(_, let number):
        carryOut(session.codeRedeemed(number.isMultiple(of: 2) ? "jo" : nil, for: number, at: now))
      case .joined, .left, .exposed, .netsplit, .heard, .reading, .absent, .codeTried, .met, .note: break
      }
    }
  }

  private func check(_ bytes: [UInt8]) {
    insist(isConnected, "said without a connection")
    checkLine(bytes, limit: max(512, session.support.lineLength))
    guard let message = IRCMessage(bytes.dropLast(2)) else {
      insist(false, "a line that cannot be read back")
      return
    }
    if message.command == "JOIN" || message.command == "PRIVMSG" {
      insist(!needsAccount || session.link.isIdentified, "\(message.command) before the account")
    }
    // What a server or a person asked with (PING, CTCP) comes back as it was.
    let isSaid = message.command == "PRIVMSG" || message.command == "NOTICE" && message.parameter(1)?.first != 1
    if isSaid, decodedText(bytes[...]).contains(Self.secret) {
      insist(
        message.parameter(0)?.elementsEqual("#gest-63".utf8) ?? false, "a managers' line to \(message.text(0) ?? "-")")
    }
  }
}
