import CrisisCore
import CrisisStore

/// What falls due for the watch: it is looked at once more, whether it still is so.
extension WatchDue: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let records = handler.transaction
    guard let crisis = try records.crisis(crisis), crisis.status.isOpen else { return .nothing }
    var situation = try handler.processor.watch(of: crisis, in: records)
    situation.claims = try records.claimsInForce().filter { $0.crisis == crisis.code }
    let decision = try WatchRules.fallDue(
      self, in: situation, named: handler.processor.namesCrisis(in: records),
      at: handler.now
    ) { try records.hasActed(member: $0, crisis: crisis.code, since: $1) }
    return try decision.map(handler.store) ?? .nothing
  }
}
