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
    let turned = turned(crisis, to: status)
    return EasingRules.Situation(
      crisis: crisis, figures: try transaction.figures(crisis: crisis.code),
      open: try transaction.openMatters(crisis: crisis.code, at: now),
      plan: WatchPlan(
        isEased: status == .eased, people: processor.usualNeed(of: turned),
        every: try processor.digestEvery(of: turned, in: transaction),
        next: try nextDigest(ofTurned: turned)))
  }

  private func turned(_ crisis: Crisis, to status: CrisisStatus) -> Crisis {
    var turned = crisis
    (turned.status, turned.turnedAt, turned.turnedSequence, turned.turnedNext) = (status, now, .max, nil)
    return turned
  }

  /// When the next digest comes once the watch is whole again.
  func nextDigest(ofResumed crisis: Crisis) throws -> Milliseconds? {
    try nextDigest(ofTurned: turned(crisis, to: .active))
  }

  /// At a time of its own, where the digests of others are due then; before the first it stays as it was promised.
  private func nextDigest(ofTurned crisis: Crisis) throws -> Milliseconds? {
    guard try transaction.lastDigest(crisis: crisis.code) != nil else {
      return try processor.nextDigest(of: crisis, in: transaction)
    }
    return try processor.digestEvery(of: crisis, in: transaction).map {
      try processor.nextSlot(every: $0, after: now, of: crisis, in: transaction)
    }
  }
}
