import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func mission(_ command: MissionCommand, _ given: String?) throws -> Done {
    let crisis = try crisis(given)
    let situation = MissionRules.Situation(
      crisis: crisis, authorities: try transaction.authorities(), open: try transaction.openCrises(),
      day: LocalDay.iso(now, processor.settings.zone))
    switch command {
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
    case .show: throw Refusal.nothingAsked
    }
  }
}

extension OrderHandler {
  /// The authorities that a refusal names where none is like the one typed.
  private static var mostKnown: Int { 5 }
}

extension QueryHandler {
  /// `!mission`
  mutating func mission(_ reading: Reading) throws -> [Statement] {
    let crisis = try crisis(reading)
    guard MissionRules.mayRead(crisis, reading.asker) else {
      throw Refusal.mission(.notYours(crisis.code, requester: crisis.requester))
    }
    let requester = try reader.authority(crisis.requester)
    let concerned = try reader.authorities().filter {
      $0.code != crisis.requester && crisis.authorities.contains($0.code)
    }
    return crisis.missionStatements(
      requester: requester, concerned: concerned, openedBy: try reader.member(number: crisis.openedBy)?.name,
      telephone: reading.asker.isCoordinator ? requester?.callbackPhone : nil)
  }
}
