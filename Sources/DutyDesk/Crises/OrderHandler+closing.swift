import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func askToClose(_ command: Deactivate) throws -> Done {
    let crisis = try crisis()
    let question = try ClosingRules.ask(
      command, crisis: crisis, figures: transaction.figures(crisis: crisis.code),
      open: transaction.openMatters(crisis: crisis.code, at: now), by: asker)
    return try ask(before: .deactivate(command, crisis: crisis.code), question)
  }

  /// After `!oui`: the crisis and its figures are those of now.
  mutating func close(_ command: Deactivate, _ code: String) throws -> Done {
    let crisis = try crisis(code)
    return try store(
      ClosingRules.close(
        command, crisis: crisis, figures: transaction.figures(crisis: crisis.code),
        open: transaction.openMatters(crisis: crisis.code, at: now), by: asker))
  }
}

/// `!alléger`, `!alléger fin`
extension OrderHandler {
  mutating func askToEase(_ reason: String?) throws -> Done {
    let crisis = try crisis()
    let question = try EasingRules.ask(reason, in: easing(crisis, to: .eased), by: asker)
    return try ask(before: .ease(reason, crisis: crisis.code), question)
  }

  /// After `!oui`.
  mutating func ease(_ reason: String?, _ code: String) throws -> Done {
    try store(EasingRules.ease(reason, in: easing(crisis(code), to: .eased), by: asker))
  }

  mutating func resume(_ reason: String?) throws -> Done {
    try store(EasingRules.resume(reason, in: easing(crisis(), to: .active), by: asker))
  }

  /// - Parameter status: that it is to have, from which its plan follows.
  private func easing(_ crisis: Crisis, to status: CrisisStatus) throws -> EasingRules.Situation {
    var turned = crisis
    (turned.status, turned.turnedAt, turned.turnedSequence) = (status, now, .max)
    return EasingRules.Situation(
      crisis: crisis, figures: try transaction.figures(crisis: crisis.code),
      open: try transaction.openMatters(crisis: crisis.code, at: now),
      plan: WatchPlan(
        isEased: status == .eased, people: processor.usualNeed(of: turned),
        every: try processor.digestEvery(of: turned, in: transaction),
        next: try processor.nextDigest(of: turned, in: transaction)))
  }
}
