import ChatModel

/// What is said and what happens in the rooms, as `/sync` tells it. A token is passed on only behind all that it covers.
extension MatrixSession {
  private static let stateTypes: [JSON] = [
    "m.room.member", "m.room.join_rules", "m.room.history_visibility", "m.room.encryption", "m.room.power_levels",
    "m.room.create", "m.room.tombstone",
  ]
  private static let timelineTypes: [JSON] =
    stateTypes + ["m.room.message", "m.room.encrypted", "m.room.redaction", "m.reaction"]

  private static let filter: String = {
    let filter: JSON = [
      "account_data": ["types": ["m.direct"]], "presence": ["types": []],
      "room": [
        "account_data": ["types": []], "ephemeral": ["types": []], "state": ["types": .array(stateTypes)],
        "timeline": ["limit": 100, "types": .array(timelineTypes)],
      ],
    ]
    return String(decoding: filter.encoded, as: UTF8.self)
  }()

  private static let historyFilter = String(
    decoding: (["types": .array(timelineTypes)] as JSON).encoded, as: UTF8.self)

  // MARK: Asking

  mutating func poll() {
    guard phase == .following, !following.isPolling, !isLeaving else { return }
    if following.batch != nil {
      let rooms = following.askAgain
      following.askAgain = []
      for room in rooms.sorted() { askHistory(of: room) }
      return
    }
    guard !following.isPaused, !renewsToken() else { return }
    following.isPolling = true
    following.askedAt = now
    let waits = following.isConnected && following.since != nil
    var query = [("filter", Self.filter), ("timeout", String(waits ? Following.pollTime : 0))]
    if let since = following.since { query.append(("since", since)) }
    if following.isFirst { query.append(("full_state", "true")) }
    request(
      .sync, .get, MatrixPath.client("sync", query: query), timeout: (waits ? Following.pollTime : 30_000) + 15_000)
  }

  // MARK: Answers

  mutating func synced(_ body: JSON?) {
    following.isPolling = false
    guard let body, let next = body["next_batch"]?.string, !next.isEmpty else {
      return syncFailed("the homeserver's answer is not understood", isBad: true)
    }
    following.failures = 0
    following.absentSince = nil
    following.unknownTokens = 0
    countIdle(body, next)
    if following.isFirst { rooms = [:] }
    for event in body["account_data"]?["events"]?.elements ?? [] { takeAccountData(event) }
    var batch = Following.Batch(
      next: next, isInitial: following.since == nil, isBack: following.isBack, parts: [])
    let sections = body["rooms"]
    for (id, room) in (sections?["join"]?.members ?? [:]).sorted(by: { $0.key < $1.key }) {
      batch.parts.append(take(room, of: id, in: batch))
    }
    for id in (sections?["leave"]?.members ?? [:]).keys.sorted() {
      if let i = channelIndex(of: id), rooms[id] != nil {
        // Put out: to come back at once, again and again, would be a nuisance.
        channels[i].failures = now - channels[i].joinedAt < Self.settled ? channels[i].failures + 1 : 0
        channels[i].nextAttempt = now + channels[i].retryDelay
      }
      rooms[id] = nil
      invitations[id] = nil
    }
    for (id, room) in (sections?["invite"]?.members ?? [:]).sorted(by: { $0.key < $1.key }) {
      invitations[id] = Invitation(room, to: configuration.user)
    }
    following.batch = batch
    for part in batch.parts where part.missing != nil { askHistory(of: part.room) }
    finishBatch()
  }

  /// What an answer can come for. What of it is of no use to us comes all the same: that somebody logged in, say.
  private static let sections = ["rooms", "device_lists", "to_device", "account_data", "presence"]

  /// An answer that comes at once, again and again, and brings nothing is a fault of the homeserver's.
  private mutating func countIdle(_ body: JSON, _ next: String) {
    let parts = Self.sections.flatMap { (body[$0]?.members ?? [:]).values }
    let isEmpty = parts.allSatisfy { $0.members.isEmpty && $0.elements.isEmpty }
    let isIdle = following.isConnected && now - following.askedAt < 1_000 && (isEmpty || next == following.since)
    following.idleAnswers = isIdle ? following.idleAnswers + 1 : 0
  }

  /// Milliseconds after which the program that encrypts has learnt by a sync of its own that a new room is encrypted, and who
  /// is in it: what we said before would go out open.
  static let sealingTime: Int64 = 5_000

  private mutating func take(_ json: JSON, of id: String, in batch: Following.Batch) -> Following.Part {
    let wasIn = rooms[id] != nil
    var room = rooms[id] ?? MatrixRoom(id: id)
    let hadGuest = directUser(of: room).map(room.members.contains) ?? true
    let wasEncrypted = room.isEncrypted
    for event in json["state"]?["events"]?.elements ?? [] { room.apply(event) }
    let timeline = json["timeline"]
    let events = timeline?["events"]?.elements ?? []
    for event in events where event["state_key"] != nil { room.apply(event) }
    if room.isEncrypted, !following.isFirst, !wasIn || !hadGuest || !wasEncrypted {
      room.sealedFrom = now + Self.sealingTime
    }
    rooms[id] = room
    if let user = directUser(of: room), room.members.contains(user) { actions.append(.met(account: user)) }
    invitations[id] = nil
    var part = Following.Part(room: id, events: events)
    let state = json["state"]?["events"]?.elements ?? []
    part.isHistory = !wasIn && !following.isFirst && !(state + events).contains(where: isOwnArrival)
    // What was said before we came is history, however much of it was left out.
    let wasRead = !batch.isInitial && (wasIn || following.isFirst)
    if wasRead, timeline?["limited"]?.bool ?? false, !events.contains(where: isOwnArrival) {
      part.missing = timeline?["prev_batch"]?.string
      part.hasGap = part.missing == nil
    }
    return part
  }

