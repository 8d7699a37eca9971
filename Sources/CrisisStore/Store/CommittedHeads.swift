import Synchronization

/// Tells those who follow the records that something was committed. What comes faster than somebody reads is one waking: it
/// is the records that say what is new.
package final class CommittedHeads: Sendable {
  private struct State {
    var followers: [Int: AsyncStream<Int64>.Continuation] = [:]
    var last = 0
  }

  private let state = Mutex(State())

  /// The last row of the journal, whenever it is another, or who may read has changed; until the stream is let go of.
  package func follow() -> AsyncStream<Int64> {
    let (stream, continuation) = AsyncStream<Int64>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let id = state.withLock { state in
      state.last += 1
      state.followers[state.last] = continuation
      return state.last
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.followers.removeValue(forKey: id) }
    }
    return stream
  }

  func publish(_ sequence: Int64) {
    // Called outside the lock: who ends takes it.
    for follower in state.withLock({ Array($0.followers.values) }) { follower.yield(sequence) }
  }
}
