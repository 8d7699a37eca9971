import CrisisCore
import CrisisStore

/// Relays that wait for somebody, and those whose time is over.
struct RelaySource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    let relays = try records.liveRelays()
    guard !relays.isEmpty else { return [] }
    let open = Set(try records.openCrises().map(\.code))
    return relays.flatMap { relay in
      RelayRules.dues(relay, isOpen: open.contains(relay.crisis)).map { Due($0.id, at: $0.at, $0.due) }
    }
  }
}

extension RelayDue: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.carryOut(self) }
}

extension OrderHandler {
  fileprivate func carryOut(_ due: RelayDue) throws -> Done {
    switch due {
    case .remind(let code, let number):
      let (relay, crisis) = try found(code, number)
      guard let times = try transaction.relayTimes(crisis: code, number: number) else {
        throw Refusal.because(Texts.relayRefusals.none(number, code, 0))
      }
      return try store(
        RelayRules.remind(
          relay, times, crisis: crisis, team: transaction.relayTeam(), hasRoom: processor.hasCoordination,
          at: processor.now))
    case .expire(let code, let number):
      let (relay, crisis) = try found(code, number)
      return try store(RelayRules.expire(relay, crisis: crisis, at: processor.now))
    }
  }

  private func found(_ code: String, _ number: Int) throws -> (Relay, Crisis) {
    guard let crisis = try transaction.crisis(code), let relay = try transaction.relay(crisis: code, number: number)
    else { throw Refusal.because(Texts.relayRefusals.none(number, code, 0)) }
    return (relay, crisis)
  }
}
