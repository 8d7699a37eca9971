extension IRCSession {
  private static let echoTime: Int64 = 20_000

  // MARK: The queue

  mutating func enqueue(_ text: OutgoingText) {
    if case .channel(let name) = text.target, channelIndex[fold(name.utf8)] == nil {
      fail(text.id, .refused("not a channel of this network"))
      return
    }
    var text = text
    text.text = TextSplitter.sanitized(text.text)
    guard !text.text.isEmpty else {
      fail(text.id, .refused("nothing to say"))
      return
    }
    let (accepted, superseded) = queue.add(text)
    if let superseded { fail(superseded, .superseded) }
    if !accepted { fail(text.id, .refused("too much waits to be said")) }
  }

  mutating func fail(_ id: OutgoingText.ID, _ failure: OutgoingText.Failure) {
    actions.append(.failed(id, failure))
  }

  mutating func dropExpired() {
    for id in queue.removeExpired(at: now) { fail(id, .expired) }
  }

  func canSay(_ text: OutgoingText) -> Bool {
    switch text.target {
    case .channel(let name): channelIndex[fold(name.utf8)].map { channels[$0].isJoined } ?? false
    case .person(let nick, .some): !isBeingAsked(nick)
    case .person(_, nil), .account: true
    }
  }

  /// Says what may be said now, and sets the timer for the rest.
  mutating func pump() {
    dropExpired()
    guard link.phase == .ready else { return }
    var wait: Int64?
    while let position = queue.first(where: canSay) {
      if case .account(let account) = queue[position].text.target {
        address(position, to: account)
        continue
      }
      let entry = queue[position]
      if case .person(let nick, let account?) = entry.text.target, !isHeld(nick, by: account) {
        queue.remove(at: position)
        link.ledger.drop(entry.text.id)
        fail(entry.text.id, .notTheSamePerson)
        continue
      }
      // One token stays for a distress.
      wait = link.bucket.take(reserve: entry.text.lane == .distress ? 0 : 1, at: now)
      if wait != nil { break }
      sayPart(of: entry, at: position)
    }
    confirmByPing()
    if let expiry = queue.nextExpiry { wait = min(wait ?? .max, expiry - now) }
    if let wait { setTimer(.queue, wait) }
  }

  /// What is for an account goes to the nick that holds it now, and is from there on like any line for a person.
  private mutating func address(_ position: SendQueue.Position, to account: String) {
    if let nick = nick(of: account) {
      queue[position].text.target = .person(nick: nick, account: account)
    } else {
      let id = queue[position].text.id
      queue.remove(at: position)
      fail(id, .absent)
    }
  }

  private mutating func sayPart(of entry: SendQueue.Entry, at position: SendQueue.Position) {
    let command = entry.text.isNotice ? "NOTICE" : "PRIVMSG"
    let target: String
    switch entry.text.target {
    case .channel(let name): target = channelIndex[fold(name.utf8)].map { channels[$0].name } ?? name
    case .person(let nick, _): target = nick
    case .account(let account): target = account
    }
    var parts = entry.parts ?? TextSplitter.split(entry.text.text, budget: budget(command, to: target))[...]
    guard let part = parts.popFirst() else {
      queue.remove(at: position)
      return
    }
    var line = OutboundLine(command, [target, String(part)])
    if link.capabilities.has("labeled-response"),
      link.capabilities.has("message-tags") || link.capabilities.has("batch")
    {
      line.tags = [OutboundLine.Tag("label", String(link.ledger.nextNumber))]
    }
    actions.append(.send(line.encoded))
    let awaitsEcho = link.capabilities.has("echo-message")
    link.ledger.wrote(
      entry.text.id, to: fold(target.utf8), awaitsEcho: awaitsEcho, isLast: parts.isEmpty, at: now)
    if awaitsEcho, !link.isConfirming {
      link.isConfirming = true
      setTimer(.confirmation, Self.echoTime)
    }
    if parts.isEmpty {
      queue.remove(at: position)
    } else {
      queue[position].parts = parts
    }
  }

  // MARK: Delivery

  private mutating func confirm(_ index: Int?) {
    if let index, let id = link.ledger.confirm(at: index) { actions.append(.delivered(id)) }
  }

  private func index(_ tags: LineTags) -> Int? { tags.label.flatMap { UInt64($0) }.flatMap(link.ledger.index(label:)) }

  mutating func echoed(_ target: ArraySlice<UInt8>, _ tags: LineTags) {
    confirm(index(tags) ?? (tags.label == nil ? link.ledger.index(to: fold(target)) : nil))
  }

  /// A labelled line had no other answer. With echo-message that is no proof: its echo is.
  mutating func acknowledged(_ tags: LineTags) {
    guard let index = index(tags), !link.ledger.lines[index].awaitsEcho else { return }
    confirm(index)
  }

  /// 401, 404 and their like: `ours target :why`.
  mutating func notDelivered(_ message: IRCMessage, _ tags: LineTags) {
    let target = message.parameters.count > 2 ? message.parameter(1) : nil
    refused(
      index(tags) ?? target.flatMap { link.ledger.index(to: fold($0)) },
      message.lastParameter.map(decodedText) ?? message.command)
  }

  /// FAIL command code context… :why (IRCv3 standard-replies).
  mutating func standardFailure(_ message: IRCMessage, _ tags: LineTags) {
    let why = "\(message.text(1) ?? "FAIL"): \(message.lastParameter.map(decodedText) ?? "")"
    switch message.text(0)?.uppercased() {
    case "PRIVMSG", "NOTICE": refused(index(tags) ?? link.ledger.lines.indices.first, why)
    default: note("the server says \(why)")
    }
  }

  private mutating func refused(_ index: Int?, _ why: String) {
    guard let index else { return }
    let id = link.ledger.lines[index].text
    link.ledger.drop(id)
    queue.remove(id)
    fail(id, .refused(why))
  }

  // MARK: PING and PONG

  /// Asks for a PONG that confirms all lines before it; one at a time, so that a run of lines costs one.
  mutating func confirmByPing() {
    guard link.ping == nil, link.ledger.lines.contains(where: { !$0.awaitsEcho }) else { return }
    ping()
  }

  mutating func ping() {
    pingCount += 1
    link.ping = (pingCount, link.ledger.newestNumber)
    send("PING", "vigie-\(pingCount)")
  }

  mutating func pong(_ message: IRCMessage) {
    guard let ping = link.ping, let token = message.lastParameter,
      token.elementsEqual("vigie-\(ping.number)".utf8)
    else { return }
    link.ping = nil
    let (delivered, notEchoed) = link.ledger.passed(ping.covers)
    for id in delivered { actions.append(.delivered(id)) }
    for id in notEchoed {
      queue.remove(id)
      fail(id, .refused("the server did not echo it"))
    }
    confirmByPing()
  }

  mutating func echoesOverdue() {
    link.isConfirming = false
    guard let oldest = link.ledger.lines.first(where: \.awaitsEcho) else { return }
    if now - oldest.writtenAt >= Self.echoTime, link.ping == nil { ping() }
    link.isConfirming = true
    setTimer(.confirmation, Self.echoTime)
  }
}
