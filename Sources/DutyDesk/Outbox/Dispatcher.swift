import ChatModel
import CrisisCore
import CrisisStore
import Logging

/// Sees to it that what is stored gets said: announcements at least once, and answers that a restart or a lost
/// connection kept from being said. Knows which rooms can be spoken in, and what is on its way.
struct Dispatcher {
  private let settings: DeskSettings
  private(set) var joined: Set<ChannelKey> = []
  private(set) var connected: Set<String> = []
  private var answersUnderWay: Set<Int64> = []
  private var announcementsUnderWay: Set<Int64> = []
  private var notes = DeliveryNotes()
  /// Rooms just joined (by network): what waits for them is looked up at the next dispatch.
  private var returned: Set<String> = []
  /// Networks that refused an answer: it is given again at the next tick.
  private var retrying: Set<String> = []
  private var hasNews = true
  private var prunedAt: Milliseconds = 0
  private var alarms = LinkAlarms()
  /// How often servers refused an announcement, and an answer.
  private var refusals: [Int64: Int] = [:]
  /// Calls for help on their way to rooms, and whether people were told that one is withheld.
  private var calls: [Int64: (line: LinkAlarms.OutboxLineSummary, isTold: Bool)] = [:]
  private var answerRefusals: [Int64: Int] = [:]
  /// Calls for help that a webhook does not take: when each is tried again.
  private var postponed: [Int64: Milliseconds] = [:]

  /// How often a line is said before it is given up and people are told.
  static let tries = 5
  /// How long after that a webhook is tried again with a call for help, doubled each time, and at most.
  static let postponements: (first: Milliseconds, most: Milliseconds) = (.minute, 10 * .minute)

  /// How long lines, announcements and questions that are over are kept.
  static let memory: Milliseconds = 8 * .day

  init(settings: DeskSettings) { self.settings = settings }

  // MARK: - What networks report

  mutating func take(_ event: ChatEvent, at now: Milliseconds = 0, _ log: Logger) {
    alarms.take(event, at: now)
    switch event {
    case .connected(let network):
      log.info("connected", metadata: ["network": "\(network)"])
      connected.insert(network)
      hasNews = true
    case .disconnected(let network, let reason):
      log.warning("disconnected", metadata: ["network": "\(network)", "reason": "\(reason)"])
      joined = joined.filter { $0.network != network }
      connected.remove(network)
    case .joined(let network, let channel):
      joined.insert(ChannelKey(network, channel))
      returned.insert(network)
      hasNews = true
    case .left(let network, let channel, let reason):
      log.warning(
        "out of a channel", metadata: ["network": "\(network)", "channel": "\(channel)", "reason": "\(reason)"])
      joined.remove(ChannelKey(network, channel))
    case .said(let network, let delivery, let id): notes.said.append(SaidMessage(network, id, delivery))
    case .delivered(_, .answer(let id)):
      answersUnderWay.remove(id)
      answerRefusals[id] = nil
      notes.answered.append(id)
    case .delivered(_, .announcement(let id)):
      announcementsUnderWay.remove(id)
      refusals[id] = nil
      postponed[id] = nil
      calls[id] = nil
      notes.confirmed.append(id)
    case .failed(let network, .answer(let id), let failure):
      answersUnderWay.remove(id)
      if failure == .expired || failure == .superseded { notes.answered.append(id) }
      if case .refused = failure { retry(answer: id, on: network) }
      if failure == .crowded { retrying.insert(network) }
      log.warning("an answer was not delivered", metadata: ["network": "\(network)", "reason": "\(failure)"])
    case .failed(let network, .announcement(let id), let failure):
      announcementsUnderWay.remove(id)
      if failure == .expired || failure == .superseded { calls[id] = nil }
      switch failure {
      case .expired: notes.ended.append((id, .expired, "expired"))
      case .superseded: notes.ended.append((id, .superseded, "superseded"))
      case .absent: return
      case .exposed:
        tellWithheld(id)
        return
      case .refused: refusals[id, default: 0] += 1
      // What finds no place now is tried again by the tick, for as long as it is worth saying.
      case .crowded, .unconfirmed, .notTheSamePerson: break
      }
      log.warning("an announcement was not delivered", metadata: ["network": "\(network)", "reason": "\(failure)"])
    case .banned(let network, let reason):
      log.critical("banned from a network", metadata: ["network": "\(network)", "reason": "\(reason)"])
    case .loginRefused(let network, let reason):
      log.critical("the login is refused", metadata: ["network": "\(network)", "reason": "\(reason)"])
    case .encrypted(let network, let channel):
      log.error(
        "a room is encrypted: nothing is read or said in it",
        metadata: ["network": "\(network)", "channel": "\(channel)"])
    case .replaced(let network, let channel, let room):
      log.error(
        "a room was replaced, and the new one does not let us in",
        metadata: ["network": "\(network)", "channel": "\(channel)", "room": "\(room)"])
    case .exposed(let network, let channel, let room):
      log.warning(
        "a room is not closed",
        metadata: ["network": "\(network)", "channel": "\(channel)", "open": "\(room.isOpen)"])
    case .netsplit(let network, let servers, let people):
      log.notice(
        "a netsplit", metadata: ["network": "\(network)", "servers": "\(servers)", "people": "\(people)"])
    case .codeTried(let network, _, let outcome):
      // Who it was is nobody's business here, and what was said least of all.
      let isGood = if case .accepted = outcome { true } else { false }
      log.notice("a one-time code", metadata: ["network": "\(network)", "accepted": "\(isGood)"])
    case .gap(let network, let channel, let from, let until):
      log.notice(
        "something was not read",
        metadata: ["network": "\(network)", "channel": "\(channel)", "from": "\(from)", "until": "\(until)"])
    case .met, .reading, .delivered(_, .untracked), .failed(_, .untracked, _):
      break
    }
  }

