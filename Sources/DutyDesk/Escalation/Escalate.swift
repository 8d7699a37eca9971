import CommandBook
import CrisisCore
import CrisisStore

extension CommandList {
  static let escalation: [CommandSpec] = [
    CommandSpec("escalate", for: [.coordinator], in: .amongTheTeam, takes: ["escalated": .record]) {
      (arguments, _) throws(Fault) in
      let record = try arguments.need(arguments.record("escalated"), "escalated")
      return switch record.kind {
      case "report": Asked.order(EscalateReport(number: record.number))
      case "offer": Asked.order(OfferOrder.pass(record.number))
      default:
        throw Fault(
          Texts.faults.wrongKind, (record.kind == "relay" ? "R" : "Q") + String(record.number), record.kind,
          "escalated",
          false)
      }
    }
  ]
}

/// `!transmettre 47`
struct EscalateReport: Order {
  var number: Int

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension OrderHandler {
  fileprivate mutating func carryOut(_ order: EscalateReport) throws -> Done {
    let crisis = try crisis { $0.lastReport >= order.number }
    let report = try report(order.number, of: crisis)
    let about = crisis.about(report)
    nature = about.nature
    let distress = try transaction.distress(crisis: crisis.code, number: report.number)
    let deaf = try processor.managersWithoutRoom(of: crisis.authorities, in: transaction).filter(\.value.isEmpty)
    return try store(
      EscalationRules.escalate(
        by: asker,
        in: EscalationRules.Situation(
          crisis: about, report: report, distress: distress,
          last: transaction.lastEscalation(crisis: crisis.code, report: report.number),
          original: transaction.lastSettlement(crisis: crisis.code, report: report.number)?.original,
          emergencyPhone: transaction.authority(crisis.requester)?.emergencyPhone,
          deaf: deaf.keys.sorted(), isOneOfSeveral: transaction.openCrises().count > 1)))
  }
}
