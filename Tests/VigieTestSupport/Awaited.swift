import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// Things that happen, in order, for a test to wait for. Each is given out once; what a test passes over stays.
package final class Awaited<Element: Sendable>: Sendable {
  package struct Missing: Error, CustomStringConvertible {
    package let description: String
  }

  private struct Waiter {
    var wants: @Sendable (Element) -> Bool
    var promise: EventLoopPromise<Element>
  }

  private struct State {
    var elements: [Element] = []
    var waiters: [Waiter] = []
  }

  private let state = NIOLockedValueBox(State())

  package init() {}

  package func add(_ element: Element) {
    let promise = state.withLockedValue { state -> EventLoopPromise<Element>? in
      guard let i = state.waiters.firstIndex(where: { $0.wants(element) }) else {
        state.elements.append(element)
        return nil
      }
      return state.waiters.remove(at: i).promise
    }
    promise?.succeed(element)
  }

  /// The first that is wanted, now or as soon as it happens. The limit is there to fail, not to wait.
  @discardableResult
  package func next(
    _ what: String = "element", within limit: TimeAmount = .seconds(20),
    where wants: @escaping @Sendable (Element) -> Bool = { _ in true }
  ) async throws -> Element {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let promise = loop.makePromise(of: Element.self)
    let found = state.withLockedValue { state -> Element? in
      if let i = state.elements.firstIndex(where: wants) { return state.elements.remove(at: i) }
      state.waiters.append(Waiter(wants: wants, promise: promise))
      return nil
    }
    if let found { promise.succeed(found) }
    let timer = loop.scheduleTask(in: limit) { [state] in
      promise.fail(Missing(description: "no \(what) in time; there are: \(state.withLockedValue { $0.elements })"))
    }
    defer { timer.cancel() }
    return try await promise.futureResult.get()
  }

  /// What happened and nobody has taken.
  package var untaken: [Element] { state.withLockedValue { $0.elements } }
}
