extension IRCSession {
  /// How long a JOIN may go without an answer.
  private static let joinTime: Int64 = 30_000

  func wanted(_ name: ArraySlice<UInt8>) -> Int? { channelIndex[fold(name)] }

  /// Asks for every wanted channel whose time has come, and sets the timer for the others.
  mutating func reconcile() {
    guard link.phase == .ready else { return }
    var list = ""
    var lines: [OutboundLine] = []
    for i in channels.indices where channels[i].isMissing && channels[i].nextAttempt <= now {
      let name = channels[i].name
      if let key = channels[i].keyToTry {
        lines.append(OutboundLine("JOIN", name, key.value))
      } else if !list.isEmpty, list.utf8.count + name.utf8.count > 400 {
        lines.append(OutboundLine("JOIN", list))
        list = name
      } else {
        list += list.isEmpty ? name : ",\(name)"
      }
      channels[i].nextAttempt = now + Self.joinTime
      channels[i].failures += 1
    }
    if !list.isEmpty { lines.append(OutboundLine("JOIN", list)) }
    // The first waits for nobody; a burst of them would be a flood.
    if let first = lines.first { send(first) }
    for line in lines.dropFirst() { ask(line) }
    if lines.count > 1 { pump() }
    if let next = channels.lazy.filter(\.isMissing).map(\.nextAttempt).min() {
      setTimer(.reconcile, next - now)
    }
  }

  mutating func join(_ message: IRCMessage, _ tags: LineTags) {
    guard let name = message.parameter(0) else { return }
    let source = message.source
    guard isOwn(source.nick) else { return joined(source, channel: name, message, tags) }
    // Before the welcome nobody is in a channel, whatever the server says.
    guard link.phase == .ready || link.phase == .welcomed else { return }
    noteOwnPrefix(source)
    guard let i = wanted(name), !channels[i].isGivenUp else {
      // Forwarded (470), renamed, or made to join: nobody asked for it to be here.
      send("PART", decodedText(name))
      return
    }
    noteAnswer()
    channels[i].isJoined = true
    channels[i].joinedAt = tags.time
    channels[i].failures = 0
    channels[i].reported = nil
    if channels[i].room == nil { actions.append(.joined(channels[i].name)) }
    askWho(in: i)
    cameIn(i)
    pump()
  }

  mutating func part(_ message: IRCMessage) {
    guard let i = message.parameter(0).flatMap(wanted) else { return }
    if isOwn(message.source.nick) {
      out(of: i, "parted")
    } else {
      link.roster.part(fold(message.source.nick), channel: i)
      receive(fold(message.source.nick))
    }
  }

  mutating func kick(_ message: IRCMessage) {
    guard let i = message.parameter(0).flatMap(wanted), let nick = message.parameter(1) else { return }
    if isOwn(nick) {
      out(of: i, "kicked by \(decodedText(message.source.nick))")
    } else {
      link.roster.part(fold(nick), channel: i)
      judge(i)
    }
  }

  private mutating func out(of i: Int, _ reason: String) {
    leftRoom(i)
    channels[i].isJoined = false
    channels[i].standing = .init()
    channels[i].joinedAt = nil
    link.roster.leave(i)
    link.unknownRooms.remove(i)
    link.inspections[i] = nil
    tryLater(i, reason)
  }

  private mutating func tryLater(_ i: Int, _ reason: String) {
    channels[i].nextAttempt = now + channels[i].retryDelay
    if channels[i].isGivenUp { return }
    if channels[i].reported != reason {
      channels[i].reported = reason
      actions.append(.left(channels[i].name, reason: reason))
    }
    reconcile()
  }

  /// A channel that was asked for, or a line to one we are in, is refused.
  mutating func channelRefused(_ numeric: Int, _ message: IRCMessage, _ tags: LineTags) {
    guard let i = message.parameter(1).flatMap(wanted), !channels[i].isJoined else {
      return notDelivered(message, tags)
    }
    tryLater(i, Self.refusal(numeric, message))
    if numeric == 473 {
      askServices("INVITE", in: i)
      pump()
    }
  }

  /// 442: the server says that we are not where we took ourselves to be.
  mutating func notThere(_ message: IRCMessage, _ tags: LineTags) {
    if let i = message.parameter(1).flatMap(wanted), channels[i].isJoined {
      notDelivered(message, tags)
      out(of: i, "the server says that we are not in it")
    } else {
      channelRefused(442, message, tags)
    }
  }

  /// RENAME #old #new: whoever knows the old name only is in the wrong room from now on.
  mutating func renamed(_ message: IRCMessage) {
    guard let i = message.parameter(0).flatMap(wanted), let new = message.parameter(1), channels[i].isJoined
    else { return }
    if fold(new) == fold(channels[i].name.utf8) { return }
    if wanted(new) == nil { send("PART", decodedText(new)) }
    out(of: i, "renamed to \(decodedText(new))")
  }

  private static func refusal(_ numeric: Int, _ message: IRCMessage) -> String {
    if numeric == 470 { return "forwarded to \(message.text(2) ?? "another channel")" }
    return refusals[numeric] ?? message.lastParameter.map(decodedWords) ?? "refused"
  }

  private static let refusals = [
    403: "no such channel", 476: "no such channel", 479: "no such channel", 405: "in too many channels",
    437: "the channel is held", 471: "the channel is full", 473: "invited people only", 474: "banned",
    475: "a key is required", 477: "registered accounts only", 489: "secure connections only",
  ]

  mutating func invite(_ message: IRCMessage) {
    guard let nick = message.parameter(0), isOwn(nick), let i = message.parameter(1).flatMap(wanted),
      !channels[i].isJoined
    else { return }
    // At once, once: a stream of invitations must not become a stream of JOINs.
    if channels[i].reported != nil {
      channels[i].reported = nil
      channels[i].nextAttempt = now
      reconcile()
    }
  }
}
