extension IRCSession {
  mutating func dispatch(_ message: IRCMessage) {
    var tags = LineTags(message)
    if let batch = tags.batch {
      // The answer to a labelled line is labelled as a whole.
      if tags.label == nil { tags.label = link.batches[batch]?.tags.label }
    } else if let time = tags.time {
      link.serverClock = (time, now)
    }
    if let numeric = message.numeric { return reply(numeric, message, tags) }
    // What people did then changes nothing now.
    if let batch = tags.batch, link.batches.isReplay(batch), !Self.replayed.contains(message.command) { return }
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
    case "FAIL": failed(message, tags)
    case "WARN", "NOTE": told(message)
    case "ACK": acknowledged(tags)
    case "ERROR": closedByServer(message.parameter(0).map(decodedWords) ?? "")
    default: break
    }
  }

  private static let replayed: Set<String> = ["PRIVMSG", "NOTICE", "BATCH", "ERROR"]

  private mutating func reply(_ numeric: Int, _ message: IRCMessage, _ tags: LineTags) {
    switch numeric {
    case 1: welcome(message, tags)
    case 4: recognise(message.text(2))
    case 5: supports(message)
    case 276: certificateShown(message)
    case 303: onlineNicks(message)
    case 311: personShown(message)
    case 315: endOfWho(message)
    case 318: endOfWhoIs(message)
    case 324: modes(message)
    case 330: accountShown(message)
    case 353: names(message)
    case 354: whoReply(message)
    case 366: endOfNames(message)
    case 376, 422: endOfGreeting()
    case 396: cloaked(message)
    case 410, 421, 451: unknownCommand(message)
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

  private mutating func supports(_ message: IRCMessage) {
    let before = support.caseMapping
    support.apply(message.parameters.dropFirst().dropLast())
    if support.caseMapping != before { refold() }
    recognise(support.make)
  }

  /// 421, or on older servers 451 and 410, to our CAP.
  private mutating func unknownCommand(_ message: IRCMessage) {
    guard link.isNegotiating, link.phase == .registering, link.capabilities.isUntold,
      message.parameters.dropLast().contains(where: { $0.elementsEqual("CAP".utf8) })
    else { return }
    link.isNegotiating = false
    if configuration.sasl != nil { giveUp("the server knows no capabilities") }
  }

  private mutating func closedByServer(_ text: String) {
    let folded = text.lowercased()
    if folded.contains("flood") || folded.contains("recvq") { flooded() }
    let isBan = ["k-line", "g-line", "z-line", "d-line", "k:line", "g:line", "z:line", "banned"].contains {
      folded.contains($0)
    }
    if isBan {
      disconnect(.banned(text))
    } else if hasAwaitedServices {
      disconnect(.servicesAway("\(Self.noSASL); the server waited no longer: \(text)"))
    } else {
      disconnect(.closedByServer(text))
    }
  }

  private mutating func refusedByServer(_ numeric: Int, _ message: IRCMessage) {
    guard link.phase == .registering else { return }
    let why = message.lastParameter.map(decodedWords) ?? "\(numeric)"
    disconnect(numeric == 465 ? .banned(why) : .notRegistered(why))
  }
}
