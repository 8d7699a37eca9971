/// Vigie posts nothing by itself until somebody says so.
package struct PostingSuspended: LastingEvent {
  package static let kind = "posting.suspended"
  package static let sentence = Text(logCode)
  package var by: Int

  package var subject: Subject { .posting }
  package var insteadOfUndo: Statement { Texts.posting.resumeInstead() }
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence() }
}

package struct PostingResumed: LastingEvent {
  package static let kind = "posting.resumed"
  package static let sentence = Text(logCode)
  package var by: Int

  package var subject: Subject { .posting }
  package var insteadOfUndo: Statement { Texts.posting.suspendInstead() }
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence() }
}

/// Since when Vigie posts nothing, and by whose word.
package struct PostingSuspension: Sendable, Equatable, Decodable {
  package var at: Milliseconds
  /// A member's number.
  package var by: Int
}
