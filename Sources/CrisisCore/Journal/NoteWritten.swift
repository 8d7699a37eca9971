/// Somebody's own words in the journal of a crisis.
package struct NoteWritten: Event {
  package static let kind = "note.written"
  package static let sentence = Text("log_entry.note_written", .words("text"))
  package var crisisCode: String
  package var by: Int
  package var text: String

  package var subject: Subject { .notes(crisis: crisisCode) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(text) }
}

extension NoteWritten {
  package func erased(_ mark: String) -> NoteWritten {
    var copy = self
    copy.text = mark
    return copy
  }
}

extension NoteWritten: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    Decision([], answer: Texts.journal.noteUndone(Int(undo.sequence), crisisCode, nature: undo.nature))
  }
}
