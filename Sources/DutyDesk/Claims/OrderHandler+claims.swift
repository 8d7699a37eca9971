import CrisisCore
import CrisisStore

extension ClaimCommand: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension OrderHandler {
  fileprivate mutating func carryOut(_ order: ClaimCommand) throws -> Done {
    let crisis = try crisis()
    switch order {
    case .take(let number):
      let report = try report(number, of: crisis)
      return try store(ClaimRules.take(report, held: held(report), crisis: crisis.about(report), by: asker))
    case .release(let number):
      let report = try report(number, of: crisis)
      return try store(ClaimRules.release(report, held: held(report), crisis: crisis.about(report), by: asker))
    }
  }

  /// The claim of a report that is in force.
  func held(_ report: Report) throws -> ClaimRules.Held? {
    guard report.status == .claimed, let claim = try transaction.claim(crisis: report.crisis, report: report.number),
      let holder = try transaction.member(number: claim.by)
    else { return nil }
    return ClaimRules.Held(claim: claim, holder: holder)
  }
}
