import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func note(_ text: String) throws -> Done {
    let crisis = try crisis()
    let note = try RecordRules.note(text, in: crisis, by: asker)
    transaction.willNotBeRefused()
    let sequence = try append(note)
    return Done(
      answer: Texts.journal.noted(Int(sequence), crisis.code, now, nature: crisis.nature), sequence: sequence)
  }
}
