import CrisisCore
import CrisisStore

extension MissionOrder: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension OrderHandler {
  fileprivate mutating func carryOut(_ order: MissionOrder) throws -> Done {
    let crisis = try crisis()
    var situation = MissionRules.Situation(
      crisis: crisis, authorities: try transaction.authorities(), open: try transaction.openCrises(),
      day: LocalDay.iso(now, processor.settings.zone), nearest: processor.book.nearestCodes)
    situation.withoutRoom = try processor.managersWithoutRoom(of: situation.authorities.map(\.code), in: transaction)
      .mapValues { $0.map(\.name) }
    switch order {
    case .change(let change, let reason):
      return try store(MissionRules.change(change, reason: reason, by: asker, in: situation))
    case .ease(let reason): return try askToEase(reason)
    case .resume(let reason): return try resume(reason)
    case .extend(let length, let reason):
      let end = try MissionRules.plannedEnd(of: crisis, after: length, at: now)
      if case .plannedEnd(_, resumes: true) = end { situation.nextDigest = try nextDigest(ofResumed: crisis) }
      return try store(MissionRules.change(end, reason: reason, by: asker, in: situation))
    }
  }
}
