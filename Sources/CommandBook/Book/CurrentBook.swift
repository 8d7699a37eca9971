import Synchronization

/// The book that is in force, for those who look it up each time: a reload puts another in its place.
package final class CurrentBook: Sendable {
  private let state: Mutex<Book>

  package init(_ book: Book) { state = Mutex(book) }

  package var book: Book { state.withLock { $0 } }

  package func use(_ book: Book) { state.withLock { $0 = book } }
}
