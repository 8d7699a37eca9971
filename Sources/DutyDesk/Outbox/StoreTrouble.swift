import CrisisCore
import CrisisStore

/// What is wrong with the store, as far as people have to know it: told once, and once more when it works again.
struct StoreTrouble {
  enum Kind: Hashable {
    case full
    case readOnly
    case locked
    case damaged
  }

  /// How long nothing must have failed before it is said to work again: on a full disk a small change may still fit.
  static let patience: Milliseconds = .minute

  private var since: Milliseconds?
  private var told: Set<Kind> = []
  private var failedAt: Milliseconds = 0
  private var wroteAt: Milliseconds?

  /// - Parameters:
  ///   - isLine: whether a line by itself failed; else a batch, in which something else may have been at fault.
  ///   - onCall: whom to telephone.
  /// - Returns: what people are told; nil: they know, or it is the fault of one line.
  mutating func failed(_ fault: StoreFault, isLine: Bool, onCall: OnCall?, at now: Milliseconds) -> Statement? {
    guard let kind = Kind(fault), isLine || kind != .damaged else { return nil }
    since = since ?? now
    failedAt = now
    wroteAt = nil
    guard told.insert(kind).inserted else { return nil }
    return Texts.alarms.store(since ?? now, kind == .full, kind == .readOnly, kind == .locked, onCall)
  }

  var isThere: Bool { since != nil }

  mutating func wrote(at now: Milliseconds) { if since != nil { wroteAt = now } }

  /// - Returns: that it works again, once.
  mutating func over(at now: Milliseconds) -> Statement? {
    guard let since, wroteAt != nil, now - failedAt >= Self.patience else { return nil }
    self = StoreTrouble()
    return Texts.alarms.storeWorks(since, now)
  }
}

extension StoreTrouble.Kind {
  /// - Returns: nil for what may be the fault of one line.
  init?(_ fault: StoreFault) {
    switch fault {
    case .diskFull: self = .full
    case .notWritable, .openedForReading: self = .readOnly
    case .locked: self = .locked
    case .notReadable, .notADatabase, .corrupt, .inputOutput, .folderMissing, .missing: self = .damaged
    case .newerVersion, .ofDevelopment, .newerEvent, .notDurable, .unreadableEvent, .badErasure, .exists, .isTheStore,
      .unsound,
      .unexpected:
      return nil
    }
  }
}

extension Desk {
  /// The coordination hears what is wrong with the store, which cannot hold that announcement.
  func tellTrouble(_ error: any Error, isLine: Bool, with processor: LineProcessor) {
    guard let fault = error as? StoreFault,
      let statement = trouble.failed(fault, isLine: isLine, onCall: settings.onCall, at: processor.now)
    else { return }
    tellCoordination(statement, with: processor)
  }

  /// - Parameter wakes: whether it is worth waking people for; that a trouble is over is not.
  func tellCoordination(
    _ statement: Statement, key: String = "alarm/store", wakes: Bool = true, with processor: LineProcessor
  ) {
    unrecorded.add(
      processor.render(statement, settings.language),
      to: settings.channels(for: .coordination) + (wakes ? settings.rooms(of: .trouble) : []), key: key,
      at: processor.now)
  }
}

extension Desk {
  /// The end of the journal is gone: the coordination hears how much, since when, and what to do.
  func tellLoss() throws {
    guard let loss = store.loss else { return }
    log.critical("the store lost records", metadata: ["loss": "\(loss.description)"])
    let processor = processor()
    let statement = Texts.alarms.loss(loss.count, loss.count > 0, loss.foundAt, loss.noted.at)
    let alarm = LinkAlarms.Alarm(statement: statement, lane: .distress, key: "alarm/loss")
    try store.write { transaction in
      for line in processor.lines(of: alarm, lifetime: 8 * .hour) { _ = try transaction.enqueue(line) }
    }
    try store.acknowledgeLoss()
  }
}
