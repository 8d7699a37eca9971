/// What is asked back, with the number to answer by where several things are.
package typealias AskedBack = @Sendable (_ number: Int?) -> Statement

/// R1 and R2 of the convention: a prefecture or a fire service calls on the team. Asked back once, then done.
package enum ActivationRules {
  /// Who may open a crisis, and where.
  package static let audience: [Audience] = [.manager, .coordinator]
  package static let venues: [VenueKind] = [.managers, .coordination, .direct]

  /// The records that decide.
  package struct Situation: Sendable {
    package var authorities: [Authority]
    package var open: [Crisis]
    /// Today where the crisis is, `2026-11-24`.
    package var day: String
    /// Whether a code was ever given.
    package var isTaken: @Sendable (String) -> Bool
    /// Who is called, and to what.
    package var call = Call()
    /// When the managers of an authority have the first digest of a crisis; nil where nobody would read it.
    package var firstDigest: @Sendable (_ authority: String) -> Milliseconds? = { _ in nil }
    /// The managers of the authorities that have no room.
    package var withoutRoom: ManagersWithoutRoom = [:]
    /// What an authority that joins an open crisis is told of it, by the crisis's code.
    package var underWay: [String: UnderWay] = [:]

    package init(
      authorities: [Authority], open: [Crisis], day: String, isTaken: @escaping @Sendable (String) -> Bool
    ) {
      self.authorities = authorities
      self.open = open
      self.day = day
      self.isTaken = isTaken
    }
  }

  /// Whom a call to the volunteers reaches, and what it asks of them.
  package struct Call: Sendable {
    /// More are not named.
    let mostNames = 8

    /// Whether there is a room to call them in.
    package var hasRooms = false
    /// How many volunteers are enrolled.
    package var volunteers = 0
    /// Those of them who said that they are available now, and keep no other watch.
    package var available: [Member] = []
    /// The others of them who were here lately, and keep no other watch now.
    package var present: [Member] = []
    /// How many people the watch needs from now on; nil: nobody said.
    package var needed: Int?
    /// A shift that they may take, as an example.
    package var exampleShift: String?

    package init() {}

    /// Without the one who calls.
    func without(_ caller: Int) -> Call {
      var call = self
      call.available.removeAll { $0.number == caller }
      call.present.removeAll { $0.number == caller }
      return call
    }
  }

  /// What is answered to a request to call out the team.
  package enum Asked: Sendable {
    /// Asked back; done on yes.
    case back(AskedBack)
    /// The crisis of that code is open already: whether the authority joins it, asked back.
    case join(String, AskedBack)
  }

  /// What would happen: checked as if it were done, and asked back in full.
  ///
  /// - Parameter isOffer: an offer is accepted by it, which nobody has to type again for an exercise.
  package static func ask(
    _ command: Activate, isOffer: Bool = false, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Asked {
    let authority = try check(command, by: asker, in: situation)
    if let open = try same(command, authority, situation) {
      let shown = asker.sees(open) ? open : nil
      return .join(open.code) { number in
        Texts.crises.askToJoin(
          command.hazard, authority.departements, authority, shown, number, nature: command.nature)
      }
    }
    return .back { number in
      Texts.crises.askToActivate(
        command.hazard, command.title?.unlessBlank, authority.departements, authority, command.nature != .real,
        command.nature == .test, isOffer, number, nature: command.nature)
    }
  }

  package static func activate(
    _ command: Activate, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    let authority = try check(command, by: asker, in: situation)
    guard let member = asker.member else { throw .unidentified }
    if let open = try same(command, authority, situation) {
      return join(open, authority, command, member, at: asker.at, situation)
    }
    let code = freeCode(authority, command.hazard, situation)
    let title = command.title?.unlessBlank ?? command.hazard.rawValue
    let inForce = authority.agreement.flatMap { $0.isInForce(on: situation.day) ? $0 : nil }
    let event = CrisisActivated(
      code: code, title: title, hazard: command.hazard, departements: authority.departements, nature: command.nature,
      requester: authority.code, agreement: inForce, overrideReason: inForce == nil ? command.reason : nil,
      requestedBy: member.number)
    let texts = Texts.crises
    let firstDigest = situation.firstDigest(authority.code)
    let called = situation.call.without(member.number)
    // Where several crises are open, the line to type has to say which.
    let shift = called.exampleShift.map { situation.open.isEmpty ? $0 : "@\(code) \($0)" }
    let call = texts.calls(
      event, asker.at, authority, authority.departements, joining(event, besides: situation.open), shift, called,
      nature: command.nature)
    let activated = texts.isActivated(
      event, asker.at, authority, member.name, situation.call, firstDigest, nature: command.nature)
    return Decision(
      [event],
      answer: texts.activated(
        event, asker.at, authority, member.name, situation.call, firstDigest, nature: command.nature),
      announcements: [
        Announcement(to: .volunteers, about: code, call).forEverybody,
        Announcement(to: .coordination, about: code, activated, wakes: .activation),
        Announcement(to: .managersConcerned, about: code, activated).weighing(.life),
      ] + situation.withoutRoom.announcements(of: authority, about: code, nature: command.nature))
  }

  // MARK: - Checks

  /// In the room of other managers nobody but a coordinator calls out the team.
  package static func admit(_ asker: Asker) throws(Refusal) {
    guard case .managers(let room) = asker.venue, !asker.isCoordinator, let member = asker.member else { return }
    guard member.manages.contains(room) else { throw elsewhere }
  }

  private static var elsewhere: Refusal {
    .because(Texts.refusals.wrongPlace(.activate, Set(venues).subtracting([.managers])))
  }

  private static func check(
    _ command: Activate, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Authority {
    let authority = try requester(command, by: asker, among: situation.authorities)
    // The answer is said in the room, which must not learn of another authority's crisis.
    if case .managers(let room) = asker.venue, room != authority.code { throw elsewhere }
    try ReportRules.checkLength(command.title, command.reason)
    let inForce = authority.agreement?.isInForce(on: situation.day) ?? false
    let overridden = asker.isCoordinator && command.reason?.unlessBlank != nil
    guard inForce || overridden else {
      throw .because(
        Texts.refusals.noAgreement(
          authority.name, (authority.agreement?.signed).flatMap { $0 > situation.day ? $0 : nil },
          (authority.agreement?.until).flatMap { $0 < situation.day ? $0 : nil },
          asker.isCoordinator ? authority.code : nil))
    }
    return authority
  }

  /// The open crisis that is asked for, which the authority is no part of; nil: there is none.
  ///
  /// - Throws: which one it is, where the authority is part of it.
  private static func same(
    _ command: Activate, _ authority: Authority, _ situation: Situation
  ) throws(Refusal) -> Crisis? {
    let same = situation.open.filter {
      $0.hazard == command.hazard && $0.nature == command.nature
        && ($0.requester == authority.code
          || !Set($0.departements).isDisjoint(with: authority.departements))
    }
    if let own = same.first(where: { $0.authorities.contains(authority.code) }) {
      throw .because(Texts.refusals.alreadyActive(own.code, own.title, own.openedAt))
    }
    return same.first
  }

  private static func requester(
    _ command: Activate, by asker: Asker, among authorities: [Authority]
  ) throws(Refusal) -> Authority {
    let managed = asker.member?.manages ?? []
    if let given = command.requester {
      guard let authority = authorities.first(where: { $0.code.uppercased() == given.uppercased() }) else {
        let known = authorities.map(\.code).filter { asker.isCoordinator || managed.contains($0) }
        throw .because(Texts.refusals.noSuchAuthority(given, known))
      }
      guard asker.isCoordinator || managed.contains(authority.code) else {
        throw .because(Texts.refusals.notYourAuthority(authority.code))
      }
      return authority
    }
    if case .managers(let code) = asker.venue, asker.isCoordinator || managed.contains(code),
      let authority = authorities.first(where: { $0.code == code })
    {
      return authority
    }
    let own = authorities.filter { managed.contains($0.code) }
    if own.count == 1, let only = own.first { return only }
    throw .because(
      Texts.refusals.requesterMissing((own.isEmpty && asker.isCoordinator ? authorities : own).map(\.code)))
  }

  /// What is typed to join it: its département, unless that is another crisis's too.
  private static func joining(_ event: CrisisActivated, besides open: [Crisis]) -> String {
    guard event.departements.count == 1, let departement = event.departements.first?.code,
      !open.contains(where: { CrisisScope.fits($0, departement) })
    else { return event.code }
    return departement
  }

  /// `63-crue-2411`; on a collision `63-crue-2411b`, then `c`…
  private static func freeCode(_ authority: Authority, _ hazard: Hazard, _ situation: Situation) -> String {
    let day = situation.day.split(separator: "-")
    let date = day.count == 3 ? "\(day[2])\(day[1])" : ""
    let base = "\(authority.departements.first?.code ?? "FR")-\(hazard.codeWord)-\(date)"
    if !situation.isTaken(base) { return base }
    for letter in "bcdefghijklmnopqrstuvwxyz" where !situation.isTaken("\(base)\(letter)") { return "\(base)\(letter)" }
    var number = 27
    while situation.isTaken("\(base)-\(number)") { number += 1 }
    return "\(base)-\(number)"
  }
}

extension Authority {
  package var value: Value {
    .authority(kind, departement: departements.count == 1 ? departements.first?.code : nil, name: name)
  }
}

extension Crisis {
  package var titleValue: Value { Self.titleValue(title, hazard) }

  /// A crisis without a title of its own bears its hazard's name, which each language has its word for.
  package static func titleValue(_ title: String, _ hazard: Hazard) -> Value {
    title == hazard.rawValue ? .hazard(hazard) : .text(title)
  }
}
