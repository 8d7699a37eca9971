import CrisisCore
import CrisisStore

extension SettleCommand: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension LinkReport: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension OrderHandler {
  fileprivate mutating func carryOut(_ order: LinkReport) throws -> Done {
    let crisis = try crisis { $0.lastReport >= order.number }
    let report = try report(order.number, of: crisis)
    let about = crisis.about(report)
    nature = about.nature
    let link = Link(typed: order.link)
    let other = try transaction.report(crisis: crisis.code, canonicalURL: link.canonical)
    return try store(LinkRules.link(report, to: link, of: other, crisis: about, by: asker))
  }

  fileprivate mutating func carryOut(_ order: SettleCommand) throws -> Done {
    let crisis = try crisis()
    switch order {
    case .duplicate(let number, let original):
      let originalReport = try report(original, of: crisis)
      let situation = try situation(number, crisis)
      return try store(
        SettlementRules.duplicate(
          of: originalReport,
          originalOf: transaction.lastSettlement(crisis: crisis.code, report: original)?.original,
          isDistress: transaction.distress(crisis: crisis.code, number: original) != nil, by: asker, in: situation))
    case .supersede(let number, let reason):
      return try store(SettlementRules.supersede(reason: reason, by: asker, in: situation(number, crisis)))
    }
  }

  private func situation(_ number: Int, _ crisis: Crisis) throws -> SettlementRules.Situation {
    let distress = try transaction.distress(crisis: crisis.code, number: number).flatMap { $0.isCleared ? nil : $0 }
    let report = try report(number, of: crisis)
    return SettlementRules.Situation(
      crisis: crisis.about(report), report: report, distress: distress, held: try held(report))
  }
}
