import ChatModel
import CrisisCore
import CrisisStore

/// The clock as a member of the team: what falls due goes into the batch before the lines, under an id of its own in the
/// inbox. Keeps nothing but the next moment to wake up at.
struct Scheduler {
  /// What may fall due.
  static let sources: [any DueSource] = [
    DistressSource(), DigestSource(), WatchSource(), RelaySource(), ClaimSource(), QuestionSource(), MissionSource(),
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
      if try transaction.inboxLine(network: Due.network, messageID: due.id) != nil { continue }
      let result = try transaction.attempt {
        try ClockHandler(processor: processor, transaction: transaction, id: due.id).carryOut(due.command)
      }
      var sequence: Int64?
      if case .success(let done) = result {
        sequence = done
        announces = true
      }
      _ = try transaction.record(
        InboxLine(
          network: Due.network, messageID: due.id, at: processor.now, place: .direct, sender: Due.network,
          sequence: sequence))
    }
    return announces
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

/// The commands of the clock, carried out like those of people: the records that decide, the rules, the events.
struct ClockHandler {
  let processor: LineProcessor
  let transaction: StoreTransaction
  /// The deterministic id of the command.
  let id: String

  /// - Returns: the row of the journal, where there is one.
  func carryOut(_ command: ClockCommand) throws -> Int64? {
    switch command {
    case .claim(let command): return try carryOut(command)
    case .mission(let command): return try carryOut(command)
    case .issueDigest(let code, let due):
      guard let crisis = try transaction.crisis(code) else { throw Refusal.noSuchCrisis(given: code, open: []) }
      let office = DigestOffice(processor: processor, transaction: transaction)
      return try office.issue(crisis, due: due, by: .clock, origin: Origin(messageID: id)).sequence
    case .watch(let due):
      return try WatchOffice(processor: processor, transaction: transaction, id: id).carryOut(due)
    case .relay(let due): return try relay(due)
    case .repeatDistress(let reference, let due): return try repeatDistress(reference, due: due)
    case .remindQuestion(let code, let number): return try remindQuestion(code, number)
    }
  }
}
