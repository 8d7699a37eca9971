extension IRCSession {
  /// Changes of accounts reach us: what is known of somebody in a channel stays true.
  var seesLogouts: Bool { link.capabilities.has("account-notify") }

  mutating func joined(_ source: IRCSource, channel name: ArraySlice<UInt8>, _ message: IRCMessage, _ tags: LineTags) {
    guard let i = wanted(name), !(tags.batch.map(link.batches.isHistory) ?? false) else { return }
    let key = fold(source.nick)
    link.roster.join(source.nick, as: key, channel: i, host: source.host.map(decodedText))
    if configuration.identity == .nick { actions.append(.met(account: decodedText(key.bytes[...]))) }
    guard configuration.identity == .account else { return }
    if link.capabilities.has("extended-join"), let account = message.text(1) {
      if !learn(source.nick, Roster.Account(account)) { receive(key) }
    } else if link.capabilities.has("account-tag") {
      if !learn(source.nick, Roster.Account(tags.account)) { receive(key) }
    } else if link.roster[key]?.account == .unknown {
      // After a split half a room may come back: one question for all.
      askWho(in: i)
      pump()
    }
  }

  mutating func quit(_ message: IRCMessage, _ tags: LineTags) {
    let key = fold(message.source.nick)
    guard !isOwn(message.source.nick) else { return }
    if link.roster[key] != nil { noteSplit(message, tags) }
    link.roster.quit(key)
    forgetNick(key)
    nickFreed(key)
  }

  mutating func account(_ message: IRCMessage) {
    let nick = message.source.nick
    guard !nick.isEmpty else { return }
    let account = Roster.Account(message.text(0))
    if isOwn(nick) {
      if account == .loggedOut { loggedOut() }
    } else if configuration.identity == .account {
      learn(nick, account)
    }
  }

  /// Somebody's account is told. That somebody in a room has it is passed on.
  ///
  /// - Returns: whether that is new.
  @discardableResult
  mutating func learn(_ nick: ArraySlice<UInt8>, _ account: Roster.Account) -> Bool {
    let key = fold(nick)
    let isNew = link.roster[key]?.account != account
    link.roster.learn(nick, as: key, account: account, at: now)
    guard isNew else { return false }
    receive(key)
    if let name = account.name, link.roster[key]?.channels.isEmpty == false { actions.append(.met(account: name)) }
    return true
  }

  mutating func chghost(_ message: IRCMessage) {
    guard let user = message.parameter(0), let host = message.parameter(1) else { return }
    if isOwn(message.source.nick) {
      link.user = Array(user)
      link.host = Array(host)
    } else {
      link.roster.setHost(fold(message.source.nick), decodedText(host))
      link.roster.moveCodeUser(fold(message.source.nick), from: message.source, user: user, host: host)
    }
  }

  /// 353: `nick = #channel :@one +two three!user@host`.
  mutating func names(_ message: IRCMessage) {
    let parameters = message.parameters
    guard parameters.count >= 4, let i = wanted(parameters[2]), channels[i].isJoined else { return }
    for item in parameters[3].split(separator: .space) {
      let source = IRCSource(item.drop { support.prefixSigns.contains($0) })
      guard !source.isEmpty else { continue }
      guard !isOwn(source.nick) else {
        noteOwnPrefix(source)
        let signs = item.prefix { support.prefixSigns.contains($0) }
        channels[i].standing.isOperator = signs.contains(where: operatorSigns.contains)
        continue
      }
      let key = fold(source.nick)
      link.roster.join(source.nick, as: key, channel: i, host: source.host.map(decodedText))
      if configuration.identity == .nick { actions.append(.met(account: decodedText(key.bytes[...]))) }
    }
  }

  /// The account of whoever said a line; nil when nobody vouches for them.
  mutating func identify(_ source: IRCSource, _ tags: LineTags, isHistory: Bool) -> String? {
    switch configuration.identity {
    case .nick: return isHistory ? nil : decodedText(fold(source.nick).bytes[...])
    case .certificate: return isHistory ? nil : seenAccount(fold(source.nick))
    case .code: return isHistory ? nil : accountByCode(source)
    case .account: break
    }
    if link.capabilities.has("account-tag") {
      if !isHistory {
        link.roster.learn(source.nick, as: fold(source.nick), account: Roster.Account(tags.account), at: now)
      }
      return tags.account == "*" ? nil : tags.account
    }
    return isHistory ? nil : seenAccount(fold(source.nick))
  }

  /// The account of a nick that is in one of our channels: only there would it be seen that another has taken it.
  private func seenAccount(_ key: FoldedName) -> String? {
    link.roster[key].map(\.channels.isEmpty) == false ? knownAccount(key) : nil
  }

  /// The account of a nick as it stands now. Of people in our channels it is kept up to date; what somebody's own line
  /// said is believed for a short while only, since nothing would tell that another has taken the nick.
  private func knownAccount(_ key: FoldedName) -> String? {
    guard let person = link.roster[key], case .account(let account) = person.account else { return nil }
    // A certificate belongs to the connection, which is watched as long as the person is in a channel.
    let isWatched = !person.channels.isEmpty && (seesLogouts || configuration.identity != .account)
    return isWatched || now - person.learnedAt <= Roster.trustTime ? account : nil
  }

  /// The nick under which an account was seen last; nil: nobody is known to use it now.
  func nick(of account: String) -> String? {
    let candidates = link.roster.people.values.filter { uses(decodedText($0.nick[...]), account: account) }
    // The smaller nick, where nothing else tells them apart: the same each time.
    let latest = candidates.max {
      ($0.learnedAt, decodedText($1.nick[...])) < ($1.learnedAt, decodedText($0.nick[...]))
    }
    return latest.map { decodedText($0.nick[...]) }
  }

  /// Whether a nick is that of the account now, so that what is meant for the account may go to it.
  func uses(_ nick: String, account: String) -> Bool {
    let key = fold(nick.utf8)
    switch configuration.identity {
    case .nick: return key == fold(account.utf8)
    case .certificate, .code, .account: return knownAccount(key).map { fold($0.utf8) == fold(account.utf8) } ?? false
    }
  }
}
