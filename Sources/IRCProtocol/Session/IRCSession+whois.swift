/// Somebody that is being asked about, and what waits for the answer.
struct Inquiry: Sendable {
  /// Milliseconds for an answer.
  static let patience: Int64 = 15_000
  /// Asked about at one time, and lines of one person that wait.
  static let most = 64
  static let mostLines = 16

  var nick: [UInt8]
  var askedAt: Int64
  var waiting: [HeardLine] = []
  /// As the lines that wait name them; another person may have the nick by the time of the answer.
  var user: [UInt8]?
  var host: [UInt8]?
  /// What the answer says so far.
  var account: String?
  var certificate: String?
  var isSomebodyElse = false
}

/// WHOIS: the account (330) or the certificate (276) of one person, where nothing else tells it.
extension IRCSession {
  /// Where certificates identify people: asks for that of whoever said what may be a command, and keeps the line back
  /// until the answer is there.
  ///
  /// - Returns: whether the line waits.
  mutating func askWhoSaid(_ line: HeardLine, _ source: IRCSource) -> Bool {
    guard configuration.identity == .certificate, line.account == nil else { return false }
    let key = fold(source.nick)
    if link.inquiries[key] == nil {
      if let person = link.roster[key], person.account == .loggedOut, !person.channels.isEmpty { return false }
      guard mayBeCommand(line), inquire(source.nick) else { return false }
      link.inquiries[key]?.user = source.user.map { Array($0) }
      link.inquiries[key]?.host = source.host.map { Array($0) }
    }
    guard let inquiry = link.inquiries[key], inquiry.waiting.count < Inquiry.mostLines else { return false }
    link.inquiries[key]?.waiting.append(line)
    pump()
    return true
  }

  /// Asks as whom a nick is identified to which something confidential is to be said, where that is not known.
  mutating func askWhoUses(_ nick: String) {
    guard link.phase == .ready, [.account, .certificate].contains(configuration.identity) else { return }
    let key = fold(nick.utf8)
    guard link.inquiries[key] == nil, !isBeingAsked(nick) else { return }
    switch link.roster[key]?.account {
    case nil, .unknown: _ = inquire(Array(nick.utf8)[...])
    case .loggedOut, .account: break
    }
  }

  private mutating func inquire(_ nick: ArraySlice<UInt8>) -> Bool {
    guard link.inquiries.count < Inquiry.most, !nick.isEmpty, !isOwn(nick) else { return false }
    link.inquiries[fold(nick)] = Inquiry(nick: Array(nick), askedAt: now)
    ask(OutboundLine("WHOIS", decodedText(nick)))
    setQuestionTimer()
    return true
  }

  private func mayBeCommand(_ line: HeardLine) -> Bool {
    line.channel == nil || line.text.utf8.first == .exclamation
      || fold(line.text.utf8.prefix(link.nick.count)) == fold(link.nick)
  }

  // MARK: Answers

  /// 311: `ours nick user host * :name`.
  mutating func personShown(_ message: IRCMessage) {
    guard let key = message.parameter(1).map(fold), let inquiry = link.inquiries[key] else { return }
    let isSame =
      (inquiry.user.map { $0.elementsEqual(message.parameter(2) ?? []) } ?? true)
      && (inquiry.host.map { $0.elementsEqual(message.parameter(3) ?? []) } ?? true)
    if !isSame { link.inquiries[key]?.isSomebodyElse = true }
  }

  /// 330: `ours nick account :is logged in as`.
  mutating func accountShown(_ message: IRCMessage) {
    guard let key = message.parameter(1).map(fold) else { return }
    link.inquiries[key]?.account = message.text(2)
  }

  /// 276: `ours nick :has client certificate fingerprint F1:EC:46…`.
  mutating func certificateShown(_ message: IRCMessage) {
    guard let key = message.parameter(1).map(fold), let words = message.lastParameter else { return }
    link.inquiries[key]?.certificate = Self.fingerprint(words)
  }

  /// The last word, where it is the hexadecimal form of a digest: in small letters, without colons.
  static func fingerprint(_ words: ArraySlice<UInt8>) -> String? {
    guard let word = words.split(separator: .space).last else { return nil }
    let digits = word.filter { $0 != .colon }.map(\.asciiLowercased)
    let isHexadecimal = digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard digits.count >= 40, digits.count.isMultiple(of: 2), isHexadecimal else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  /// 318: `ours nick :End of WHOIS`.
  mutating func endOfWhoIs(_ message: IRCMessage) {
    guard let key = message.parameter(1).map(fold), let inquiry = link.inquiries.removeValue(forKey: key) else {
      return
    }
    let name = configuration.identity == .certificate ? inquiry.certificate : inquiry.account
    let account = inquiry.isSomebodyElse ? nil : name
    if !inquiry.isSomebodyElse {
      link.roster.learn(inquiry.nick[...], as: key, account: Roster.Account(account), at: now)
    }
    release(inquiry, as: account)
    pump()
  }

  /// The nick is somebody else's now, or nobody's: the answer will not be about who spoke.
  mutating func forgetNick(_ key: FoldedName) {
    if let inquiry = link.inquiries.removeValue(forKey: key) { release(inquiry, as: nil) }
    forgetCode(key)
  }

  mutating func inquiriesOverdue() {
    var isOver = false
    for (key, inquiry) in link.inquiries where now >= inquiry.askedAt + Inquiry.patience {
      link.inquiries[key] = nil
      release(inquiry, as: nil)
      isOver = true
    }
    if isOver { pump() }
  }

  private mutating func release(_ inquiry: Inquiry, as account: String?) {
    for var line in inquiry.waiting {
      line.account = account
      actions.append(.heard(line))
    }
  }
}
