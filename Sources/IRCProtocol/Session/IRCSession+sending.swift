import ChatModel

extension IRCSession {
  private static let echoTime: Int64 = 20_000

  // MARK: The queue

  mutating func enqueue(_ text: OutgoingText) {
    if case .channel(let name) = text.target, channelIndex[fold(name.utf8)] == nil {
      return fail(text.id, .refused("not a channel of this network"))
    }
    var text = text
    text.text = TextSplitter.sanitized(text.text)
    guard !text.text.isEmpty else { return fail(text.id, .refused("nothing to say")) }
    if case .person(let nick, .some) = text.target { askWhoUses(nick) }
    let (accepted, superseded) = queue.add(text, at: now)
    if let superseded { fail(superseded, .superseded) }
    if !accepted { fail(text.id, .crowded) }
  }

  mutating func fail(_ id: OutgoingText.ID, _ failure: ChatEvent.DeliveryFailure) {
    actions.append(.failed(id, failure))
  }

  /// What is left of a text will not be said.
  private mutating func giveUp(_ position: SendQueue.Position, _ failure: ChatEvent.DeliveryFailure) {
    let id = queue[position].text.id
    queue.remove(at: position)
    link.ledger.drop(id)
    fail(id, failure)
  }

  mutating func dropExpired() {
    for id in queue.removeExpired(at: now) { fail(id, .expired) }
  }

  func canSay(_ text: OutgoingText) -> Bool {
    switch text.target {
    case .channel(let name):
      channelIndex[fold(name.utf8)].map { channels[$0].isJoined } ?? false && !awaitsInspection(text)
    case .person(let nick, .some): !isBeingAsked(nick)
    case .person(_, nil), .account: true
    }
  }

  /// Says what may be said now, and sets the timer for the rest.
  mutating func pump() {
    dropExpired()
    guard link.phase == .ready else { return }
    inspectRooms()
    var wait: Int64?
    while wait == nil {
      let strangersWait = link.strangers.wait(at: now)
      let position = next { canSay($0) && (!$0.lane.isOfStrangers || strangersWait == 0) }
      let lane = position.map { queue[$0].text.lane }
      if let question = link.questions.first, lane.map({ questionsPrecede($0) }) ?? true {
        wait = link.bucket.spend(question.line.encoded.count, reserve: 1, at: now)
        if wait == nil { askNext() }
        continue
      }
      guard let position else {
        link.lastLane = nil
        break
      }
      if case .account(let account) = queue[position].text.target {
        address(position, to: account)
        continue
      }
      let entry = queue[position]
      if case .person(let nick, let account?) = entry.text.target, !uses(nick, account: account) {
        giveUp(position, .notTheSamePerson)
        continue
      }
      if entry.parts == nil, withholds(position) { continue }
      wait = sayNext(at: position)
    }
    confirmByPing()
    let strangersWait = queue.waiting(in: .call) + queue.waiting(in: .stranger) > 0 ? link.strangers.wait(at: now) : 0
    if strangersWait > 0 { wait = min(wait ?? .max, strangersWait) }
    if let expiry = queue.nextExpiry { wait = min(wait ?? .max, expiry - now) }
    if let wait { setTimer(.queue, wait) }
  }

  /// How long announcements and digests let answers pass, in milliseconds; then they take turns.
  private static let turn: Int64 = 1_000

  /// The text to be said next, lane by lane.
  private func next(where isReady: (OutgoingText) -> Bool) -> SendQueue.Position? {
    let first = queue.first(where: isReady)
    guard let first, queue[first].text.lane == .answer, link.lastLane == .answer else { return first }
    return queue.first(in: [.announcement, .digest], since: now - Self.turn, where: isReady) ?? first
  }

  /// What is for an account goes to the nick that is identified as it now, and is from there on like any line for a person.
  private mutating func address(_ position: SendQueue.Position, to account: String) {
    if let nick = nick(of: account) {
      queue[position].text.target = .person(nick: nick, account: account)
    } else {
      giveUp(position, .absent)
    }
  }

