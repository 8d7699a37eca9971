import CrisisCore
import CrisisStore

/// The ends that somebody foresaw for missions: those who decide are asked once.
struct MissionSource: DueSource {
  /// An end that is past for longer was said, or nobody waits for it any more.
  static let memory: Milliseconds = .day

  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.openCrises().compactMap { crisis in
      guard let end = crisis.plannedEnd, end > processor.now - Self.memory else { return nil }
      let due = Due("mission-\(crisis.code)-\(end)", at: end, MissionClock.plannedEnd(crisis: crisis.code, at: end))
      return try records.inboxLine(network: Due.network, messageID: due.id) == nil ? due : nil
    }
  }
}

extension MissionClock: Order {
  /// People are asked, which is no event.
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    switch self {
    case .plannedEnd(let code, let end):
      guard let crisis = try handler.transaction.crisis(code), crisis.plannedEnd == end else {
        throw Refusal.noSuchCrisis(code, [])
      }
      return try handler.tell(MissionRules.ended(crisis))
    }
  }
}
