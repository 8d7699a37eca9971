import CrisisCore
import CrisisStore

extension ShowRelay {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.card(ofRelay: number) }
}

extension ListRelays {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.relays() }
}

extension QueryHandler {
  fileprivate mutating func card(ofRelay number: Int) throws -> RelayCard {
    let crisis = try crisis()
    guard let relay = try reader.relay(crisis: crisis.code, number: number) else {
      let last = try reader.lastRelay(crisis: crisis.code)
      throw Refusal.because(Texts.relayRefusals.none(number, crisis.code, last))
    }
    return RelayCard(
      relay: relay, nature: crisis.nature, author: try name(of: relay.writtenBy),
      approver: try name(of: relay.approvedBy), now: processor.now,
      history: try history(of: .relay(crisis: crisis.code, number: number)) { event, _ in
        event is RelayDrafted || event is RelayApproved
      })
  }

  fileprivate mutating func relays() throws -> RelayList {
    let crisis = try crisis()
    let count = try reader.countRelays(crisis: crisis.code)
    let relays = count == 0 ? [] : try reader.relays(crisis: crisis.code, limit: Self.listed(of: count))
    return RelayList(crisis: crisis, relays: relays, count: count, now: processor.now)
  }
}

/// `!voir R9`
package struct RelayCard: View {
  package var relay: Relay
  package var nature: CrisisNature
  package var author: String?
  package var approver: String?
  package var now: Milliseconds
  package var history: RecordHistory

  package var lines: [Statement] {
    relay.cardStatements(author: author, approver: approver, nature: nature, at: now) + history.lines(nature: nature)
  }
}

/// `!liste relais`: the latest first.
package struct RelayList: View {
  package var crisis: Crisis
  package var relays: [Relay]
  /// How many there are.
  package var count: Int
  package var now: Milliseconds

  package var lines: [Statement] {
    guard count > 0 else { return [Texts.relays.none(crisis.code, nature: crisis.nature)] }
    let more = count - relays.count
    return relays.map { $0.listStatement(nature: crisis.nature, at: now) }
      + (more == 0 ? [] : [Texts.relays.more(more, crisis.code, nature: crisis.nature)])
  }
}
