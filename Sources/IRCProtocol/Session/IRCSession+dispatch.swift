extension IRCSession {
  mutating func dispatch(_ message: IRCMessage) {
    let tags = LineTags(message)
    if let time = tags.time, tags.batch == nil { link.serverClock = (time, now) }
    if let numeric = message.numeric {
      reply(numeric, message, tags)
      return
    }
    switch message.command {
    case "PRIVMSG", "NOTICE": spoken(message, tags)
    case "PING": pong(to: message)
    case "PONG": pong(message)
    case "BATCH": batch(message, tags)
    case "JOIN": join(message, tags)
    case "PART": part(message)
    case "QUIT": quit(message, tags)
    case "NICK": nick(message)
    case "KICK": kick(message)
    case "MODE": mode(message)
    case "RENAME": renamed(message)
    case "ACCOUNT": account(message)
    case "CHGHOST": chghost(message)
    case "INVITE": invite(message)
    case "CAP": capability(message)
    case "AUTHENTICATE": authenticate(message)
    case "FAIL": standardFailure(message, tags)
    case "ACK": acknowledged(tags)
    case "ERROR": closedByServer(message.text(0) ?? "")
    default: break
    }
  }

  private mutating func reply(_ numeric: Int, _ message: IRCMessage, _ tags: LineTags) {
    switch numeric {
    case 1: welcome(message, tags)
    case 4: recognise(message.text(2))
    case 5: supports(message)
    case 303: onlineNicks(message)
    case 315: endOfWho(message)
    case 324: modes(message)
    case 353: names(message)
    case 354: whoReply(message)
    case 376, 422: endOfGreeting()
    case 396: cloaked(message)
    case 421: unknownCommand(message)
    case 431, 432, 433, 436: nickRefused(message)
    case 437: if message.parameter(1).map(support.isChannel) ?? false { fallthrough } else { nickRefused(message) }
    case 403, 405, 470, 471, 473, 474, 475, 476, 477, 479, 480, 489: channelRefused(numeric, message, tags)
    case 731: nickIsOffline(message)
    case 442: notThere(message, tags)
    case 401, 404, 407, 408, 411, 412, 415, 417, 486, 492, 531, 716, 936: notDelivered(message, tags)
    case 464, 465, 463: refusedByServer(numeric, message)
    case 900...908: saslReply(numeric, message)
    default: break
    }
  }

  private mutating func batch(_ message: IRCMessage, _ tags: LineTags) {
    guard let reference = message.parameter(0), let sign = reference.first else { return }
    let name = decodedText(reference.dropFirst())
    if sign == .plus {
      link.batches.start(name, type: message.text(1) ?? "", inside: tags.batch)
    } else if sign == .hyphen {
      link.batches.end(name)
    }
  }

  /// Whether a line is replayed, by what the server says of it alone: the local clock is never asked, a skew of it
  /// would make the bot deaf.
  func isHistory(_ tags: LineTags, since start: Int64?) -> Bool {
    if let batch = tags.batch, link.batches.isHistory(batch) { return true }
    guard let time = tags.time, let start else { return false }
    return time < start
  }

  private mutating func supports(_ message: IRCMessage) {
    let before = support.caseMapping
    support.apply(message.parameters.dropFirst().dropLast())
    if support.caseMapping != before { refold() }
    recognise(support.make)
  }

  private mutating func unknownCommand(_ message: IRCMessage) {
    guard link.isNegotiating, message.text(1)?.uppercased() == "CAP" else { return }
    link.isNegotiating = false
    if configuration.sasl != nil { disconnect(.notIdentified("the server knows no capabilities")) }
  }

  private mutating func closedByServer(_ text: String) {
    let folded = text.lowercased()
    if folded.contains("flood") || folded.contains("recvq") { flooded() }
    let isBan = ["k-line", "g-line", "z-line", "d-line", "k:line", "g:line", "z:line", "banned"].contains {
      folded.contains($0)
    }
    disconnect(isBan ? .banned(text) : .closedByServer(text))
  }

  private mutating func refusedByServer(_ numeric: Int, _ message: IRCMessage) {
    guard link.phase == .registering else { return }
    let why = message.lastParameter.map(decodedText) ?? "\(numeric)"
    disconnect(numeric == 465 ? .banned(why) : .notRegistered(why))
  }
}
