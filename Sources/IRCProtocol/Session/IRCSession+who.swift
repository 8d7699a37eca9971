/// The accounts of those who were in a channel before us: NAMES does not tell them, WHOX does.
extension IRCSession {
  /// Asks as whom the people of a channel are identified. Without it, what is owed to one of them after a restart could
  /// not be said before that person speaks.
  mutating func askWho(in i: Int) {
    guard configuration.identity == .account, support.hasWHOX, seesLogouts else { return }
    link.unknownRooms.insert(i)
    // Up to three digits come back with each reply, so that replies to no question of ours are told apart.
    ask(OutboundLine("WHO", channels[i].name, "%tna,\(Self.whoToken)"))
  }

  private static let whoToken = 563

  /// 354 in the form asked for: `ours 563 nick account`; an account of 0 is none.
  mutating func whoReply(_ message: IRCMessage) {
    guard message.text(1) == String(Self.whoToken), let nick = message.parameter(2), let account = message.text(3)
    else { return }
    let key = fold(nick)
    guard configuration.identity == .account, link.roster[key] != nil, !isOwn(nick) else { return }
    learn(nick, Roster.Account(account == "0" ? nil : account))
  }

  /// 315: `ours #channel :End of WHO`.
  mutating func endOfWho(_ message: IRCMessage) {
    guard let i = message.parameter(1).flatMap(wanted), link.unknownRooms.remove(i) != nil else { return }
    link.inspections[i]?.hasMembers = true
    inspectionWasAnswered(at: i)
    pump()
  }

  /// Whether the account of a nick is being asked for.
  func isBeingAsked(_ nick: String) -> Bool {
    if link.inquiries[fold(nick.utf8)] != nil { return true }
    guard !link.unknownRooms.isEmpty else { return false }
    return link.roster[fold(nick.utf8)].map { $0.account == .unknown } ?? true
  }
}
