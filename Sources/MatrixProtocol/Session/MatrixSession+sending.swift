import ChatModel

extension MatrixSession {
  /// How long after its last limit a homeserver counts as busy, in milliseconds: notices are then said together.
  private static let busyTime: Int64 = 10_000
  /// So many answers that wait are said together, in so many bytes of UTF-8.
  private static let mostTogether = 20
  private static let longestTogether = 8_000

  // MARK: The queue

  mutating func enqueue(_ text: OutgoingText) {
    var text = text
    text.text = String(text.text.unicodeScalars.filter { $0 != "\0" && $0 != "\r" })
    guard !text.text.isEmpty else { return fail(text.id, .refused("nothing to say")) }
    if case .channel(let name) = text.target {
      guard channelIndex(named: name) != nil else { return fail(text.id, .refused("not a channel of this network")) }
    } else if let user = user(of: text.target), let failure = cannotReach(user) {
      guard configuration.privacy != .direct, let place = text.reply?.place, case .channel(let name) = place,
        channelIndex(named: name) != nil, !configuration.privateNotice.isEmpty
      else { return fail(text.id, failure) }
      // Whoever asked knows at least that there is an answer.
      text.target = .channel(name)
      text.text = configuration.privateNotice
    }
    if text.name.isEmpty { text.name = "v\(configuration.seed)-\(text.id)" }
    let (accepted, superseded) = queue.add(text, at: now)
    if let superseded { fail(superseded, .superseded) }
    if !accepted { fail(text.id, .crowded) }
  }

  mutating func fail(_ id: OutgoingText.ID, _ failure: ChatEvent.DeliveryFailure) {
    actions.append(.failed(id, failure))
  }

  private func user(of target: OutgoingLine.Destination) -> String? {
    switch target {
    case .channel: nil
    case .person(let nick, let account): account ?? nick
    case .account(let account): account
    }
  }

  /// The room that a text can be said in now.
  func destination(of text: OutgoingText) -> String? {
    if case .channel(let name) = text.target {
      guard let i = channelIndex(named: name), channels[i].isJoined else { return nil }
      return room(ofChannel: i).flatMap { $0.sealedFrom <= now ? $0.id : nil }
    }
    return user(of: text.target).flatMap(readableDirectRoom)
  }

  mutating func failTexts(to user: String) {
    while let position = queue.first(where: { self.user(of: $0.target) == user }) {
      fail(queue[position].text.id, .absent)
      queue.remove(at: position)
    }
  }

  private mutating func dropExpired() {
    for id in queue.removeExpired(at: now) + sending.removeExpired(at: now) { fail(id, .expired) }
  }

  // MARK: Saying

  /// Says what may be said now, and sets the timer for the rest.
  mutating func pump() {
    dropExpired()
    defer { setQueueTimer() }
    guard phase == .following, following.isConnected, sending.underWay == nil, now >= sending.notBefore else { return }
    while true {
      var stranded: String?
      let position = queue.first { text in
        if destination(of: text) != nil { return true }
        if stranded == nil, !text.target.isRoom { stranded = user(of: text.target) }
        return false
      }
      if let stranded { makeDirect(with: stranded) }
      if let lane = sending.next, position.map({ lane <= queue[$0].text.lane }) ?? true {
        if let attempt = sending.takeAgain() { send(attempt) }
        return
      }
      guard let position else { return }
      if withholds(position) { continue }
      guard let attempt = attempt(at: position) else { return }
      return send(attempt)
    }
  }

  private mutating func send(_ attempt: Sending.Attempt) {
    sending.begin(attempt)
    request(
      .send, .put, MatrixPath.client("rooms", attempt.room, "send", "m.room.message", attempt.name), attempt.content,
      timeout: 30_000)
  }

