/// An act that its author took back: the tables are as if it had not been, but for the number that it gave.
package struct ActUndone: Event {
  package static let kind = "act.undone"
  package static let sentence = Text("log_entry.act_undone", .maybe(.phrase("what")))
  /// The journal's row of the act.
  package var act: Int64
  /// What the act was about, which is made again without it.
  package var subject: Subject

  /// What was taken back is added by whoever can read the journal.
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(nil) }
}

/// An act that its author may take back.
package protocol UndoableEvent: Event {
  /// Whether there is still something to take back: `!annuler` passes over what has come to its end.
  func stands(_ undo: Undo) -> Bool
  /// What is answered, and who is told; without events.
  ///
  /// - Throws: where somebody has since changed the same, or counts on it.
  func undone(_ undo: Undo) throws(Refusal) -> Decision
}

extension UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { true }
}

extension UndoableEvent where Self: ReportEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.report.map { $0.status != .cancelled } ?? false }
}

/// Somebody's act that nothing takes back. `!annuler` says so, rather than taking back the act before.
package protocol LastingEvent: Event {
  /// What was done, and what to do instead of taking it back.
  var insteadOfUndo: Statement { get }
}
