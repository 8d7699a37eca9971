import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func askToClose(_ command: Deactivate) throws -> Done {
    let crisis = try crisis()
    let question = try ClosingRules.ask(
      command, crisis: crisis, figures: transaction.figures(crisis: crisis.code),
      open: transaction.openMatters(crisis: crisis.code), by: asker)
    return try ask(before: .deactivate(command, crisis: crisis.code), question)
  }

  /// After `!oui`: the crisis and its figures are those of now.
  mutating func close(_ command: Deactivate, _ code: String) throws -> Done {
    let crisis = try crisis(code)
    return try store(
      ClosingRules.close(
        command, crisis: crisis, figures: transaction.figures(crisis: crisis.code),
        open: transaction.openMatters(crisis: crisis.code), by: asker))
  }
}
