import CrisisCore
import CrisisStore

extension QueryHandler {
  mutating func relay(_ command: RelayCommand, _ reading: Reading) throws -> [Statement] {
    switch command {
    case .show(let number): return try card(ofRelay: number, reading)
    case .list: return try relays(reading)
    case .draft, .approve, .reject, .publish, .withdraw: return []
    }
  }

  private mutating func card(ofRelay number: Int, _ reading: Reading) throws -> [Statement] {
    let crisis = try crisis(reading)
    guard let relay = try reader.relay(crisis: crisis.code, number: number) else {
      let last = try reader.lastRelay(crisis: crisis.code)
      throw Refusal.relay(.noSuchRelay(number: number, crisis: crisis.code, last: last))
    }
    let author = try reader.member(number: relay.writtenBy)?.name
    let approver = try relay.approvedBy.flatMap { try reader.member(number: $0)?.name }
    return relay.cardStatements(author: author, approver: approver, nature: crisis.nature, at: processor.now)
  }

  /// The latest first, in as many lines as a list has.
  private mutating func relays(_ reading: Reading) throws -> [Statement] {
    let crisis = try crisis(reading)
    let count = try reader.countRelays(crisis: crisis.code)
    guard count > 0 else { return [Statement("list.no_relay", ["crisis": .text(crisis.code)], nature: crisis.nature)] }
    let shown = count > Self.mostListed ? Self.mostListed - 1 : count
    var lines = try reader.relays(crisis: crisis.code, limit: shown).map {
      $0.listStatement(nature: crisis.nature, at: processor.now)
    }
    if shown < count {
      lines.append(
        Statement(
          "list.more_relays", ["count": .number(count - shown), "crisis": .text(crisis.code)], nature: crisis.nature))
    }
    return lines
  }
}
