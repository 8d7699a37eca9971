import ChatModel
import CommandBook
import CoreMetrics
import CrisisCore
import CrisisStore
import Gazetteer
import Logging
import NIOCore
import NIOPosix

/// The one place where lines become effects: takes what has arrived, runs it in one transaction, commits once, then
/// answers. Owns the only writing connection to the store.
///
/// An actor on an event loop: its own, or that of the only network. From taking a batch to its commit it is one synchronous
/// function: an actor that awaits in the middle can be entered again, and a write that blocks the shared threads stalls
/// everything.
package actor Desk {
  /// The most lines in one transaction.
  static let batch = 256
  static let tickInterval = TimeAmount.seconds(15)
  /// How long the event loop sees to its sockets between two batches. The loop runs what is to be run at once before it
  /// looks at them, so that only something that is due later lets it.
  static let pause = TimeAmount.microseconds(50)

  package nonisolated let mailbox: Mailbox
  nonisolated let loop: any EventLoop
  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.executor.asUnownedSerialExecutor() }

  let store: Store
  let settings: DeskSettings
  let places: Places
  let networks: [String: any ChatNetwork]
  /// Asked for every moment that is recorded.
  let time: RecordTime
  var isClockBehind = false
  let log: Logger
  private let metrics: DeskMetrics
  /// When a line was last heard.
  private(set) var heardAt: Milliseconds?
  private let localClock: LocalClock
  private var book: Book
  private let reader: LineReader
  private let memory = PlaceMemory()
  private let strangers = StrangerCalls()
  private let met = AccountsMet()
  private let likenesses = LikenessMemory()
  private let pairings = PairingCodes.make()
  /// By network, the answers to calls for help of this batch.
  var afterAlerts: [String: [OutgoingLine]] = [:]
  var throttle = Throttle()
  var faults = FaultLimiter()
  var readings = Readings()
  var dispatcher: Dispatcher
  /// Distresses whose copies had not arrived at the last tick.
  var lateDistresses: Set<String> = []
  var waiting = WaitingLines()
  /// Lines of this batch that are not stored, or not yet.
  var unstored: [Line] = []
  var unrecorded = UnrecordedLines()
  var trouble = StoreTrouble()
  private var marks = ReadingMarks()
  var rooms = KeptRooms()
  /// What was opened, until it is written.
  var accesses: [Access.Entry] = []
  /// Of what was said in an absence: strangers' calls, at their own times; answers to what did nothing.
  var missedCalls = Throttle()
  var missedAnswers = Throttle()
  private let noteDelay: TimeAmount
  private var isNoteComing = false
  var scheduler = Scheduler()
  private var wakeUp: Scheduled<Void>?
  private(set) var startedAt: Milliseconds = 0
  /// Of ``run()``, until the mailbox is closed and empty.
  private var over: CheckedContinuation<Void, Never>?

  /// - Parameters:
  ///   - loop: whose thread the desk runs on. A network may share it: a batch holds up its sockets, and nothing else may.
  ///   - noteDelay: how long an answer's delivery may wait for a batch to be noted with.
  ///   - clock: milliseconds UTC.
  ///   - metrics: takes what it counts.
  package init(
    store: Store, book: Book, settings: DeskSettings, places: Places, networks: [any ChatNetwork],
    loop: any EventLoop, mailbox: Mailbox = Mailbox(), noteDelay: TimeAmount = .milliseconds(200),
    clock: @escaping @Sendable () -> Milliseconds, log: Logger,
    metrics: any MetricsFactory = NOOPMetricsHandler.instance
  ) {
    self.store = store
    self.book = book
    self.settings = settings
    localClock = LocalClock(settings.zone)
    let time = RecordTime(clock)
    self.time = time
    reader = LineReader(book, settings, localClock) { time.now() }
    mailbox.use(reader)
    self.places = places
    self.networks = Dictionary(
      networks.map { network in
        guard let answers = settings.board?.answers, settings.pageNetworks.contains(network.name) else {
          return (network.name, network)
        }
        return (network.name, PageNetwork(network: network, answers: answers) { time.now() })
      }, uniquingKeysWith: { first, _ in first })
    self.loop = loop
    self.mailbox = mailbox
    self.noteDelay = noteDelay
    self.log = log
    self.metrics = DeskMetrics(networks: networks.map(\.name), metrics)
    dispatcher = Dispatcher(settings: settings)
  }

  /// Applies the configuration's seed, and tells the networks how far they were read. To be called once, before
  /// ``run()`` and before any network runs.
  package func start() throws {
    if let last = try store.read({ try $0.lastWrite() }) { time.follow(last) }
    let now = time.now()
    startedAt = now
    followClock()
    try tellLoss()
    try store.write { transaction in try Seeding.apply(settings.seed, in: transaction, at: now) }
    try store.read { reader in
      for crisis in try reader.openCrises() { try likenesses.prepare(crisis.code, from: reader) }
    }
    // What is locked for longer makes lines wait, and not the desk.
    try store.hurry()
    keepRooms(with: processor())
    tellAccounts()
    for (name, network) in networks {
      let cursors = try store.read { try $0.cursors(network: name) }
      if let whole = cursors[""] { marks.begin(whole, network: name) }
      network.resume(from: cursors.map { ChatCursor(channel: $0.key, messageID: $0.value.messageID, at: $0.value.at) })
    }
  }

  /// When the next thing falls due; nil: nothing is to come.
  var nextDue: Milliseconds? { scheduler.next }

  /// Works until the mailbox is closed and empty.
  package func run() async {
    let ticking = loop.scheduleRepeatedTask(initialDelay: Self.tickInterval, delay: Self.tickInterval) { [mailbox] _ in
      mailbox.tick()
    }
    mailbox.fallsDue()
    await withCheckedContinuation { over in
      self.over = over
      mailbox.begin { [self] in takeATurn() }
    }
    mailbox.end()
    ticking.cancel()
    wakeUp?.cancel()
    drain()
    giveUpWaiting()
    note()
  }

  /// A batch, by itself on the desk's thread: a stream of wake-ups would take the way over the shared threads and back for
  /// each. Where a network shares the loop, all lines that one read brought are there by then.
  private nonisolated func takeATurn() { loop.execute { [self] in turn() } }

  /// Between two batches the sockets and the timers of the loop, and a reload, get their turn: a PONG never waits for more
  /// than one.
  private nonisolated func turn() {
    assumeIsolated { desk in
      _ = desk.dealOnce()
      switch desk.mailbox.mayRest() {
      case .rest: break
      case .goOn: desk.loop.scheduleTask(in: Self.pause) { desk.turn() }
      case .over:
        desk.over?.resume()
        desk.over = nil
      }
    }
  }

  /// The commands and texts from the next batch on.
  package func use(_ book: Book) {
    self.book = book
    reader.use(book)
  }

  /// Deals with all that has been heard so far: when it returns, the answers are with their networks.
  package func settle() { drain() }

  // MARK: - Batches

  private func drain() {
    while dealOnce() || finishReadings(waiting: true) {}
    store.noteHead()
  }

  /// - Returns: whether there was anything to deal with.
  private func dealOnce() -> Bool {
    if readings.isFull { _ = finishReadings(waiting: true) }
    let delivery = mailbox.take(limit: waiting.room(for: Self.batch))
    if delivery.isEmpty { return false }
    if delivery.isRead { _ = finishReadings(waiting: false) }
    deal(with: delivery)
    if mailbox.mayResume() { for network in networks.values { network.resumeReading() } }
    return true
  }

  private func deal(with delivery: Mailbox.Delivery) {
    followClock()
    let processor = processor()
    let now = processor.now
    metrics.take(delivery)
    if !delivery.heard.isEmpty { heardAt = now }
    for event in delivery.events where !unrecorded.take(event) {
      dispatcher.take(event, at: now, log)
      marks.take(event)
    }
    if delivery.isTick { marks.tick(at: now) }
    let earlierMarks = marks
    for heard in delivery.heard {
      marks.read(heard.message)
      if let account = heard.message.sender.account { met.note(account, on: heard.message.home, at: now) }
    }
    for event in delivery.events {
      if case .met(let network, let account) = event { met.note(account, on: network, at: now) }
      tellGap(event, with: processor)
      answerCode(event, with: processor)
    }
    dispatcher.raiseAlarms(with: processor, log: log)
    let lines = admit(delivery.heard, with: processor)
    let isNoteDue = delivery.isNoteDue || delivery.isTick
    let outcomes = write(lines, noting: isNoteDue, with: processor)
    carryOut(outcomes, with: processor)
    metrics.answered(outcomes, since: delivery.since)
    for line in unstored {
      marks.hold(before: line.message, in: delivery.heard.map(\.message), from: earlierMarks, at: now)
    }
    unstored = []
    if delivery.isTick {
      dispatcher.tick(store, at: now, log: log)
      followDistresses(with: processor)
    }
    dispatch(with: processor)
    if rooms.mayHaveChanged || delivery.isTick {
      keepRooms(with: processor)
      tellAccounts()
    }
    // Behind the answers, which a network of this loop sends when this turn is over.
    loop.execute { [store] in store.noteHead() }
    sayUnrecorded(isTick: delivery.isTick, with: processor)
    arm(at: now)
    if delivery.isNoteDue { isNoteComing = false }
    let hasRead = !lines.isEmpty && !marks.isEmpty
    if dispatcher.hasNotes || dispatcher.awaitsDeliveries || hasRead { noteSoon() }
  }

  /// Deliveries, and what else needs no answer to wait for it, are written in a moment.
  func noteSoon() {
    guard !isNoteComing else { return }
    isNoteComing = true
    mailbox.notesAreComing()
    loop.scheduleTask(in: noteDelay) { [mailbox] in mailbox.noteIsDue() }
  }

  /// As of this moment.
  func processor() -> LineProcessor {
    LineProcessor(
      book: book, settings: settings, places: places, clock: localClock, now: time.now(),
      crisisRooms: rooms.keys.intersection(dispatcher.joined), memory: memory, strangers: strangers, met: met,
      likenesses: likenesses, pairings: pairings)
  }

  /// One transaction for all; where it fails, one for each, so that one line's fault is not the others'.
  ///
  /// Deliveries, and how far channels were read, are noted a few times a second and not with each batch: they are in
  /// nobody's way then, and what a crash takes of them is said, or read, once more. What people are to be told is written
  /// at once.
  ///
  /// - Parameter isNoting: deliveries have waited long enough.
  /// - Returns: what became of each line that is dealt with; those that wait for the store are not among them.
  private func write(_ new: [Line], noting isNoting: Bool, with processor: LineProcessor) -> [(Line, Outcome)] {
    let isDue = scheduler.isDue(at: processor.now)
    let entries = waiting.take(adding: new, at: processor.now)
    let isNoting =
      isNoting && (dispatcher.hasNotes || !marks.isEmpty || !accesses.isEmpty)
      || dispatcher.hasAlarms || marks.hasTokens || new.contains { $0.message.reactedTo != nil }
    guard !entries.isEmpty || isDue || isNoting else { return [] }
    let notes = isNoting ? dispatcher.takeNotes() : DeliveryNotes()
    let start = ContinuousClock.now
    do {
      let (outcomes, agenda) = try store.write(notingHead: false) { transaction in
        if isNoting {
          try notes.write(transaction, at: processor.now)
          try marks.write(transaction)
          for access in accesses { try transaction.note(access) }
        }
        let announces = isDue ? try scheduler.carryOut(in: transaction, with: processor) : false
        let outcomes = try entries.map { try processor.process($0.line, in: transaction) }
        let next = isDue || transaction.concernsClock ? try scheduler.agenda(in: transaction, with: processor) : nil
        return (outcomes, (announces, next))
      }
      if isNoting {
        marks.isWritten()
        accesses = []
      }
      trouble.wrote(at: processor.now)
      metrics.committed(since: start)
      if agenda.0 || !notes.alarms.isEmpty { dispatcher.look() }
      if let next = agenda.1 {
        scheduler.follow(next)
        rooms.mayHaveChanged = true
      }
      return Array(zip(entries.lazy.map(\.line), outcomes))
    } catch {
      dispatcher.giveBack(notes)
      scheduler.retry(after: processor.now)
      if error.isLock { return hold(entries[...], error, with: processor) }
      log.error("a batch was rolled back", metadata: ["lines": "\(entries.count)", "error": "\(error)"])
      tellTrouble(error, isLine: false, with: processor)
    }
    return writeEach(entries, with: processor)
  }

  /// Sees to it that the desk is woken when the next thing falls due. The tick looks too, for a clock that was moved.
  private func arm(at now: Milliseconds) {
    guard let next = scheduler.takeChange() else { return }
    wakeUp?.cancel()
    wakeUp = next.moment.map { moment in
      loop.scheduleTask(in: .milliseconds(max(moment, now + 1) - now)) { [mailbox] in mailbox.fallsDue() }
    }
  }

  /// Notes what was delivered, outside any batch.
  private func note() {
    let notes = dispatcher.takeNotes()
    let now = time.now()
    marks.close(at: now)
    guard !notes.isEmpty || !marks.isEmpty || !accesses.isEmpty else { return }
    do {
      try store.write { transaction in
        try notes.write(transaction, at: now)
        try marks.write(transaction)
        for access in accesses { try transaction.note(access) }
      }
      accesses = []
    } catch {
      log.error("deliveries could not be noted", metadata: ["error": "\(error)"])
      dispatcher.giveBack(notes)
    }
  }
}
