/// The answers of `note.yaml` and `log.yaml`.
package struct JournalTexts: Sendable {
  package let noted = Text("note.done", .number("sequence"), .code("crisis"), .time("at"))
  let noteUndone = Text("undo.note", .number("sequence"), .code("crisis"))
  package let heading = Text("log.heading", .code("crisis"), .number("count"), .number("total"))
  package let entry = Text("log.entry", .number("sequence"), .time("at"), .words("by"), .phrase("what"))
  package let erasedEntry = Text("log_entry.erased")
}

extension Texts { package static let journal = JournalTexts() }