  private mutating func takeAccountData(_ event: JSON) {
    guard event["type"]?.string == "m.direct" else { return }
    directRooms = (event["content"]?.members ?? [:]).mapValues { $0.elements.compactMap(\.string) }
  }

  /// A member event by which we came in, and not one by which we changed our name.
  private func isOwnArrival(_ event: JSON) -> Bool {
    event["type"]?.string == "m.room.member" && event["state_key"]?.string == configuration.user
      && event["content"]?["membership"]?.string == "join"
      && event["unsigned"]?["prev_content"]?["membership"]?.string != "join"
  }

  // MARK: What was left out

  mutating func askHistory(of room: String) {
    guard let part = following.batch?.parts.first(where: { $0.room == room }), let from = part.missing,
      let since = following.since, !isPending(.history(room: room))
    else { return }
    request(
      .history(room: room), .get,
      MatrixPath.client(
        "rooms", room, "messages",
        query: [
          ("dir", "b"), ("from", from), ("to", since), ("limit", String(Following.pageSize)),
          ("filter", Self.historyFilter),
        ]))
  }

  mutating func historyRead(of room: String, _ body: JSON?) {
    guard let index = following.batch?.parts.firstIndex(where: { $0.room == room }),
      var part = following.batch?.parts[index], let from = part.missing
    else { return }
    let chunk = body?["chunk"]?.elements ?? []
    part.older += chunk
    part.pages += 1
    let end = body?["end"]?.string
    // Before our own arrival there is nothing to read.
    if body?["chunk"] == nil || part.pages >= Following.mostPages || end == from && !chunk.isEmpty {
      part.hasGap = true
      part.missing = nil
    } else if chunk.isEmpty || chunk.contains(where: isOwnArrival) {
      part.missing = nil
    } else {
      part.missing = end
    }
    following.batch?.parts[index] = part
    if part.missing != nil { askHistory(of: room) } else { finishBatch() }
  }

  mutating func historyRefused(of room: String, _ fault: MatrixFault) {
    if fault.isPassing { return askHistoryAgain(of: room, after: fault.retryAfter) }
    guard let index = following.batch?.parts.firstIndex(where: { $0.room == room }) else { return }
    note("what was said meanwhile cannot be read: \(fault.text)")
    following.batch?.parts[index].missing = nil
    following.batch?.parts[index].hasGap = true
    finishBatch()
  }

  mutating func askHistoryAgain(of room: String, after wait: Int64? = nil) {
    following.askAgain.insert(room)
    following.failures += 1
    setTimer(.poll, wait ?? waits.growing(following.failures, from: 1_000, atMost: 60_000))
  }

  // MARK: Passing on

  /// Once nothing is missing, all goes up: what we said ourselves, what others said, and then the token.
  private mutating func finishBatch() {
    guard let batch = following.batch, batch.parts.allSatisfy({ $0.missing == nil }) else { return }
    following.batch = nil
    for part in batch.parts { pass(part, of: batch) }
    following.since = batch.next
    following.isFirst = false
    following.isBack = false
    actions.append(.read(token: batch.next))
    if !following.isConnected {
      following.isConnected = true
      following.reported = nil
      actions.append(.connected)
    }
    updateChannels()
    acceptInvitations()
    reconcile()
    if following.idleAnswers >= 3 {
      setTimer(.poll, waits.growing(following.idleAnswers - 2, from: 1_000, atMost: 60_000))
    } else {
      poll()
    }
  }

  private mutating func pass(_ part: Following.Part, of batch: Following.Batch) {
    let all = part.older.reversed() + part.events
    if part.hasGap, let channel = channelIndex(of: part.room) {
      actions.append(.gap(channels[channel].name, since: following.readUntil))
    }
    guard !batch.isInitial, !part.isHistory else { return }
    let start = all.lastIndex(where: isOwnArrival).map { $0 + 1 } ?? all.startIndex
    if channelIndex(of: part.room) == nil { hearBeforeArrival(Array(all[..<start]), in: part.room) }
    for event in all[start...] {
      if event["sender"]?.string == configuration.user {
        takeEcho(event)
      } else {
        hear(event, in: part.room, isBack: batch.isBack)
      }
    }
  }

  // MARK: Absence

  mutating func syncFailed(_ why: String, isBad: Bool = false) {
    following.isPolling = false
    following.failures += 1
    let since = following.absentSince ?? now
    following.absentSince = since
    lost(why)
    setTimer(
      .poll,
      isBad ? waits.growing(following.failures) : waits.absent(since: since, at: now, following.failures))
  }

  mutating func syncRefused(_ fault: MatrixFault) {
    if fault.status == 429 {
      following.isPolling = false
      following.failures += 1
      return setTimer(.poll, fault.retryAfter ?? waits.growing(following.failures))
    }
    if fault.status == 400, following.since != nil {
      following.unknownTokens += 1
      if following.unknownTokens >= 3 { beginAnew() }
    }
    syncFailed(fault.text, isBad: true)
  }

  /// The homeserver does not know what was read: it is another one by now, or its records were put back.
  private mutating func beginAnew() {
    note("the homeserver does not know the token of what was read last: beginning anew")
    for channel in channels { actions.append(.gap(channel.name, since: following.readUntil)) }
    following.since = nil
    following.isFirst = true
    following.unknownTokens = 0
  }

  /// The homeserver is not there for us. That it is not, yet again, is no news.
  mutating func lost(_ why: String) {
    let isNews = following.isConnected || following.reported != why
    following.isConnected = false
    following.isBack = true
    following.reported = why
    for i in channels.indices { channels[i].isJoined = false }
    if isNews { actions.append(.disconnected(reason: why)) }
  }
}
