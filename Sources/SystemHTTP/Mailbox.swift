import CCurl
import Synchronization

/// A request, and what is called once with its outcome.
struct Order: Sendable {
  var number: UInt64
  var request: HTTPRequest
  var end: HTTPClient.End
}

/// What tasks leave for the thread, and how it is woken.
final class Mailbox: Sendable {
  struct Mail: Sendable {
    var orders: [Order] = []
    var cancelled: [UInt64] = []
    var isClosing = false
  }

  private struct State: Sendable {
    /// The thread's multi handle, by its address; nil once it is gone. Of all there is to do with it, others than the
    /// thread may only wake whoever waits on it, and do so under the lock.
    var multi: UInt?
    var mail = Mail()
    var last: UInt64 = 0
    var underWay = 0
  }

  private let state: Mutex<State>

  init() throws {
    guard let multi = curl_multi_init() else { throw HTTPFailure(.other("libcurl has no memory")) }
    state = Mutex(State(multi: UInt(bitPattern: multi)))
  }

  func nextNumber() -> UInt64 {
    state.withLock { state in
      state.last += 1
      return state.last
    }
  }

  func post(_ order: Order) {
    let refusal: (any Error)? = state.withLock { state in
      // Cancelled before it came here: the cancellation has passed already, and would find nothing.
      if Task.isCancelled { return CancellationError() }
      guard state.multi != nil, !state.mail.isClosing else {
        return HTTPFailure(.closed, host: order.request.address.host)
      }
      state.mail.orders.append(order)
      Self.wake(state)
      return nil
    }
    if let refusal { order.end(.failure(refusal)) }
  }

  func cancel(_ number: UInt64) {
    state.withLock { state in
      state.mail.cancelled.append(number)
      Self.wake(state)
    }
  }

  func close() {
    state.withLock { state in
      state.mail.isClosing = true
      Self.wake(state)
    }
  }

  private static func wake(_ state: State) {
    if let multi = state.multi.flatMap({ UnsafeMutableRawPointer(bitPattern: $0) }) { curl_multi_wakeup(multi) }
  }

  // MARK: for the thread

  /// The multi handle, of which the thread is the owner.
  var multi: UnsafeMutableRawPointer? {
    state.withLock { $0.multi.flatMap { UnsafeMutableRawPointer(bitPattern: $0) } }
  }

  /// As the thread has it.
  var underWay: Int { state.withLock { $0.underWay } }

  func note(underWay: Int) { state.withLock { $0.underWay = underWay } }

  func take() -> Mail {
    state.withLock { state in
      defer { state.mail = Mail(isClosing: state.mail.isClosing) }
      return state.mail
    }
  }

  /// Frees the multi handle, which has no transfers any more.
  ///
  /// - Returns: what came in the meantime.
  func end() -> [Order] {
    state.withLock { state in
      if let multi = state.multi.flatMap({ UnsafeMutableRawPointer(bitPattern: $0) }) { curl_multi_cleanup(multi) }
      state.multi = nil
      defer { state.mail = Mail(isClosing: true) }
      return state.mail.orders
    }
  }
}
