import CrisisCore
import CrisisStore

/// What was put online at night, while the public slept, is proposed again in the morning: one line a crisis.
struct MorningSource: DueSource {
  /// In minutes of the local day.
  private static let morning = 7 * 60
  private static let evening = 22 * 60
  /// Later than this it is no morning any more.
  private static let memory: Milliseconds = 5 * .hour

  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    let (clock, now) = (processor.clock, processor.now)
    let today = clock.reading(now).day
    return try records.openCrises().compactMap { crisis in
      for day in [today, today + 1] {
        let at = clock.moment(day: day, minute: Self.morning)
        let night = TimeSpan(clock.moment(day: day - 1, minute: Self.evening), at)
        guard at > now - Self.memory,
          try !records.relays(crisis: crisis.code, publishedIn: night, inForceAt: max(at, now)).isEmpty
        else { continue }
        let due = Due("morning-\(crisis.code)-\(day)", at: at, ProposeAgain(crisis: crisis.code, night: night))
        if try records.inboxLine(network: Due.network, messageID: due.id) == nil { return due }
      }
      return nil
    }
  }
}

struct ProposeAgain: Order {
  var crisis: String
  var night: TimeSpan

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let records = handler.transaction
    guard let crisis = try records.crisis(crisis), crisis.status.isOpen else { return .nothing }
    let relays = try records.relays(crisis: crisis.code, publishedIn: night, inForceAt: handler.now)
    return try handler.tell(
      RelayRules.proposeAgain(
        relays, crisis: crisis, team: records.relayTeam(), hasRoom: handler.processor.hasCoordination))
  }
}
