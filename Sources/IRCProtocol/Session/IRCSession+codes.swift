import ChatModel

/// One-time codes, where a network has neither accounts nor certificates. Whoever says a good one in private is that
/// member for as long as the session sees that connection: the same nick, user and host, in one of its rooms. A line with
/// a code is not reported.
extension IRCSession {
  /// Wrong ones from one host, and from all, in ``codeMemory``.
  static let wrongCodesOfOne = 3
  private static let wrongCodesOfAll = 60
  private static let codeMemory: Int64 = 600_000
  /// Letters and digits of a code.
  package static let codeLength = 8

  /// A code that is being looked up.
  struct PendingCode: Sendable {
    var key: FoldedName
    var nick: [UInt8]
    var codeUser: Roster.CodeUser
    var isPublic: Bool
  }

  /// Wrong codes of late, over all connections.
  struct WrongCodes: Sendable {
    private var moments: [(host: String, at: Int64)] = []
    private var told: [String: Int64] = [:]

    enum Verdict { case mayTry, tell, silent }

    /// One said in a room is looked up all the same, to make it void.
    mutating func verdict(_ host: String, isPublic: Bool, at now: Int64) -> Verdict {
      moments.removeAll { now - $0.at >= IRCSession.codeMemory }
      told = told.filter { now - $0.value < IRCSession.codeMemory }
      if told.count > 1_024 { told = [:] }
      let mine = isPublic ? 0 : moments.count { $0.host == host }
      if mine < IRCSession.wrongCodesOfOne, moments.count < IRCSession.wrongCodesOfAll { return .mayTry }
      if told[host] != nil { return .silent }
      told[host] = now
      return .tell
    }

    mutating func note(_ host: String, at now: Int64) { moments.append((host, now)) }
  }

  /// Whether a line holds a code, which is dealt with here and goes no further.
  mutating func holdsCode(_ said: Spoken, isHistory: Bool) -> Bool {
    let isPublic = !isOwn(said.target)
    guard configuration.identity == .code, let code = code(in: said.text, isPublic: isPublic) else { return false }
    // What is replayed was dealt with when it was said, and is spent.
    guard !isHistory, !said.isNotice, !said.tags.isFromBot else { return true }
    let key = fold(said.source.nick)
    let nick = decodedText(said.source.nick)
    let host = said.source.host.map(decodedText) ?? ""
    switch wrongCodes.verdict(host, isPublic: isPublic, at: now) {
    case .mayTry: break
    case .tell:
      actions.append(.codeTried(nick: nick, .tooMany))
      return true
    case .silent: return true
    }
    guard isPublic || link.roster[key].map(\.channels.isEmpty) == false else {
      actions.append(.codeTried(nick: nick, .unseen))
      return true
    }
    codeRequests += 1
    link.pendingCodes[codeRequests] = PendingCode(
      key: key, nick: Array(said.source.nick), codeUser: Roster.CodeUser(said.source), isPublic: isPublic)
    actions.append(.tryCode(Secret(code), number: codeRequests))
    return true
  }

  /// `!code K7QM-2XPD`; without the mark too, in private or after our nick, where what follows is as long as a code.
  private func code(in text: ArraySlice<UInt8>, isPublic: Bool) -> String? {
    var words = text.split(whereSeparator: { $0 == .space || $0 == .lineFeed })
    var isAddressed = !isPublic
    if let first = words.first,
      isOwn(first.last == .colon || first.last == UInt8(ascii: ",") ? first.dropLast() : first)
    {
      isAddressed = true
      words.removeFirst()
    }
    guard words.count >= 2, let command = words.first.map({ decodedText($0).lowercased() }) else { return nil }
    let code = words.dropFirst().map(decodedText).joined().filter { $0 != "-" }
    guard command == "!code" || command == "code" && isAddressed && code.count == Self.codeLength else { return nil }
    return code
  }

  /// The account whose code it was, which is spent now; nil: it was none.
  package mutating func codeRedeemed(_ account: String?, for number: UInt64, at now: Int64) -> [IRCAction] {
    begin(now)
    if link.phase == .ready, let pending = link.pendingCodes.removeValue(forKey: number) { decide(pending, account) }
    return end()
  }

  private mutating func decide(_ pending: PendingCode, _ account: String?) {
    let nick = decodedText(pending.nick[...])
    let outcome: ChatEvent.CodeOutcome
    if let account {
      if pending.isPublic {
        outcome = .spoilt
      } else if link.roster.identify(pending.key, as: account, by: pending.codeUser, at: now) {
        outcome = .accepted(account: account)
      } else {
        outcome = .unseen
      }
    } else {
      wrongCodes.note(pending.codeUser.host.map { decodedText($0[...]) } ?? "", at: now)
      outcome = .wrong
    }
    actions.append(.codeTried(nick: nick, outcome))
    pump()
  }

  /// The account of the connection that a line comes from.
  mutating func accountByCode(_ source: IRCSource) -> String? {
    let key = fold(source.nick)
    guard let person = link.roster[key], let codeUser = person.codeUser else { return nil }
    guard codeUser == Roster.CodeUser(source) else {
      // Another connection under the same nick, whose coming was not seen.
      link.roster.logOut(key)
      return nil
    }
    return if case .account(let account) = person.account { account } else { nil }
  }

  /// The nick is another person's or nobody's now: whoever said a code under it has to say another.
  mutating func forgetCode(_ key: FoldedName) {
    guard configuration.identity == .code else { return }
    link.roster.logOut(key)
    link.pendingCodes = link.pendingCodes.filter { $0.value.key != key }
  }
}
