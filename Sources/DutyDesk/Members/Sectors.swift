import CrisisCore
import CrisisStore

extension GiveSector: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.give(self) }
}

/// `!secteur`
struct ListSectors: Query {
  func view(by handler: inout QueryHandler) throws -> any View {
    let crisis = try handler.crisis()
    return SectorList(
      crisis: crisis, people: try handler.reader.participants(crisis: crisis.code).filter { $0.sector != nil })
  }
}

struct SectorList: View {
  var crisis: Crisis
  var people: [Participant]

  var lines: [Statement] {
    let told = people.compactMap { person in person.sector.map { Texts.sectors.one(person.name, $0) } }
    return [crisis.say(Texts.sectors.list, told.unlessEmpty)]
  }
}

extension OrderHandler {
  fileprivate mutating func give(_ order: GiveSector) throws -> Done {
    let crisis = try crisis()
    let person = try volunteer(order.person)
    let given = try SectorRules.give(
      order, to: person, among: transaction.participants(crisis: crisis.code), crisis: crisis, by: asker)
    switch given {
    case .done(let decision): return try store(decision)
    case .proposed(let proposal):
      try mayAsk(person)
      return try ask(
        person, before: .sector(proposal), about: crisis,
        answer: crisis.say(Texts.sectors.asked, person.name, proposal.sector)
      ) { crisis.say(Texts.sectors.ask, asker.member?.name ?? "", proposal.sector, $0) }
    }
  }

  /// After the person's `!oui`.
  mutating func accept(_ proposal: SectorProposal) throws -> Done {
    let crisis = try crisis(proposal.crisis)
    return try store(SectorRules.accept(proposal, crisis: crisis, by: asker))
  }

  mutating func decline(_ proposal: SectorProposal) throws -> Done {
    let crisis = try crisis(proposal.crisis)
    let told = crisis.say(Texts.sectors.declined, asker.member?.name ?? "", proposal.sector)
    var done = try tell([SectorRules.told(proposal, told)])
    done.answer = told
    return done
  }
}
