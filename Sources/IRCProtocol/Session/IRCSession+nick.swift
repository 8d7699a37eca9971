extension IRCSession {
  static let nickRetry: Int64 = 60_000
  /// How long the services take to free a nick.
  static let regainTime: Int64 = 5_000
  private static let nickAttemptLimit = 12

  /// The configured nick, as much of it as the server takes.
  var wantedNick: String {
    let nick = configuration.nick
    guard let limit = support.nickLength, nick.utf8.count > limit else { return nick }
    return TextSplitter.split(nick, budget: limit).first.map(String.init) ?? nick
  }

  var hasWantedNick: Bool { fold(wantedNick.utf8) == fold(link.nick) }

  /// Taken, held or not allowed. While registering another one is tried; later the wanted one is tried again.
  mutating func nickRefused(_ message: IRCMessage) {
    guard link.phase == .registering else {
      if link.phase == .ready { setTimer(.nick, Self.nickRetry) }
      return
    }
    link.nickAttempts += 1
    guard link.nickAttempts <= Self.nickAttemptLimit else {
      return disconnect(.notRegistered("no nick is free: \(message.lastParameter.map(decodedWords) ?? "")"))
    }
    let nick = Self.alternate(configuration.nick, link.nickAttempts)
    link.nick = Array(nick.utf8)
    send("NICK", nick)
  }

  /// `Vigie_`, `Vigie__`, `Vigie3`, `Vigie4`…; short from the third on, for servers that take nine bytes.
  static func alternate(_ nick: String, _ attempt: Int) -> String {
    if attempt <= 2 { return nick + String(repeating: "_", count: attempt) }
    let suffix = String(attempt)
    let base = TextSplitter.split(nick, budget: 9 - suffix.utf8.count).first.map(String.init) ?? "v"
    return base + suffix
  }

  mutating func tryWantedNick() {
    guard link.phase == .ready, !hasWantedNick else { return }
    send("NICK", wantedNick)
    setTimer(.nick, Self.nickRetry)
  }

  /// Not called what we want to be: the services are asked for it, and the server to tell when it is free.
  mutating func wantNick() {
    guard link.phase == .ready, !hasWantedNick else { return }
    if let regain = configuration.regain, configuration.sasl != nil {
      ask(OutboundLine("PRIVMSG", "NickServ", "\(regain.rawValue) \(wantedNick)"))
    }
    if support.monitorLimit != nil, !link.isWatchingNick {
      link.isWatchingNick = true
      ask(OutboundLine("MONITOR", "+", wantedNick))
    }
    setTimer(.nick, configuration.regain == nil ? Self.nickRetry : Self.regainTime)
    pump()
  }

  /// Now and then: is it free? Where the server tells by itself, it is tried all the same: the notice may have been lost.
  mutating func checkNick() {
    guard link.phase == .ready, !hasWantedNick else { return }
    if link.isWatchingNick {
      tryWantedNick()
    } else {
      ask(OutboundLine("ISON", wantedNick))
      setTimer(.nick, Self.nickRetry)
      pump()
    }
  }

  /// 303, the answer to ISON: those who are there.
  mutating func onlineNicks(_ message: IRCMessage) {
    let nicks = message.lastParameter?.split(separator: .space) ?? []
    if !nicks.contains(where: { fold($0) == fold(wantedNick.utf8) }) { tryWantedNick() }
  }

  /// 731: `ours :nick,nick` that MONITOR watches and who are gone.
  mutating func nickIsOffline(_ message: IRCMessage) {
    let nicks = message.lastParameter?.split(separator: UInt8(ascii: ",")) ?? []
    for nick in nicks { nickFreed(fold(nick.prefix { $0 != UInt8(ascii: "!") })) }
  }

  /// Somebody is no longer called this: if it is what we want, it is ours now.
  mutating func nickFreed(_ nick: FoldedName) {
    if link.phase == .ready, !hasWantedNick, nick == fold(wantedNick.utf8) { tryWantedNick() }
  }

  mutating func nick(_ message: IRCMessage) {
    guard let new = message.parameter(0), !new.isEmpty else { return }
    let old = message.source.nick
    if isOwn(old) {
      link.nick = Array(new)
      if hasWantedNick {
        actions.append(.cancelTimer(.nick))
        if link.isWatchingNick {
          link.isWatchingNick = false
          ask(OutboundLine("MONITOR", "-", wantedNick))
          pump()
        }
      } else {
        // The services or a collision took it away.
        wantNick()
      }
    } else {
      let key = fold(old)
      link.roster.rename(key, to: new, as: fold(new))
      forgetNick(key)
      forgetCode(fold(new))
      nickFreed(key)
    }
  }

  /// 396: our host as others see it, or user and host.
  mutating func cloaked(_ message: IRCMessage) {
    guard let shown = message.parameter(1) else { return }
    if let at = shown.firstIndex(of: .at) {
      link.user = Array(shown[..<at])
      link.host = Array(shown[(at + 1)...])
    } else {
      link.host = Array(shown)
    }
  }

  mutating func noteOwnPrefix(_ source: IRCSource) {
    if let user = source.user { link.user = Array(user) }
    if let host = source.host { link.host = Array(host) }
  }

  /// The bytes of text that fit a line to this target, as those who receive it see that line.
  func budget(_ command: String, to target: String) -> Int {
    let user = link.user?.count ?? (support.userLength ?? 20) + 1
    let host = link.host?.count ?? max(support.hostLength ?? 64, 64)
    let prefix = 1 + link.nick.count + 1 + user + 1 + host + 1
    return support.lineLength - prefix - command.utf8.count - 1 - target.utf8.count - 2 - 2
  }
}
