import Synchronization

/// Who follows pages as they change: wakes each when something was committed, and now and then so that nothing on the way
/// takes them for dead.
final class LiveReaders: Sendable {
  enum Wake: Sendable {
    case news
    case tick
  }

  /// More are not served at once, of all people; nor of one session.
  static let most = 500
  static let mostOfOne = 8

  private struct State {
    var readers: [Int: (owner: String, wakes: AsyncStream<Wake>.Continuation)] = [:]
    var last = 0
  }

  private let state = Mutex(State())

  /// - Parameter owner: the digest of a session.
  /// - Returns: nil where there are too many.
  func join(_ owner: String) -> (id: Int, wakes: AsyncStream<Wake>)? {
    // Who is slow is woken once for all that came meanwhile.
    let (stream, wakes) = AsyncStream<Wake>.makeStream(bufferingPolicy: .bufferingNewest(1))
    return state.withLock { state in
      guard state.readers.count < Self.most, state.readers.values.count(where: { $0.owner == owner }) < Self.mostOfOne
      else { return nil }
      state.last += 1
      state.readers[state.last] = (owner, wakes)
      return (state.last, stream)
    }
  }

  /// Ends somebody's waiting; to be called once or more.
  func leave(_ id: Int) {
    state.withLock { $0.readers.removeValue(forKey: id) }?.wakes.finish()
  }

  func wake(_ wake: Wake) {
    for reader in state.withLock({ Array($0.readers.values) }) { reader.wakes.yield(wake) }
  }

  func end() {
    for id in state.withLock({ Array($0.readers.keys) }) { leave(id) }
  }

  var count: Int { state.withLock { $0.readers.count } }
}
