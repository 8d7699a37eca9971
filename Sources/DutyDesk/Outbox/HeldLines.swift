import ChatModel
import CrisisCore
import CrisisStore

/// A managers' room hears six lines an hour that nobody there asked for (``RoomPace``). What is beyond is held in the outbox,
/// and said in one line as soon as the room has a place for it.
extension LineProcessor {
  /// The managers' room that a line is for; nil: it is for other people, or for one person.
  func managersRoom(_ line: OutboxLine) -> ChannelKey? {
    guard case .channel(let channel) = line.destination else { return nil }
    let key = ChannelKey(line.network, channel)
    return settings.venue(of: key)?.kind == .managers ? key : nil
  }

  /// Now, where the room has a place for it and nothing like it waits; else held.
  func enqueue(_ line: OutboxLine, in room: ChannelKey, _ transaction: StoreTransaction) throws {
    let waits =
      try line.weight == .notice
      && !transaction.heldLines(network: room.network, channel: room.channel).isEmpty
    _ = try transaction.enqueue(line, isHeld: waits || opens(room, for: line.weight, in: transaction) > now)
  }

  /// From when a room may hear a line.
  func opens(
    _ room: ChannelKey, for weight: RoomPace.Weight, in records: some StoreQueries
  ) throws -> Milliseconds {
    guard weight != .owed else { return .min }
    return RoomPace.opens(
      try records.countedLines(network: room.network, channel: room.channel, at: now), for: weight)
  }
}

/// What is held is due when its room has a place for it.
struct HeldLinesSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.roomsWithHeldLines().compactMap { network, channel in
      let room = ChannelKey(network, channel)
      guard let first = try records.heldLines(network: network, channel: channel).first else { return nil }
      let at = try processor.opens(room, for: SayHeldLines.weight(of: room, in: records), in: records)
      return Due("held-\(network)/\(channel)-\(first.id)-\(max(at, 0))", at: at, SayHeldLines(room: room))
    }
  }
}

/// What a room has waited for: of one crisis at a time, in one line.
struct SayHeldLines: Order {
  var room: ChannelKey

  /// The most that one of those that wait weighs.
  static func weight(of room: ChannelKey, in records: some StoreQueries) throws -> RoomPace.Weight {
    let isLife = try records.heldLines(network: room.network, channel: room.channel)
      .contains { $0.announcement.weight == .life }
    return isLife ? .life : .notice
  }

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let (processor, transaction) = (handler.processor, handler.transaction)
    let held = try transaction.heldLines(network: room.network, channel: room.channel)
    let weight = try Self.weight(of: room, in: transaction)
    guard let first = held.first(where: { $0.announcement.weight == weight }),
      try processor.opens(room, for: weight, in: transaction) <= processor.now
    else { return .nothing }
    let crisis = first.announcement.crisis
    let rows = held.filter { $0.announcement.crisis == crisis && $0.announcement.nature == first.announcement.nature }
    guard let venue = processor.settings.venue(of: room), try isTheirs(crisis, transaction, in: venue) else {
      try transaction.drop(held: rows.map(\.id), saidWith: nil)
      return .nothing
    }
    let lifetime = rows.compactMap { row in row.announcement.expiresAt.map { $0 - row.announcement.createdAt } }.max()
    let expiry = processor.now + (lifetime ?? .hour)
    if rows.count == 1 {
      try transaction.release(held: first.id, until: expiry)
    } else {
      let statement = RoomPace.together(
        rows.map { RoomPace.Held(at: $0.announcement.createdAt, text: $0.announcement.text) }, about: crisis,
        nature: first.announcement.nature)
      let line = OutboxLine(
        cause: first.announcement.cause, createdAt: processor.now, network: room.network,
        destination: .channel(room.channel), expiresAt: expiry, nature: first.announcement.nature,
        text: processor.render(statement, processor.settings.language),
        audience: first.announcement.audience, crisis: crisis, weight: weight)
      try transaction.drop(held: rows.map(\.id), saidWith: try transaction.enqueue(line))
    }
    return OrderHandler.Done(answer: OrderHandler.Done.nothing.answer, announces: true)
  }

  /// They may have lost the right to it while it waited.
  private func isTheirs(_ code: String?, _ records: some StoreQueries, in venue: Venue) throws -> Bool {
    guard let crisis = try code.flatMap({ try records.crisis($0) }) else { return code == nil }
    return NeedToKnow.mayHear(of: crisis, in: venue)
  }
}
