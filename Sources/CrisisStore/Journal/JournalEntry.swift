import CrisisCore

/// One row of the journal.
package struct JournalEntry: Sendable, Equatable {
  package var sequence: Int64
  package var at: Milliseconds
  package var actor: Actor
  package var origin: Origin
  package var event: any Event
  /// The payload is gone; the event is what was left of it.
  package var isErased = false
  /// When its author took it back; nil: it stands.
  package var undoneAt: Milliseconds?

  package static func == (a: JournalEntry, b: JournalEntry) -> Bool {
    a.sequence == b.sequence && a.at == b.at && a.actor == b.actor && a.origin == b.origin && a.event == b.event
      && a.isErased == b.isErased && a.undoneAt == b.undoneAt
  }
}

/// The last row of the journal, by which the whole of it is known.
package struct JournalHead: Sendable, Equatable {
  /// 0: the journal is empty.
  package var sequence: Int64
  /// 64 hexadecimal digits.
  package var hash: String

  /// The head of an empty journal.
  package static let none = JournalHead(sequence: 0, hash: String(repeating: "0", count: 64))

  /// As digests print it: the first eight digits.
  package var short: String { String(hash.prefix(8)) }
}
