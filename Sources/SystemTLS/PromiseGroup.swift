import NIOCore

/// Several who wait for one and the same outcome.
struct PromiseGroup {
  private var waiting: [EventLoopPromise<Void>] = []

  mutating func join(_ promise: EventLoopPromise<Void>?) {
    if let promise { waiting.append(promise) }
  }

  /// Empties the group.
  ///
  /// - Returns: one promise whose outcome is everybody's; nil where nobody waits.
  mutating func removeAll(on eventLoop: any EventLoop) -> EventLoopPromise<Void>? {
    let all = waiting
    waiting.removeAll(keepingCapacity: true)
    guard all.count > 1 else { return all.first }
    let promise = eventLoop.makePromise(of: Void.self)
    promise.futureResult.whenComplete { result in
      for one in all { one.completeWith(result) }
    }
    return promise
  }

  mutating func fail(_ error: any Error) {
    let all = waiting
    waiting = []
    for promise in all { promise.fail(error) }
  }
}
