import Dispatch
import Synchronization

/// A long list in slices, one after the other: while one is dealt with, the next is read on a thread of its own.
struct Slices<Item: Sendable> {
  /// What comes behind a place in the list, as much as one short read gives; nothing: the list is over.
  let read: @Sendable (_ after: Int64) throws -> [Item]
  /// Where an item stands in the list.
  let place: (Item) -> Int64

  private final class Result: Sendable {
    let items = Mutex<Swift.Result<[Item], any Error>>(.success([]))
  }

  /// - Throws: what reading throws, or the body; nothing is being read any more then.
  func each(_ body: ([Item]) throws -> Void) throws {
    let reader = DispatchQueue(label: "vigie.slices")
    defer { reader.sync {} }
    func begin(after place: Int64) -> Result {
      let result = Result()
      reader.async { [read] in
        let items = Swift.Result { try read(place) }
        result.items.withLock { $0 = items }
      }
      return result
    }
    var next = begin(after: 0)
    while true {
      reader.sync {}
      let items = try next.items.withLock { $0 }.get()
      guard let last = items.last else { return }
      next = begin(after: place(last))
      try body(items)
    }
  }
}
