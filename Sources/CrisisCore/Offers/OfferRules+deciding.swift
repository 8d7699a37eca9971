/// `!accepter P12`, `!refuser P12`: the first authority to accept decides; each declines for itself.
extension OfferRules {
  /// The activation that accepting comes to: what is asked back, and done on yes.
  package static func activation(
    of offer: Offer, _ command: AcceptOffer, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Activate {
    try checkOpen(offer)
    let candidates = candidates(offer, asker, situation)
    let given = command.requester?.uppercased()
    let named = candidates.first { $0.uppercased() == given } ?? (candidates.count == 1 ? candidates.first : nil)
    guard let named, given == nil || named.uppercased() == given else {
      throw .because(
        Texts.offers.requesterMissing(offer.number, offer.departement.code, candidates.unlessEmpty, candidates.first))
    }
    return Activate(hazard: offer.hazard, nature: offer.nature, requester: named, reason: command.reason)
  }

  /// For whom this person may accept there.
  private static func candidates(_ offer: Offer, _ asker: Asker, _ situation: Situation) -> [String] {
    let managed = asker.member?.manages ?? []
    let all =
      asker.isCoordinator
      ? situation.authorities.map(\.code) : offer.asked.filter(managed.contains)
    guard case .managers(let room) = asker.venue else { return all }
    return all.filter { $0 == room }
  }

  package static func accept(
    _ offer: Offer, _ command: AcceptOffer, by asker: Asker, in situation: Situation,
    activating: ActivationRules.Situation
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let activation = try activation(of: offer, command, by: asker, in: situation)
    var decision = try ActivationRules.activate(activation, by: asker, in: activating)
    // It may come to nothing but a word to those who know of the crisis.
    guard var activated = decision.events.first as? CrisisActivated,
      let authority = situation.authorities.first(where: { $0.code == activated.requester })
    else { return decision }
    activated.offer = offer.number
    decision.events = [
      activated,
      OfferAccepted(
        number: offer.number, by: member.number, authority: authority.code, crisisCode: activated.code),
    ]
    let ours = Texts.offers.isAccepted(
      offer.number, member.name, authority, asker.at, activated.code, nature: offer.nature)
    let theirs = Texts.offers.isTaken(offer, authority, asker.at, nature: offer.nature)
    decision.announcements +=
      announce(ours, to: situation.coordination + author(of: offer, besides: member), about: activated.code)
      + announce(theirs, to: managers(offer.awaited.filter { $0 != authority.code }))
    return decision
  }

  package static func decline(
    _ offer: Offer, reason: String, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    try checkOpen(offer)
    try ReportRules.checkLength(reason)
    guard let reason = reason.unlessBlank else { throw .because(Texts.offers.reasonMissing(offer.number)) }
    var own = offer.asked.filter(member.manages.contains)
    if case .managers(let room) = asker.venue { own = own.filter { $0 == room || !asker.isCoordinator } }
    if own.allSatisfy(offer.refusals.contains), !own.isEmpty, !asker.isCoordinator {
      throw .because(Texts.offers.isDeclinedAlready(offer.number))
    }
    let isCoordination = own.isEmpty
    let left = isCoordination ? [] : offer.awaited.filter { !own.contains($0) }
    let words = reason.quoted(VerificationRules.longestQuote).withoutFinalStop
    let told = Texts.offers.isDeclined(
      offer, member.name, own.unlessEmpty, asker.at, words, left.unlessEmpty, nature: offer.nature)
    var announcements = announce(told, to: situation.coordination + author(of: offer, besides: member))
    if isCoordination {
      announcements += announce(
        Texts.offers.isClosed(offer, asker.at, words, nature: offer.nature), to: managers(offer.awaited))
    }
    return Decision(
      [
        OfferDeclined(
          number: offer.number, by: member.number, authorities: own, reason: reason, isClosed: left.isEmpty)
      ],
      answer: Texts.offers.declined(
        offer.number, own.unlessEmpty, asker.at, words, left.unlessEmpty, nature: offer.nature),
      announcements: announcements)
  }
}
