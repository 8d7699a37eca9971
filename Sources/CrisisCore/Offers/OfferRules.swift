/// R3 of the convention: a volunteer who detects an event offers the team's support. The coordination reads the offer and
/// passes it on; an authority accepts it, which opens a crisis, or declines it.
package enum OfferRules {
  /// After so long it goes to the managers unread.
  package static let patience: Milliseconds = 10 * .minute
  package static let lifetime: Milliseconds = 6 * .hour
  static let longestWords = 200
  /// A report that is typed for its author is not longer, in bytes of UTF-8.
  static let longestRetyped = 200

  /// The records that decide.
  package struct Situation: Sendable {
    /// Those of the département, by code.
    package var authorities: [Authority]
    package var open: [Crisis]
    /// Today, `2026-11-24`.
    package var day: String
    /// Where the coordination hears: its rooms, or its people where it has none.
    package var coordination: [AnnouncementAudience]
    /// The codes of the authorities that have neither a room nor a manager who is known.
    package var deaf: Set<String>

    package init(
      authorities: [Authority], open: [Crisis], day: String, coordination: [AnnouncementAudience] = [.coordination],
      deaf: Set<String> = []
    ) {
      self.authorities = authorities
      self.open = open
      self.day = day
      self.coordination = coordination
      self.deaf = deaf
    }

    /// Only those under an agreement are asked.
    var served: [String] { authorities.filter { $0.agreement?.isInForce(on: day) ?? false }.map(\.code) }

    func crisis(of hazard: Hazard, _ nature: CrisisNature, in departement: Departement) -> Crisis? {
      open.first { $0.hazard == hazard && $0.nature == nature && $0.departements.contains(departement) }
    }
  }

  // MARK: - Offering

  /// - Parameters:
  ///   - number: the next.
  ///   - known: those that are open.
  package static func make(
    _ command: MakeOffer, number: Int, known: [Offer], by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    try ReportRules.checkLength(command.text)
    guard command.text?.unlessBlank != nil || command.link != nil else { throw .because(Texts.offers.isEmpty()) }
    if let crisis = situation.crisis(of: command.hazard, command.nature, in: command.departement), asker.sees(crisis) {
      let words = [command.text?.unlessBlank, command.link].compactMap { $0 }.joined(separator: " ")
      throw .because(
        Texts.offers.isOpenAlready(crisis, words.utf8.count <= longestRetyped ? words : nil, nature: crisis.nature))
    }
    let same = known.first {
      $0.hazard == command.hazard && $0.departement == command.departement && $0.nature == command.nature
    }
    if let same { return support(same, command, member, asker.at, situation) }
    let offer = Offer(
      number: number, departement: command.departement, hazard: command.hazard, nature: command.nature,
      text: command.text?.unlessBlank, link: command.link, madeAt: asker.at, madeBy: member.number, name: member.name,
      status: .offered, isRead: false, asked: [], refusals: [], supporters: [])
    let (until, served) = (asker.at + patience, situation.served.unlessEmpty)
    let told = Texts.offers.isMade(offer, member.name, until, served, nature: offer.nature)
    return Decision(
      [
        OfferMade(
          number: number, by: member.number, departement: offer.departement, hazard: offer.hazard,
          nature: offer.nature, text: offer.text, link: offer.link)
      ],
      answer: Texts.offers.made(offer, asker.at, until, served, nature: offer.nature),
      announcements: announce(told, to: situation.coordination, wakes: .offer))
  }

  private static func support(
    _ offer: Offer, _ command: MakeOffer, _ member: Member, _ at: Milliseconds, _ situation: Situation
  ) -> Decision {
    let event = OfferSupported(
      number: offer.number, by: member.number, text: command.text?.unlessBlank, link: command.link)
    let people = Set(offer.supporters).union([offer.madeBy, member.number]).count
    let seen = (event.text, event.link)
    let told = Texts.offers.isSupported(offer, seen, member.name, at, people, nature: offer.nature)
    return Decision(
      [event], answer: Texts.offers.supported(offer, seen, offer.name, offer.madeAt, people, nature: offer.nature),
      announcements: announce(told, to: situation.coordination + managers(offer.awaited)))
  }

  // MARK: - Passing on

  /// `!transmettre P12`
  package static func pass(_ offer: Offer, by asker: Asker, in situation: Situation) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    try checkOpen(offer)
    try checkNew(offer, asker, situation)
    let new = situation.served.filter { !offer.asked.contains($0) }
    guard !new.isEmpty else {
      throw .because(
        offer.asked.isEmpty
          ? Texts.offers.hasNoAuthority(offer.number, offer.departement.code, situation.authorities.first?.code)
          : Texts.offers.isPassedAlready(offer.number, offer.asked, offer.passedAt ?? offer.madeAt))
    }
    let deaf = new.filter(situation.deaf.contains).unlessEmpty
    func told(_ deaf: [String]?) -> Statement {
      Texts.offers.isPassed(offer, new, asker.at, member.name, deaf, nature: offer.nature)
    }
    return Decision(
      [OfferPassed(number: offer.number, authorities: new, isRead: true)],
      answer: Texts.offers.passed(offer.number, new, asker.at, deaf, nature: offer.nature),
      announcements: announce(told(deaf), to: situation.coordination)
        + announce(told(nil), to: author(of: offer, besides: member))
        + ask(offer, new, isRead: true))
  }

  /// Nobody has read it: it goes to the managers all the same, and says so.
  package static func passUnread(_ offer: Offer, at now: Milliseconds, in situation: Situation) -> Decision {
    if let crisis = situation.crisis(of: offer.hazard, offer.nature, in: offer.departement) {
      return overtaken(offer, by: crisis, in: situation)
    }
    let asked = situation.served
    let deaf = asked.filter(situation.deaf.contains).unlessEmpty
    func told(_ deaf: [String]?) -> Statement {
      Texts.offers.isPassed(offer, asked, now, nil, deaf, nature: offer.nature)
    }
    return Decision(
      [OfferPassed(number: offer.number, authorities: asked, isRead: false)],
      announcements: announce(told(deaf), to: situation.coordination) + announce(told(nil), to: author(of: offer))
        + ask(offer, asked, isRead: false))
  }

  private static func ask(_ offer: Offer, _ authorities: [String], isRead: Bool) -> [Announcement] {
    let people = Set(offer.supporters).union([offer.madeBy]).count
    let asks = Texts.offers.asks(offer, isRead, people, offer.madeAt, offer.madeAt + lifetime, nature: offer.nature)
    return announce(asks, to: managers(authorities)).map { $0.weighing(.owed) }
  }

  // MARK: - What falls due

  /// What is next for an offer that is open: past its time it is not passed on any more.
  package static func due(_ offer: Offer, at now: Milliseconds) -> (at: Milliseconds, due: OfferDue) {
    let end = offer.madeAt + lifetime
    return offer.status == .offered && now < end
      ? (offer.madeAt + patience, .unread(offer.number)) : (end, .unanswered(offer.number))
  }

  package static func expire(_ offer: Offer, in situation: Situation) -> Decision {
    if let crisis = situation.crisis(of: offer.hazard, offer.nature, in: offer.departement) {
      return overtaken(offer, by: crisis, in: situation)
    }
    let ours = Texts.offers.isExpired(offer, lifetime, nature: offer.nature)
    let theirs = Texts.offers.isOver(offer, nature: offer.nature)
    return Decision(
      [OfferExpired(number: offer.number)],
      announcements: announce(ours, to: situation.coordination + author(of: offer))
        + announce(theirs, to: managers(offer.awaited)))
  }

  /// A crisis was opened for the same without it. The authorities that are not in it learn nothing of that.
  private static func overtaken(_ offer: Offer, by crisis: Crisis, in situation: Situation) -> Decision {
    let ours = Texts.offers.isOvertaken(offer, crisis, nature: offer.nature)
    let theirs = Texts.offers.isOver(offer, nature: offer.nature)
    return Decision(
      [OfferExpired(number: offer.number)],
      announcements: announce(ours, to: situation.coordination + author(of: offer), about: crisis.code)
        + announce(theirs, to: managers(offer.awaited)))
  }

  // MARK: - Common

  static func checkOpen(_ offer: Offer) throws(Refusal) {
    guard offer.isOpen else { throw .because(Texts.offers.isDecided(offer.number, offer.status)) }
  }

  private static func checkNew(_ offer: Offer, _ asker: Asker, _ situation: Situation) throws(Refusal) {
    let crisis = situation.crisis(of: offer.hazard, offer.nature, in: offer.departement)
    if let crisis, asker.sees(crisis) {
      throw .because(Texts.refusals.alreadyActive(crisis.code, crisis.title, crisis.openedAt))
    }
  }

  /// Who offered it, where that is not who decides.
  static func author(of offer: Offer, besides member: Member? = nil) -> [AnnouncementAudience] {
    offer.madeBy == member?.number ? [] : [.member(offer.madeBy)]
  }

  static func managers(_ authorities: [String]) -> [AnnouncementAudience] {
    authorities.isEmpty ? [] : [.managers(of: Set(authorities))]
  }

  static func announce(
    _ statement: Statement, to audiences: [AnnouncementAudience], about crisis: String? = nil, wakes: AlertKind? = nil
  ) -> [Announcement] {
    audiences.enumerated().map {
      Announcement(to: $1, about: crisis, statement, lifetime: lifetime, wakes: $0 == 0 ? wakes : nil)
    }
  }
}
