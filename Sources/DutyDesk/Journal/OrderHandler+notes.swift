import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func note(_ text: String) throws -> Done {
    var done = try store(RecordRules.note(text, in: crisis(), by: asker))
    // The journal alone knows the number of its row.
    done.answer.values["sequence"] = .number(Int(done.sequence ?? 0))
    return done
  }
}
