/// The public map of a crisis is there from now on: a coordinator asked for it, a manager of the requester agreed.
package struct MapOpened: CrisisEvent, LastingEvent {
  package static let kind = "crisis.map_opened"
  package static let sentence = Text("log_entry.crisis_map_opened", .words("person"))
  package var code: String
  /// The end of its own address, which nobody guesses.
  package var address: String
  /// The coordinator; who agreed is the author of the event.
  package var askedBy: Int

  package init(code: String, address: String, askedBy: Int) {
    self.code = code
    self.address = address
    self.askedBy = askedBy
  }

  package var people: [Int] { [askedBy] }
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(name(askedBy)) }
  package var insteadOfUndo: Statement { Texts.maps.openingStays(code) }
}

/// Nobody reads it any more: a coordinator or a manager of the requester closed it.
package struct MapClosed: CrisisEvent, LastingEvent {
  package static let kind = "crisis.map_closed"
  package static let sentence = Text("log_entry.crisis_map_closed")
  package var code: String

  package init(code: String) { self.code = code }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence() }
  package var insteadOfUndo: Statement { Texts.maps.closingStays(code) }
}

/// A public map that a coordinator asks for, until a manager of the requester answers.
package struct PublicMapProposal: Sendable, Equatable, Codable {
  package var crisis: String
  /// The coordinator.
  package var asker: Int

  /// How long it waits for an answer.
  package static let patience: Milliseconds = 30 * .minute
}

/// `!carte publique`: nobody opens it alone, either closes it alone.
package enum PublicMapRules {
  /// A map of these would help whoever is to be feared, or shows where somebody was seen.
  package static let refused: Set<Hazard> = [.attack, .publicDisorder, .missingPerson]

  /// - Parameter managers: those of the requester.
  package static func ask(
    of crisis: Crisis, requester: Authority?, managers: [Member], by asker: Asker
  ) throws(Refusal) -> (proposal: PublicMapProposal, asked: [Member], decision: Decision) {
    guard let member = asker.member else { throw .unidentified }
    guard asker.isCoordinator else { throw .because(Texts.maps.coordinatorAsks(crisis.code)) }
    try check(crisis)
    let asked = managers.filter { $0.number != member.number }
    guard !asked.isEmpty else { throw .because(Texts.maps.nobodyToAgree(crisis.code, requester)) }
    let question = crisis.say(Texts.maps.question, crisis.title, member.name, PublicMapProposal.patience)
    return (
      PublicMapProposal(crisis: crisis.code, asker: member.number), asked,
      Decision(
        answer: crisis.say(Texts.maps.asked, requester, PublicMapProposal.patience),
        announcements: [
          Announcement(
            to: .managers(of: [crisis.requester]), about: crisis.code, question, lifetime: PublicMapProposal.patience
          ).weighing(.life)
        ])
    )
  }

  /// - Parameters:
  ///   - address: the end of its address.
  ///   - url: all of it.
  package static func open(
    _ proposal: PublicMapProposal, of crisis: Crisis, at address: String, _ url: String, by asker: Asker
  ) throws(Refusal) -> Decision {
    let member = try answering(proposal, of: crisis, by: asker)
    try check(crisis)
    let opened = crisis.say(Texts.maps.isOpened, member.name, asker.at, url)
    return Decision(
      [MapOpened(code: crisis.code, address: address, askedBy: proposal.asker)],
      answer: crisis.say(Texts.maps.opened, asker.at, url),
      announcements: everybody(of: crisis, opened))
  }

  /// After a manager's `!non`: who asked hears of it.
  package static func decline(
    _ proposal: PublicMapProposal, of crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    let member = try answering(proposal, of: crisis, by: asker)
    return Decision(
      answer: crisis.say(Texts.maps.youDeclined),
      announcements: [told(proposal, crisis.say(Texts.maps.declined, member.name))])
  }

  package static func unanswered(_ proposal: PublicMapProposal, of crisis: Crisis) -> Announcement {
    told(proposal, crisis.say(Texts.maps.unanswered, PublicMapProposal.patience))
  }

  /// - Parameter wasAsked: a proposal waits, which is over with it.
  package static func close(
    _ crisis: Crisis, wasAsked: Bool, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard asker.isCoordinator || member.manages.contains(crisis.requester) else {
      throw .because(Texts.missions.notYours(crisis.code, crisis.requester))
    }
    guard crisis.publicMap != nil else {
      guard wasAsked else { throw .because(Texts.maps.isNotOpen(crisis.code)) }
      return Decision(answer: crisis.say(Texts.maps.withdrawn))
    }
    return Decision(
      [MapClosed(code: crisis.code)], answer: crisis.say(Texts.maps.closed, asker.at),
      announcements: everybody(of: crisis, crisis.say(Texts.maps.isClosed, member.name, asker.at)))
  }

  private static func check(_ crisis: Crisis) throws(Refusal) {
    guard crisis.status.isOpen else {
      throw .because(Texts.refusals.crisisNotOpen(crisis.code, crisis.status, crisis.closedAt))
    }
    guard !refused.contains(crisis.hazard) else { throw .because(Texts.maps.neverOf(crisis.hazard)) }
    guard crisis.publicMap == nil else { throw .because(Texts.maps.isOpenAlready(crisis.code)) }
  }

  /// The rights of now: a manager of the requester, and not who asked.
  private static func answering(
    _ proposal: PublicMapProposal, of crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Member {
    guard let member = asker.member, member.manages.contains(crisis.requester), !member.isPerson(proposal.asker) else {
      throw .because(Texts.refusals.nothingAsked())
    }
    return member
  }

  private static func everybody(of crisis: Crisis, _ statement: Statement) -> [Announcement] {
    [.volunteers, .coordination, .managersConcerned].map {
      Announcement(to: $0, about: crisis.code, statement).weighing(.life)
    }
  }

  private static func told(_ proposal: PublicMapProposal, _ statement: Statement) -> Announcement {
    Announcement(to: .member(proposal.asker), about: proposal.crisis, statement)
  }
}