  /// The event that says the text at this place, and others with it; they leave the queue.
  private mutating func attempt(at position: SendQueue.Position) -> Sending.Attempt? {
    let text = queue[position].text
    guard let room = destination(of: text).flatMap({ rooms[$0] }) else { return nil }
    let texts = [text] + together(with: position)
    var content = MessageContent(
      text: texts.map(\.text).joined(separator: "\n"), isNotice: text.lane == .answer || text.lane == .stranger)
    if text.lane == .distress || text.lane == .call { content.calls = calls(in: room) }
    content.reply = reply(of: texts)
    if texts.count > 1 { content.names = texts.map(\.name) }
    for text in texts { queue.remove(text.id) }
    return Sending.Attempt(
      ids: texts.map(\.id), room: room.id, name: text.name, lane: text.lane,
      expires: texts.compactMap(\.expires).min(), content: content.json, names: content.names)
  }

  /// Where a homeserver is in no hurry, answers that wait for the same room and thread go out in one event.
  private func together(with position: SendQueue.Position) -> [OutgoingText] {
    let text = queue[position].text
    let isBusy = sending.limitedAt.map { now - $0 < Self.busyTime } ?? false
    guard text.lane == .answer, text.target.isRoom, isBusy || queue.waiting(in: .answer) >= 4 else { return [] }
    var texts: [OutgoingText] = []
    var length = text.text.utf8.count
    for companion in queue.companions(of: position, atMost: Self.mostTogether - 1) {
      let other = queue[companion].text
      length += other.text.utf8.count + 1
      guard length <= Self.longestTogether, other.reply?.thread == text.reply?.thread else { break }
      texts.append(other)
    }
    return texts
  }

  private func calls(in room: MatrixRoom) -> MessageContent.Calls {
    if room.level(of: configuration.user) >= room.levels.calling { return .everybody }
    return .people(Array(room.members.sorted().filter { $0 != configuration.user }.prefix(100)))
  }

  /// What an event refers to: of several, the last one that it answers.
  private func reply(of texts: [OutgoingText]) -> MessageReference? {
    guard let last = texts.last, let reply = last.reply else { return nil }
    guard texts.count == 1 || reply.thread != nil else { return nil }
    switch (reply.place, last.target) {
    case (.channel(let place), .channel(let target)): return place == target ? reply : nil
    case (.direct, .person), (.direct, .account): return reply
    case (.channel, _), (.direct, .channel): return nil
    }
  }

  private mutating func setQueueTimer() {
    var next = queue.nextExpiry
    if !sending.again.isEmpty || !queue.isEmpty, sending.notBefore > now {
      next = min(next ?? .max, sending.notBefore)
    }
    for attempt in sending.again { if let expires = attempt.expires { next = min(next ?? .max, expires) } }
    if !queue.isEmpty, let sealed = rooms.values.map(\.sealedFrom).filter({ $0 > now }).min() {
      next = min(next ?? .max, sealed)
    }
    if let next, next > now { setTimer(.queue, next - now) }
  }

  // MARK: What became of it

  mutating func sent(_ body: JSON?) {
    sending.failures = 0
    guard let attempt = sending.end(), !attempt.isConfirmed else { return }
    for id in attempt.ids { actions.append(.delivered(id, event: body?["event_id"]?.string)) }
  }

  /// - Returns: whether it is one that is on its way.
  mutating func confirm(_ name: String, event: String?) -> Bool {
    if let ids = sending.confirm(name) {
      for id in ids { actions.append(.delivered(id, event: event)) }
      return true
    }
    return sending.underWay?.names.contains(name) ?? false || sending.again.contains { $0.names.contains(name) }
  }

  mutating func sendFailed() {
    sending.failures += 1
    sending.putBack()
    sending.notBefore = now + waits.growing(sending.failures, from: 1_000, atMost: 30_000)
  }

  mutating func sendRefused(_ fault: MatrixFault) {
    if fault.isPassing {
      sending.failures += 1
      sending.putBack()
      let wait = fault.retryAfter ?? waits.growing(sending.failures, from: 1_000, atMost: 60_000)
      sending.notBefore = now + wait
      if fault.status == 429 { sending.limitedAt = now }
      return
    }
    guard let attempt = sending.end(), !attempt.isConfirmed else { return }
    for id in attempt.ids { fail(id, .refused(fault.text)) }
  }
}
