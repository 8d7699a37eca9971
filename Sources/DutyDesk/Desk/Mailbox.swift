import ChatModel
import DequeModule
import Synchronization

/// Where networks leave what they heard, until the desk takes it. Bounded: at the bound, networks are asked to stop
/// reading.
package final class Mailbox: ChatSink {
  /// What the desk takes at one time.
  struct Delivery {
    var messages: [ChatMessage] = []
    var events: [ChatEvent] = []
    /// The regular timer: what could not be said is tried again.
    var isTick = false
    /// Deliveries have waited long enough to be noted.
    var isNoteDue = false
    /// Something may have fallen due.
    var isDue = false
    /// More is waiting.
    var hasMore = false

    var isEmpty: Bool { messages.isEmpty && events.isEmpty && !isTick && !isNoteDue && !isDue }
  }

  private struct State {
    var messages: Deque<ChatMessage> = []
    var events: Deque<ChatEvent> = []
    var tick = false
    var noteDue = false
    var due = false
    var paused = false
    var closed = false
    var pauses = 0
    /// The desk is being woken, and has not looked yet: once is enough.
    var isWaking = false

    /// - Returns: whether the desk is to be woken.
    mutating func wakes() -> Bool {
      defer { isWaking = true }
      return !isWaking
    }
  }

  package let capacity: Int
  /// One element a wake-up; several while the desk is busy are one.
  let wakeUps: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation
  private let state = Mutex(State())

  package init(capacity: Int = 4_096) {
    self.capacity = capacity
    (wakeUps, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  package func heard(_ messages: [ChatMessage]) -> Bool {
    let (goOn, wakes) = state.withLock { state in
      guard !state.closed else { return (false, false) }
      state.messages.append(contentsOf: messages)
      if state.messages.count >= capacity, !state.paused {
        state.paused = true
        state.pauses += 1
      }
      return (!state.paused, state.wakes())
    }
    if wakes { wake.yield() }
    return goOn
  }

  package func noted(_ event: ChatEvent) {
    put { $0.events.append(event) }
  }

  func tick() {
    put { $0.tick = true }
  }

  func noteIsDue() {
    put { $0.noteDue = true }
  }

  func fallsDue() {
    put { $0.due = true }
  }

  private func put(_ change: (inout State) -> Void) {
    let wakes = state.withLock { state in
      change(&state)
      return state.wakes()
    }
    if wakes { wake.yield() }
  }

  /// Takes at most `limit` messages and all events: never waits for more.
  func take(limit: Int) -> Delivery {
    state.withLock { state in
      state.isWaking = false
      var delivery = Delivery()
      let count = min(limit, state.messages.count)
      delivery.messages = Array(state.messages.prefix(count))
      state.messages.removeFirst(count)
      delivery.events = Array(state.events)
      state.events.removeAll(keepingCapacity: true)
      delivery.isTick = state.tick
      state.tick = false
      delivery.isNoteDue = state.noteDue
      state.noteDue = false
      delivery.isDue = state.due
      state.due = false
      delivery.hasMore = !state.messages.isEmpty
      return delivery
    }
  }

  /// Whether networks may read again; true once after each pause, when half of the room is free.
  func mayResume() -> Bool {
    state.withLock { state in
      guard state.paused, !state.closed, state.messages.count <= capacity / 2 else { return false }
      state.paused = false
      return true
    }
  }

  /// How many messages wait.
  package var depth: Int { state.withLock { $0.messages.count } }
  /// How often the bound was reached.
  package var pauses: Int { state.withLock { $0.pauses } }

  /// Takes no more messages; the desk ends when it has dealt with those it has.
  package func close() {
    state.withLock { $0.closed = true }
    wake.finish()
  }
}
