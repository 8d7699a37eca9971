import ChatModel
import CrisisCore
import CrisisStore

/// The clock as a member of the team: what falls due goes into the batch before the lines, under an id of its own in the
/// inbox. Keeps nothing but the next moment to wake up at.
struct Scheduler {
  /// What may fall due.
  static let sources: [any DueSource] = [
    DistressSource(), DigestSource(), WatchSource(), RelaySource(), ClaimSource(), QuestionSource(), MissionSource(),
    SilenceSource(), OfferSource(), ArchiveSource(),
    MorningSource(), RetentionSource(), HeldLinesSource(), UnansweredSource(),
  ]
  /// How long a thing that could not be carried out waits.
  static let patience: Milliseconds = 15 * .second

  /// nil: nothing is to come. At the beginning: look at once.
  private(set) var next: Milliseconds? = .min
  private var hasChanged = true

  struct WakeUp {
    var moment: Milliseconds?
  }

  func isDue(at now: Milliseconds) -> Bool { next.map { $0 <= now } ?? false }

  /// The next moment, where it is another than when last asked.
  mutating func takeChange() -> WakeUp? {
    guard hasChanged else { return nil }
    hasChanged = false
    return WakeUp(moment: next)
  }

  mutating func follow(_ wakeUp: WakeUp) {
    guard wakeUp.moment != next else { return }
    next = wakeUp.moment
    hasChanged = true
  }

  mutating func retry(after now: Milliseconds) { follow(WakeUp(moment: now + Self.patience)) }

  /// Does all that is due.
  ///
  /// - Returns: whether others are told something through the outbox.
  func carryOut(in transaction: StoreTransaction, with processor: LineProcessor) throws -> Bool {
    var announces = false
    for due in try dues(in: transaction, with: processor) where due.at <= processor.now {
      if try carryOut(due, in: transaction, with: processor) { announces = true }
    }
    return announces
  }

  /// Does one thing, once.
  ///
  /// - Returns: whether it was done now.
  @discardableResult
  func carryOut(_ due: Due, in transaction: StoreTransaction, with processor: LineProcessor) throws -> Bool {
    if try transaction.inboxLine(network: Due.network, messageID: due.id) != nil { return false }
    var handler = OrderHandler(
      processor: processor, submission: .clock(due, at: processor.now),
      asker: Asker(member: nil, account: nil, venue: .direct, at: processor.now), transaction: transaction)
    let result = try transaction.attempt { try due.order.carryOut(by: &handler) }
    let done = try? result.get()
    _ = try transaction.record(
      InboxLine(
        network: Due.network, messageID: due.id, at: processor.now, place: .direct, sender: Due.network,
        sequence: done?.sequence))
    return done != nil
  }

  /// When to wake up next, once everything before is done.
  func agenda(in transaction: StoreTransaction, with processor: LineProcessor) throws -> WakeUp {
    let first = try dues(in: transaction, with: processor).map(\.at).min()
    // What is still due was done already: to look again at once would find the same.
    return WakeUp(moment: first.map { max($0, processor.now + .second) })
  }

  private func dues(in transaction: StoreTransaction, with processor: LineProcessor) throws -> [Due] {
    try Self.sources.flatMap { try $0.next(in: transaction, with: processor) }.sorted {
      ($0.at, $0.id) < ($1.at, $1.id)
    }
  }
}
