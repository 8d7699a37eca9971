/// `!note`: somebody's own words, into the journal of the crisis.
package enum RecordRules {
  /// The entries that `!journal` shows where no number is given, and at most.
  package static let usualEntries = 10
  package static let mostEntries = 40

  /// - Returns: a decision whose answer wants `sequence`, which the journal gives.
  package static func note(_ text: String, in crisis: Crisis, by asker: Asker) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    try ReportRules.checkLength(text)
    guard let text = text.unlessBlank else { throw .people(.emptyNote) }
    return Decision(
      [NoteWritten(crisisCode: crisis.code, by: member.number, text: text)],
      answer: Statement("note.done", ["crisis": .text(crisis.code), "at": .time(asker.at)], nature: crisis.nature))
  }
}
