extension IRCSession {
  private static let ctcpLimit = 3
  private static let ctcpSpan: Int64 = 60_000

  /// PRIVMSG and NOTICE. Heard is only what may be a command: somebody else's live or replayed PRIVMSG that no bot sent.
  mutating func spoken(_ message: IRCMessage, _ tags: LineTags) {
    let source = message.source
    guard let target = message.parameter(0), let text = message.parameter(1), !source.isEmpty else { return }
    if isOwn(source.nick) {
      noteOwnPrefix(source)
      if !(tags.batch.map(link.batches.isHistory) ?? false) { echoed(target, tags) }
      return
    }
    guard link.phase == .ready, source.host != nil || source.user != nil || !source.nick.contains(UInt8(ascii: "."))
    else { return }

    var channel: String?
    var start = link.welcomedAt
    let (name, toOperators) = support.splitStatus(target)
    if support.isChannel(name) {
      guard let i = wanted(name), channels[i].isJoined else { return }
      start = channels[i].joinedAt
      if !toOperators { channel = channels[i].name }
    } else if !isOwn(target) {
      return
    }

    let isHistory = isHistory(tags, since: start)
    let account = identify(source, tags, isHistory: isHistory)
    if message.command == "NOTICE" || tags.isFromBot { return }
    if text.first == .delimiter {
      if !isHistory { ctcp(text, from: source) }
      return
    }
    actions.append(
      .heard(
        HeardLine(
          channel: channel, nick: decodedText(source.nick), account: account,
          address: source.host.map(decodedText) ?? "", text: decodedText(text), messageID: tags.messageID,
          serverTime: tags.time, isHistory: isHistory)))
  }

  /// Answers VERSION, PING and TIME, three times in a minute at most; ACTION and the rest are nothing to us.
  private mutating func ctcp(_ text: ArraySlice<UInt8>, from source: IRCSource) {
    let body = text.dropFirst().prefix { $0 != .delimiter }
    let words = body.split(separator: .space, maxSplits: 1)
    guard let command = words.first.map({ decodedText($0).uppercased() }) else { return }
    let answer: String
    switch command {
    case "VERSION": answer = configuration.version
    case "PING":
      let token = words.count > 1 ? decodedText(words[1].prefix(64)) : ""
      answer = String(String.UnicodeScalarView(token.unicodeScalars.filter { $0.value >= 0x20 }))
    case "TIME":
      // The server's clock, where it tells it: ours is nobody's business.
      guard let clock = link.serverClock else { return }
      answer = ServerTime.text(clock.theirs + now - clock.ours)
    default: return
    }
    link.ctcpAnswers.removeAll { now - $0 >= Self.ctcpSpan }
    guard link.ctcpAnswers.count < Self.ctcpLimit else { return }
    link.ctcpAnswers.append(now)
    let line = "\u{1}\(command)\(answer.isEmpty ? "" : " ")\(answer)\u{1}"
    send(OutboundLine("NOTICE", [decodedText(source.nick), line]))
  }
}