  /// One line of the text at this place, or of several.
  ///
  /// - Returns: the milliseconds to wait where the bucket does not let it go yet.
  private mutating func sayNext(at position: SendQueue.Position) -> Int64? {
    let entry = queue[position]
    // A distress may owe what the others leave for it.
    let reserve = entry.text.lane == .distress ? -link.bucket.pacing.spare : link.bucket.pacing.distressReserve
    let tokens = link.bucket.lines(reserve: reserve, at: now)
    if tokens == 0 { return link.bucket.spend(reserve: reserve, at: now) }
    let command = entry.text.isNotice ? "NOTICE" : "PRIVMSG"
    let target = spelling(of: entry.text.target)
    let limit = budget(command, to: target)
    var parts = entry.parts ?? TextSplitter.split(entry.text.text, budget: limit)[...]
    guard var part = parts.popFirst().map(String.init) else {
      queue.remove(at: position)
      return nil
    }
    var joined = [position]
    if entry.parts == nil, parts.isEmpty, entry.text.lane == .answer, queue.waiting(in: .answer) > tokens {
      joined += join(&part, at: position, limit)
    }
    let body = OutboundLine(command, [target, part]).encodedWithoutTags
    guard body.count <= support.lineLength else {
      giveUp(position, .refused("no line holds it"))
      return nil
    }
    var tags: [OutboundLine.Tag] = []
    if link.capabilities.has("labeled-response"),
      link.capabilities.has("message-tags") || link.capabilities.has("batch")
    {
      tags = [OutboundLine.Tag("label", String(link.ledger.nextNumber))]
    }
    let line = OutboundLine.encoded(tags, before: body)
    if let wait = link.bucket.spend(line.count, reserve: reserve, at: now) { return wait }
    if entry.text.lane.isOfStrangers { link.strangers.charge(line.count, at: now) }
    link.lastLane = entry.text.lane
    if entry.parts == nil, let lines = asOneMessage([part[...]] + parts, command, to: target, tags) {
      sayAtOnce(lines)
      noteWritten([entry.text.id], to: target, isLast: true)
      queue.remove(at: position)
      return nil
    }
    actions.append(.send(line))
    noteWritten(joined.map { queue[$0].text.id }, to: target, isLast: parts.isEmpty)
    if parts.isEmpty {
      for position in joined.reversed() { queue.remove(at: position) }
    } else {
      queue[position].parts = parts
    }
    return nil
  }

  /// Answers that wait for the same room go out in one line, as many as it holds, in their order: each is a sentence with
  /// its number first, so that a bar between them is enough in any language.
  private func join(
    _ text: inout String, at position: SendQueue.Position, _ limit: Int
  ) -> [SendQueue.Position] {
    guard case .channel = queue[position].text.target else { return [] }
    var joined: [SendQueue.Position] = []
    for companion in queue.companions(of: position, atMost: 16) {
      let next = queue[companion].text.text
      guard text.utf8.count + Self.bar.utf8.count + next.utf8.count <= limit else { break }
      text += Self.bar + next
      joined.append(companion)
    }
    return joined
  }

  private static let bar = " | "

  private func spelling(of target: OutgoingLine.Destination) -> String {
    switch target {
    case .channel(let name): channelIndex[fold(name.utf8)].map { channels[$0].name } ?? name
    case .person(let nick, _): nick
    case .account(let account): account
    }
  }

  private mutating func noteWritten(_ ids: [OutgoingText.ID], to target: String, isLast: Bool) {
    let awaitsEcho = link.capabilities.has("echo-message")
    link.ledger.wrote(ids, to: fold(target.utf8), awaitsEcho: awaitsEcho, isLast: isLast, at: now)
    if awaitsEcho, !link.isConfirming {
      link.isConfirming = true
      setTimer(.confirmation, Self.echoTime)
    }
  }

  // MARK: Delivery

  private mutating func confirm(_ index: Int?) {
    guard let index else { return }
    noteAnswer()
    for id in link.ledger.confirm(at: index) { actions.append(.delivered(id)) }
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
      message.lastParameter.map(decodedWords) ?? message.command)
  }

  /// FAIL for something that was to be said.
  mutating func sayingFailed(_ why: String, _ tags: LineTags) {
    refused(index(tags) ?? link.ledger.lines.indices.first, why)
  }

  private mutating func refused(_ index: Int?, _ why: String) {
    guard let index else { return }
    noteAnswer()
    for id in link.ledger.lines[index].texts {
      link.ledger.drop(id)
      queue.remove(id)
      fail(id, .refused(why))
    }
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
    link.askedAt = link.askedAt ?? now
    send("PING", "vigie-\(pingCount)")
  }

  mutating func pong(_ message: IRCMessage) {
    // Whatever its token: nobody else asks.
    noteAnswer()
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
