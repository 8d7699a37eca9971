/// `!secteur jo Issoire-Sud`
package struct GiveSector: Sendable, Equatable {
  /// As typed.
  package var person: String
  /// nil: none any more.
  package var sector: String?

  package init(person: String, sector: String?) {
    self.person = person
    self.sector = sector
  }
}

/// The part of a crisis that a coordinator proposes to somebody, who has it once they say yes.
package struct SectorProposal: Sendable, Equatable, Codable {
  package var crisis: String
  package var sector: String
  /// The coordinator.
  package var asker: Int
  package var person: Int
}

/// Somebody sees to a part of the crisis, in somebody's words; nil: to none any more.
package struct SectorGiven: PeopleEvent {
  package static let kind = "crisis.sector"
  package static let sentence = Text("log_entry.crisis_sector", .words("person"), .maybe(.words("text")))
  package var crisisCode: String
  package var member: Int
  package var sector: String?

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(name(member), Self.quote(sector)) }
  package var people: [Int] { [member] }

  package func erased(_ mark: String) -> SectorGiven {
    var copy = self
    copy.sector = sector.map { _ in mark }
    return copy
  }
}

extension SectorGiven: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    Decision([], answer: Texts.sectors.undone(crisisCode, nature: undo.nature))
  }
}

package enum SectorRules {
  /// The longest, in characters.
  package static let longest = 40

  package enum Given: Sendable, Equatable {
    /// Asked of the person.
    case proposed(SectorProposal)
    case done(Decision)
  }

  package static func give(
    _ command: GiveSector, to person: Member, among people: [Participant], crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Given {
    guard let member = asker.member else { throw .unidentified }
    guard person.has(.volunteer) else { throw .because(Texts.watch.noSuchVolunteer(person.name)) }
    let current = people.first { $0.member == person.number }?.sector
    guard let sector = command.sector?.unlessBlank else {
      guard let current else { throw .because(Texts.sectors.hasNone(person.name, crisis.code)) }
      let told = Texts.sectors.withdrawn(crisis.code, person.name, current, nature: crisis.nature)
      return .done(
        Decision(
          [SectorGiven(crisisCode: crisis.code, member: person.number, sector: nil)], answer: told,
          announcements: person.number == member.number
            ? [] : [Announcement(to: .member(person.number), about: crisis.code, told, topic: .assignments)]))
    }
    guard sector.count <= longest else { throw .because(Texts.sectors.isTooLong(longest)) }
    guard sector != current else { throw .because(Texts.sectors.isTheirs(person.name, sector)) }
    let proposal = SectorProposal(
      crisis: crisis.code, sector: sector, asker: member.number, person: person.number)
    return person.number == member.number
      ? .done(try accept(proposal, crisis: crisis, by: asker)) : .proposed(proposal)
  }

  /// After the person's `!oui`.
  package static func accept(
    _ proposal: SectorProposal, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member, member.number == proposal.person else {
      throw .because(Texts.refusals.nothingAsked())
    }
    func said(isOwn: Bool) -> Statement {
      Texts.sectors.done(crisis.code, member.name, proposal.sector, isOwn, nature: crisis.nature)
    }
    return Decision(
      [SectorGiven(crisisCode: crisis.code, member: member.number, sector: proposal.sector)], answer: said(isOwn: true),
      announcements: proposal.asker == member.number ? [] : [told(proposal, said(isOwn: false))])
  }

  /// Who proposed it hears what came of it.
  package static func told(_ proposal: SectorProposal, _ statement: Statement) -> Announcement {
    Announcement(to: .member(proposal.asker), about: proposal.crisis, statement)
  }
}

/// The answers of `sector.yaml`, and what is asked and told of it.
package struct SectorTexts: Sendable {
  package let ask = Text("sector.ask", .code("crisis"), .words("by"), .words("sector"), .number("question"))
  package let asked = Text("sector.asked", .code("crisis"), .words("person"), .words("sector"))
  let done = Text("sector.done", .code("crisis"), .words("person"), .words("sector"), .flag("own"))
  let withdrawn = Text("sector.withdrawn", .code("crisis"), .words("person"), .words("sector"))
  package let declined = Text("sector.declined", .code("crisis"), .words("person"), .words("sector"))
  package let unanswered = Text(
    "sector.unanswered", .code("crisis"), .words("person"), .words("sector"), .duration("length"))
  package let list = Text("sector.list", .code("crisis"), .maybe(.phrases("people")))
  package let one = Text("sector.one", .code("name"), .words("sector"))
  let undone = Text("undo.sector", .code("crisis"))
  let hasNone = Text("refusal.sector_none", .words("person"), .code("crisis"))
  let isTheirs = Text("refusal.sector_theirs", .words("person"), .words("sector"))
  let isTooLong = Text("refusal.sector_long", .number("most"))
}

extension Texts { package static let sectors = SectorTexts() }

extension Participant {
  /// `Léa (Issoire-Sud)`
  package var told: Value { sector.map { .phrase(Texts.sectors.one(name, $0)) } ?? .text(name) }
}
