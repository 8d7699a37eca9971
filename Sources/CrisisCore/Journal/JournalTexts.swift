/// The answers of `note.yaml` and `log.yaml`.
package struct JournalTexts: Sendable {
  package let noted = Text("note.done", .number("sequence"), .code("crisis"), .time("at"))
  let noteUndone = Text("undo.note", .number("sequence"), .code("crisis"))
  package let heading = Text("log.heading", .code("crisis"), .number("count"), .number("total"))
  package let entry = Text("log.entry", .number("sequence"), .time("at"), .words("by"), .phrase("what"))
  /// An act, on the card of what was done to: how often in a row, and since when.
  package let act = Text(
    "show.act", .time("at"), .words("by"), .phrase("what"), .maybe(.number("times")), .maybe(.time("since")))
  package let earlierActs = Text("show.earlier_acts", .number("count"))
  package let erasedEntry = Text("log_entry.erased")
}

extension Texts { package static let journal = JournalTexts() }
