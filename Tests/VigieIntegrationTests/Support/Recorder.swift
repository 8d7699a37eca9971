import Foundation
import NIOConcurrencyHelpers

/// What came in, in order, and a way to wait for something among it.
final class Recorder<Element: Sendable>: Sendable {
  private struct State {
    var elements: [Element] = []
    /// Asked about each new element; gone once they return true.
    var waiting: [Int: @Sendable (Int, Element) -> Bool] = [:]
    var nextWaiting = 0
  }

  private let name: String
  private let state = NIOLockedValueBox(State())

  /// - Parameter name: for the faults of those who wait in vain.
  init(_ name: String) { self.name = name }

  var elements: [Element] { state.withLockedValue { $0.elements } }
  var count: Int { state.withLockedValue { $0.elements.count } }

  func append(_ element: Element) {
    state.withLockedValue { state in
      state.elements.append(element)
      let index = state.elements.count - 1
      for (number, isSatisfied) in state.waiting where isSatisfied(index, element) { state.waiting[number] = nil }
    }
  }

  /// The first element from `start` on that is meant, whenever it comes; nil when time is up.
  func next(
    from start: Int = 0, within limit: Duration, where isMeant: @escaping @Sendable (Element) -> Bool
  ) async -> (index: Int, element: Element)? {
    await withCheckedContinuation { (continuation: CheckedContinuation<(index: Int, element: Element)?, Never>) in
      let number: Int? = state.withLockedValue { state in
        if let index = state.elements.indices.dropFirst(start).first(where: { isMeant(state.elements[$0]) }) {
          continuation.resume(returning: (index, state.elements[index]))
          return nil
        }
        let number = state.nextWaiting
        state.nextWaiting += 1
        state.waiting[number] = { index, element in
          guard index >= start, isMeant(element) else { return false }
          continuation.resume(returning: (index, element))
          return true
        }
        return number
      }
      guard let number else { return }
      DispatchQueue.global().asyncAfter(deadline: .now() + limit.seconds) { [state] in
        let isDue = state.withLockedValue { $0.waiting.removeValue(forKey: number) != nil }
        if isDue { continuation.resume(returning: nil) }
      }
    }
  }

  /// Waits until there are so many elements.
  func wait(count: Int, within limit: Duration = .seconds(20)) async throws {
    try await wait(for: "element number \(count)", from: count - 1, within: limit) { _ in true }
  }

  /// As ``next(from:within:where:)``, for what must come.
  ///
  /// - Parameter what: what is waited for, in words.
  @discardableResult
  func wait(
    for what: String, from start: Int = 0, within limit: Duration = .seconds(20),
    where isMeant: @escaping @Sendable (Element) -> Bool
  ) async throws -> (index: Int, element: Element) {
    guard let found = await next(from: start, within: limit, where: isMeant) else {
      throw Overdue(what: what, of: name, after: limit, seen: elements.dropFirst(start).suffix(30).map { "\($0)" })
    }
    return found
  }
}

/// Something waited for did not come.
struct Overdue: Error, CustomStringConvertible {
  var what: String
  var of: String
  var after: Duration
  var seen: [String]

  var description: String {
    "\(of): no \(what) within \(after); seen:\n" + seen.joined(separator: "\n")
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
