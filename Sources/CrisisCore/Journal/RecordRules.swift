/// `!note`: somebody's own words, into the journal of the crisis.
package enum RecordRules {
  /// The entries that `!journal` shows where no number is given, and at most.
  package static let usualEntries = 10
  package static let mostEntries = 40

  package static func note(_ text: String, in crisis: Crisis, by asker: Asker) throws(Refusal) -> NoteWritten {
    guard let member = asker.member else { throw .unidentified }
    try ReportRules.checkLength(text)
    guard let text = text.unlessBlank else { throw .because(Texts.members.emptyNote()) }
    return NoteWritten(crisisCode: crisis.code, by: member.number, text: text)
  }
}
