import ChatModel
import CrisisCore
import CrisisStore

/// Issues digests: numbered, frozen in the journal, handed to the outbox for the managers' rooms.
struct DigestOffice {
  let processor: LineProcessor
  let transaction: StoreTransaction

  struct Issued {
    var number: Int
    var next: Milliseconds?
    /// The row of the journal.
    var sequence: Int64
    /// The rooms that it goes to.
    var rooms: [ChannelKey]
  }

  func issue(_ crisis: Crisis, due: Milliseconds? = nil, by actor: Actor, origin: Origin) throws -> Issued {
    let draft = try processor.draft(of: crisis, due: due, isIssued: true, in: transaction)
    let lines = draft.composition.lines.map { processor.render($0, processor.settings.language) }
    let event = DigestIssued(
      crisisCode: crisis.code, number: draft.number, from: draft.from, to: draft.to, dueAt: due, nextAt: draft.next,
      total: draft.composition.content.total, head: draft.head, lines: lines)
    let sequence = try transaction.append(event, by: actor, at: processor.now, origin: origin)
    let audience = AnnouncementAudience.managers(of: crisis.authorities)
    let rooms = processor.settings.channels(for: audience)
    try post(lines, of: crisis, until: expiry(draft.next), cause: sequence, to: rooms, audience)
    return Issued(number: draft.number, next: draft.next, sequence: sequence, rooms: rooms)
  }

  /// A line of a newer digest takes the place of the same line of an older one that still waits; what an older one has
  /// beyond that is not said any more.
  private func post(
    _ lines: [String], of crisis: Crisis, until expiry: Milliseconds, cause: Int64, to rooms: [ChannelKey],
    _ audience: AnnouncementAudience
  ) throws {
    let key = "digest/\(crisis.code)/"
    try transaction.supersedeAnnouncements(keyPrefix: key)
    for room in rooms {
      for (index, text) in lines.enumerated() {
        _ = try transaction.enqueue(
          OutboxLine(
            cause: cause, createdAt: processor.now, network: room.network, destination: .channel(room.channel),
            lane: .digest, key: "\(key)\(room.channel)/\(index)", expiresAt: expiry, nature: crisis.nature, text: text,
            audience: audience.stored))
      }
    }
  }

  /// It is worth saying until the next one is.
  private func expiry(_ next: Milliseconds?) -> Milliseconds {
    max(next ?? processor.now + 6 * .hour, processor.now + 30 * .minute)
  }
}
