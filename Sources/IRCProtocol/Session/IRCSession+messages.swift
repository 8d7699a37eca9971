extension IRCSession {
  private static let ctcpLimit = 3
  private static let ctcpSpan: Int64 = 60_000

  /// Something said, in one line or in several.
  struct Spoken {
    var source: IRCSource
    var target: ArraySlice<UInt8>
    var text: ArraySlice<UInt8>
    var isNotice: Bool
    var tags: LineTags
  }

  /// PRIVMSG and NOTICE.
  mutating func spoken(_ message: IRCMessage, _ tags: LineTags) {
    guard let target = message.parameter(0), let text = message.parameter(1), !message.source.isEmpty else { return }
    let isNotice = message.command == "NOTICE"
    if let batch = tags.batch, link.batches.collect(batch, text, tags, isNotice: isNotice) { return }
    spoken(Spoken(source: message.source, target: target, text: text, isNotice: isNotice, tags: tags))
  }

  /// Heard is only what may be a command: somebody else's live or replayed PRIVMSG that no bot sent.
  mutating func spoken(_ said: Spoken) {
    let (source, tags) = (said.source, said.tags)
    let (name, toOperators) = support.splitStatus(said.target)
    let room = support.isChannel(name) ? wanted(name) : nil
    if isOwn(source.nick) {
      if !(tags.batch.map(link.batches.isHistory) ?? false) {
        noteOwnPrefix(source)
        echoed(said.target, tags)
      }
      if let room { noteRead(room, tags) }
      return
    }
    guard link.phase == .ready, source.host != nil || source.user != nil || !source.nick.contains(UInt8(ascii: "."))
    else { return }

    var start = link.welcomedAt
    if support.isChannel(name) {
      guard let room, channels[room].isJoined else { return }
      if playsBack(said, in: room) { return }
      start = channels[room].joinedAt
    } else if !isOwn(said.target) {
      return
    }
    var isHistory = isHistory(tags, since: start)
    if let room, now < catchUps[room].playsBackUntil { isHistory = true }
    let age = room.flatMap { isHistory ? missedAge($0, tags) : nil }
    defer { if let room { noteRead(room, tags, isHistory: isHistory, isMissed: age != nil) } }
    if holdsCode(said, isHistory: isHistory) { return }
    let account = identify(source, tags, isHistory: isHistory)
    if said.isNotice || tags.isFromBot { return }
    if said.text.first == .delimiter {
      if !isHistory { ctcp(said.text, from: source) }
      return
    }
    // History may bring what was said since our JOIN before the line itself comes: it counts as said now.
    let isOfNow = age == 0
    hear(
      HeardLine(
        channel: toOperators ? nil : room.map { channels[$0].name }, nick: decodedText(source.nick), account: account,
        address: source.host.map(decodedText) ?? "", text: decodedWords(said.text), messageID: tags.messageID,
        serverTime: tags.time, isHistory: isHistory && !isOfNow, missedAge: isOfNow ? nil : age),
      source, in: room)
  }

  /// Reports a line, unless it has to wait: for the older lines of its room, or for the answer who said it.
  private mutating func hear(_ line: HeardLine, _ source: IRCSource, in room: Int?) {
    if !line.isHistory, let room, waitsForHistory(line, in: room) { return }
    if !line.isHistory, askWhoSaid(line, source) { return }
    actions.append(.heard(line))
  }

  /// Answers VERSION, PING and TIME, three times in a minute at most; ACTION and the rest are passed over.
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
      // The server's clock, where it tells it: ours is told to nobody.
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