  /// It stays in the outbox, and is tried again; until then it has to be told by telephone.
  private mutating func tellWithheld(_ id: Int64) {
    guard let call = calls[id], !call.isTold else { return }
    calls[id]?.isTold = true
    alarms.withheld(call.line)
  }

  /// An answer that was refused is given again at the next tick, twice; after that it was not to be.
  private mutating func retry(answer id: Int64, on network: String) {
    let count = answerRefusals[id, default: 0] + 1
    answerRefusals[id] = count < 3 ? count : nil
    if count < 3 { retrying.insert(network) } else { notes.answered.append(id) }
  }

  /// What people must be told of the links, ready to be written.
  mutating func raiseAlarms(with processor: LineProcessor, log: Logger) {
    for alarm in alarms.due(at: processor.now) {
      let lines = processor.lines(of: alarm)
      if lines.isEmpty { log.critical("nobody can be told", metadata: ["alarm": "\(alarm.statement.code)"]) }
      notes.alarms += lines
    }
  }

  /// An answer is handed to its network by the desk.
  mutating func isSending(_ answer: OutgoingLine) {
    if case .answer(let id) = answer.delivery { answersUnderWay.insert(id) }
  }

  /// An answer that will not be given, and is owed to nobody.
  mutating func isAnswered(_ answer: OutgoingLine) {
    if case .answer(let id) = answer.delivery { notes.answered.append(id) }
  }

  /// Rooms that are to be left: that they are is no trouble.
  mutating func forget(_ rooms: Set<ChannelKey>) {
    joined.subtract(rooms)
    alarms.forget(rooms)
  }

  // MARK: - Notes

  var hasNotes: Bool { !notes.isEmpty }
  /// Whether it is a message of ours of which the store does not know yet.
  func isNoted(_ message: String, on network: String) -> Bool {
    notes.said.contains { $0.id == message && $0.network == network }
  }
  /// People are to be told something.
  var hasAlarms: Bool { !notes.alarms.isEmpty }
  /// Answers are on their way.
  var awaitsDeliveries: Bool { !answersUnderWay.isEmpty }

  mutating func takeNotes() -> DeliveryNotes {
    defer { notes = DeliveryNotes() }
    return notes
  }

