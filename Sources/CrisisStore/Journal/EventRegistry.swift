import CrisisCore
import GRDB

/// An event as the store keeps it.
protocol StoredEvent: Event {
  /// What it does to the tables, whether for the first time or again.
  func apply(to db: Database, _ entry: JournalEntry) throws
  /// What is left of it in the tables where its author took it back: of what gave a number, that the number was given.
  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws
}

extension StoredEvent {
  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {}
}

/// The kinds of events that this build reads.
enum EventRegistry {
  static let all = EventList.all.compactMap { $0 as? any StoredEvent.Type }

  private static let byKind = Dictionary(all.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })

  /// What `!annuler` is about: acts that can be taken back, and those that last too.
  static let undoable = all.filter { $0 is any UndoableEvent.Type }.map { $0.kind }.sorted()
  static let acts = (undoable + all.filter { $0 is any LastingEvent.Type }.map { $0.kind }).sorted()

  /// nil: this build cannot read such an event.
  static func type(_ kind: String, _ version: Int) -> (any StoredEvent.Type)? {
    byKind[kind].flatMap { (1...$0.version).contains(version) ? $0 : nil }
  }
}
