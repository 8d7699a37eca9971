import ChatModel
import DequeModule
import Synchronization

/// Where networks leave what they heard, until the desk takes it. Bounded: at the bound, networks are asked to stop
/// reading.
package final class Mailbox: ChatSink {
  /// What the desk takes at one time.
  struct Delivery {
    var heard: [HeardMessage] = []
    var events: [ChatEvent] = []
    /// The regular timer: what could not be said is tried again.
    var isTick = false
    /// Deliveries have waited long enough to be noted.
    var isNoteDue = false
    /// Something may have fallen due.
    var isDue = false
    /// Queries have been answered.
    var isRead = false
    /// More is waiting.
    var hasMore = false
    /// When the first of the lines arrived, or one before it; nil: there are none.
    var since: ContinuousClock.Instant?

    var isEmpty: Bool { heard.isEmpty && events.isEmpty && !isTick && !isNoteDue && !isDue && !isRead }
  }

  private struct State {
    var heard: Deque<HeardMessage> = []
    /// When the first of them arrived, or one before it.
    var since: ContinuousClock.Instant?
    var events: Deque<ChatEvent> = []
    var tick = false
    var noteDue = false
    var due = false
    var read = false
    var paused = false
    var closed = false
    var pauses = 0
    /// The desk is awake or being woken: it looks here again before it rests.
    var isAwake = false
    /// The desk will look for deliveries to note by itself.
    var notesAreComing = false
    /// nil: nobody is at the desk.
    var wake: (@Sendable () -> Void)?
    /// Understands what is heard, if anybody does.
    var reader: LineReader?

    var isEmpty: Bool { heard.isEmpty && events.isEmpty && !tick && !noteDue && !due && !read }

    /// - Returns: what wakes the desk, if it has to be woken.
    mutating func waking() -> (@Sendable () -> Void)? {
      guard !isAwake, let wake else { return nil }
      isAwake = true
      return wake
    }
  }

  package let capacity: Int
  private let state = Mutex(State())

  package init(capacity: Int = 4_096) { self.capacity = capacity }

  // MARK: - For the desk

  /// Has lines understood as they are heard.
  func use(_ reader: LineReader) { state.withLock { $0.reader = reader } }

  /// Somebody is at the desk, and is called at once where something waits already.
  ///
  /// - Parameter wake: called from any thread, once until ``mayRest()`` has said yes.
  func begin(waking wake: @escaping @Sendable () -> Void) {
    state.withLock { state in
      state.wake = wake
      state.isAwake = true
    }
    wake()
  }

  /// Nobody is at the desk any more.
  func end() {
    state.withLock { state in
      state.wake = nil
      state.isAwake = false
    }
  }

  enum Rest: Equatable {
    /// Nothing waits; what comes next will wake the desk.
    case rest
    case goOn
    /// Nothing waits, and nothing will come.
    case over
  }

  /// Whether there is more to do. Who wakes a desk at work would do it for nothing, so nobody does.
  func mayRest() -> Rest {
    state.withLock { state in
      if !state.isEmpty { return .goOn }
      if state.closed { return .over }
      state.isAwake = false
      return .rest
    }
  }

  /// Deliveries need wake nobody before the desk looks for them.
  func notesAreComing() { state.withLock { $0.notesAreComing = true } }

  // MARK: - For networks and timers

  package func heard(_ messages: [ChatMessage]) -> Bool {
    let reader = state.withLock { $0.reader }
    let heard = reader?.read(messages) ?? messages.map { HeardMessage(message: $0) }
    let (goOn, wake) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
      guard !state.closed else { return (false, nil) }
      if state.heard.isEmpty { state.since = .now }
      state.heard.append(contentsOf: heard)
      if state.heard.count >= capacity, !state.paused {
        state.paused = true
        state.pauses += 1
      }
      return (!state.paused, state.waking())
    }
    wake?()
    return goOn
  }

  package func noted(_ event: ChatEvent) {
    let wake = state.withLock { state -> (@Sendable () -> Void)? in
      state.events.append(event)
      switch event {
      case .delivered where state.notesAreComing, .said where state.notesAreComing: return nil
      default: break
      }
      return state.waking()
    }
    wake?()
  }

  func tick() {
    put { $0.tick = true }
  }

  func noteIsDue() {
    put {
      $0.noteDue = true
      $0.notesAreComing = false
    }
  }

  func fallsDue() {
    put { $0.due = true }
  }

  func isRead() {
    put { $0.read = true }
  }

  private func put(_ change: (inout State) -> Void) {
    let wake = state.withLock { state in
      change(&state)
      return state.waking()
    }
    wake?()
  }

  /// Takes at most `limit` messages and all events: never waits for more.
  func take(limit: Int) -> Delivery {
    state.withLock { state in
      var delivery = Delivery()
      let count = min(limit, state.heard.count)
      delivery.heard = Array(state.heard.prefix(count))
      if count > 0 { delivery.since = state.since }
      state.heard.removeFirst(count)
      delivery.events = Array(state.events)
      state.events.removeAll(keepingCapacity: true)
      delivery.isTick = state.tick
      state.tick = false
      delivery.isNoteDue = state.noteDue
      state.noteDue = false
      delivery.isDue = state.due
      state.due = false
      delivery.isRead = state.read
      state.read = false
      delivery.hasMore = !state.heard.isEmpty
      return delivery
    }
  }

  /// Whether networks may read again; true once after each pause, when half of the room is free.
  func mayResume() -> Bool {
    state.withLock { state in
      guard state.paused, !state.closed, state.heard.count <= capacity / 2 else { return false }
      state.paused = false
      return true
    }
  }

  /// How many messages wait.
  package var depth: Int { state.withLock { $0.heard.count } }
  /// How often the bound was reached.
  package var pauses: Int { state.withLock { $0.pauses } }

  /// Takes no more messages; the desk ends when it has dealt with those it has.
  package func close() {
    put { $0.closed = true }
  }
}