  mutating func giveBack(_ kept: DeliveryNotes) {
    notes.append(kept)
  }

  // MARK: - What is owed

  /// There may be something new in the outbox.
  mutating func look() { hasNews = true }

  mutating func dispatch(
    from store: Store, to networks: [String: any ChatNetwork], with processor: LineProcessor, log: Logger
  ) {
    guard hasNews || !returned.isEmpty else { return }
    do {
      let resuming = returned
      let (rows, owed) = try store.read { reader in
        let rows = try reader.pendingAnnouncements().map {
          ($0, isAllowed: try self.mayRead($0.announcement, reader), isUntiring: try self.isUntiring($0, reader))
        }
        return (rows, try self.owed(on: resuming, reader, with: processor))
      }
      hasNews = false
      returned = []
      announce(rows, to: networks, with: processor, log)
      for answer in owed {
        answersUnderWay.insert(answer.id)
        networks[answer.network]?.send([answer.line])
      }
    } catch {
      log.error("the outbox could not be read", metadata: ["error": "\(error)"])
    }
  }

  private mutating func announce(
    _ rows: [(OutboxLine.Row, isAllowed: Bool, isUntiring: Bool)], to networks: [String: any ChatNetwork],
    with processor: LineProcessor, _ log: Logger
  ) {
    let over = Set(notes.confirmed + notes.ended.map(\.id))
    for (stored, isAllowed, isUntiring) in rows
    where !announcementsUnderWay.contains(stored.id) && !over.contains(stored.id) {
      let row = stored.announcement
      if let expires = row.expiresAt, expires <= processor.now {
        notes.ended.append((stored.id, .expired, "expired before it could be said"))
        calls[stored.id] = nil
        continue
      }
      guard isAllowed else {
        notes.ended.append((stored.id, .failed, "no longer for this room or person"))
        continue
      }
      let refused = refusals[stored.id, default: 0]
      if refused >= Self.tries {
        guard isUntiring else {
          giveUp(stored, log)
          continue
        }
        if waits(stored, refused, at: processor.now) { continue }
      }
      guard canBeReached(row), let network = networks[row.network] else { continue }
      announcementsUnderWay.insert(stored.id)
      // Whoever is away is tried again and again; that is not worth a note each time.
      if case .channel(let channel) = row.destination {
        notes.sent.append(stored.id)
        let room = ChannelKey(row.network, channel)
        if row.lane == .distress, !row.isAlarm, !room.isAlert, calls[stored.id] == nil {
          calls[stored.id] = (.init(id: stored.id, room: room, text: row.text, isDistress: true), false)
        }
      }
      network.send([
        OutgoingLine(
          delivery: .announcement(stored.id), destination: row.destination, text: row.text, form: row.form,
          lane: row.lane, expires: row.expiresAt, key: row.key)
      ])
    }
  }

  /// A call for help goes on being tried at a webhook, which answers nobody, until it is taken or the call is lifted.
  private func isUntiring(_ stored: OutboxLine.Row, _ reader: StoreReader) throws -> Bool {
    let row = stored.announcement
    guard row.network == Webhook.network, row.lane == .distress, refusals[stored.id, default: 0] >= Self.tries,
      let call = row.key.flatMap(DistressReference.init(prefixOf:))
    else { return false }
    return try reader.distress(crisis: call.crisis, number: call.number).map { !$0.isCleared } ?? false
  }

  /// Whether its next try is still to come; the coordination is told once that it does not arrive.
  private mutating func waits(_ stored: OutboxLine.Row, _ refused: Int, at now: Milliseconds) -> Bool {
    if let call = calls[stored.id], !call.isTold {
      calls[stored.id]?.isTold = true
      alarms.gaveUp(call.line, isTrying: true)
    }
    if let due = postponed[stored.id], due <= now {
      postponed[stored.id] = nil
      return false
    }
    if postponed[stored.id] == nil {
      let pause = Self.postponements.first << min(refused - Self.tries, 10)
      postponed[stored.id] = now + min(pause, Self.postponements.most)
    }
    return true
  }

