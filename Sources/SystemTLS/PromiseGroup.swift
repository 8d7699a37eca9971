import NIOCore

/// Several who wait for one and the same outcome.
struct PromiseGroup {
  private var waiting: [EventLoopPromise<Void>] = []

  mutating func join(_ promise: EventLoopPromise<Void>?) {
    if let promise { waiting.append(promise) }
  }

  /// One promise whose outcome is everybody's, and the group is empty again; nil where nobody waits.
  mutating func take(on eventLoop: any EventLoop) -> EventLoopPromise<Void>? {
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

/// Something that is to happen once, by whoever comes first.
final class Due {
  private var isDue = true

  func take() -> Bool {
    defer { isDue = false }
    return isDue
  }
}
