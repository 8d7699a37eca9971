import CrisisCore
import CrisisStore

extension MissionOrder: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension OrderHandler {
  fileprivate mutating func carryOut(_ order: MissionOrder) throws -> Done {
    let crisis = try crisis()
    let situation = MissionRules.Situation(
      crisis: crisis, authorities: try transaction.authorities(), open: try transaction.openCrises(),
      day: LocalDay.iso(now, processor.settings.zone))
    switch order {
    case .change(let change, let reason):
      do {
        return try store(MissionRules.change(change, reason: reason, by: asker, in: situation))
      } catch Refusal.mission(.noSuchAuthority(let given, let known, _)) {
        let near = processor.book.nearestCodes(to: given, among: known)
        throw Refusal.mission(
          .noSuchAuthority(
            given: given.quoted(40), known: near.isEmpty ? Array(known.prefix(Self.mostKnown)) : near,
            isNear: !near.isEmpty))
      }
    case .ease(let isEased): return try store(MissionRules.change(.eased(isEased), by: asker, in: situation))
    case .extend(let length):
      return try store(
        MissionRules.change(MissionRules.plannedEnd(after: length, at: now), by: asker, in: situation))
    }
  }
}

extension OrderHandler {
  /// The authorities that a refusal names where none is like the one typed.
  private static var mostKnown: Int { 5 }
}