  /// Refused too often: it is `failed` in the outbox, and the coordinators get to know what was not said.
  private mutating func giveUp(_ stored: OutboxLine.Row, _ log: Logger) {
    refusals[stored.id] = nil
    postponed[stored.id] = nil
    notes.ended.append((stored.id, .failed, "refused \(Self.tries) times by the server"))
    log.critical(
      "an announcement is given up", metadata: ["network": "\(stored.announcement.network)", "id": "\(stored.id)"])
    guard case .channel(let channel) = stored.announcement.destination else { return }
    let room = ChannelKey(stored.announcement.network, channel)
    guard room.isAlert || !stored.announcement.isAlarm, calls[stored.id]?.isTold != true else { return }
    alarms.gaveUp(
      LinkAlarms.OutboxLineSummary(
        id: stored.id, room: room, text: stored.announcement.text,
        isDistress: stored.announcement.lane == .distress))
  }

  private func canBeReached(_ row: OutboxLine) -> Bool {
    switch row.destination {
    case .channel(let channel): joined.contains(ChannelKey(row.network, channel))
    case .account, .person: connected.contains(row.network)
    }
  }

  /// The right to the line of the room or the person, as it is now and not when the line was written.
  private func mayRead(_ row: OutboxLine, _ reader: StoreReader) throws -> Bool {
    guard let audience = AnnouncementAudience(stored: row.audience) else { return false }
    let crisis = try row.crisis.flatMap { try reader.crisis($0) }
    switch (row.destination, audience) {
    case (.channel, _) where row.network == AlertKind.network: return true
    case (.channel(let name), _) where row.network == Webhook.network:
      return settings.mayTake(name, audience, crisis)
    case (.channel(let channel), _):
      return settings.venue(of: ChannelKey(row.network, channel)).map { audience.includes($0, crisis) } ?? false
    case (.account(let account), .member(let number)):
      let member = try reader.member(account: AccountName.qualified(account, on: row.network))
      guard let member, member.number == number, !member.grants.isEmpty else { return false }
      return crisis.map { NeedToKnow.mayHear(of: $0, member) } ?? true
    case (.account, _), (.person, _): return false
    }
  }

  private struct Owed {
    var id: Int64
    var network: String
    var line: OutgoingLine
  }

  /// The answers that people on these networks may still be waiting for, in rooms that can be spoken in.
  private func owed(
    on networks: Set<String>, _ reader: StoreReader, with processor: LineProcessor
  ) throws -> [Owed] {
    guard !networks.isEmpty else { return [] }
    let answered = Set(notes.answered)
    return try reader.unansweredLines(since: processor.now - Answers.lifetime).compactMap { row in
      let network = row.line.network
      guard networks.contains(network), !answersUnderWay.contains(row.id), !answered.contains(row.id),
        var line = row.outgoing(until: row.line.at + Answers.lifetime)
      else { return nil }
      if case .channel(let channel) = line.destination, !joined.contains(ChannelKey(network, channel)) { return nil }
      let language = try reader.member(account: row.line.sender)?.language ?? settings.language
      line.text += " " + processor.render(Texts.desk.resumed(), language)
      return Owed(id: row.id, network: network, line: line)
    }
  }

  /// What could not be said is tried again; now and then, rows that nobody can need any more go.
  mutating func tick(_ store: Store, at now: Milliseconds, log: Logger) {
    hasNews = true
    store.syncHead()
    returned.formUnion(retrying)
    retrying = []
    do {
      try store.indexWords()
    } catch {
      log.error("new words could not be indexed", metadata: ["error": "\(error)"])
    }
    guard now - prunedAt > .hour || now < prunedAt else { return }
    do {
      // A slice at a time, so that no line waits for it; the next tick goes on where more is left.
      let settings = settings
      let left = try store.write { transaction in
        try transaction.pruneAccesses(before: now - Milliseconds(settings.retention.access) * .day)
        return try transaction.prune(before: now - Self.memory)
      }
      if left == 0 { prunedAt = now }
    } catch {
      prunedAt = now
      log.error("old lines could not be pruned", metadata: ["error": "\(error)"])
    }
  }
}
