extension OfferMade: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.offer?.isOpen ?? false }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let offer = try undo.known(undo.before.offer)
    guard offer.supporters.isEmpty else {
      throw .because(Texts.offers.othersOffered(number, offer.supporters.count))
    }
    let told = Texts.offers.isWithdrawn(number, undo.member.name, undo.now, nature: nature)
    return Decision(
      [], answer: Texts.offers.undone(number, nature: nature),
      announcements: OfferRules.announce(told, to: [.coordination] + OfferRules.managers(offer.awaited)))
  }
}

extension OfferSupported: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { undo.before.offer?.isOpen ?? false }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let offer = try undo.known(undo.before.offer)
    let told = Texts.offers.supportIsWithdrawn(number, undo.member.name, undo.now, nature: offer.nature)
    return Decision(
      [], answer: Texts.offers.supportUndone(number, nature: offer.nature),
      announcements: OfferRules.announce(told, to: [.coordination] + OfferRules.managers(offer.awaited)))
  }
}

extension OfferDeclined: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool {
    guard let offer = undo.before.offer else { return false }
    return offer.isOpen || offer.status == .declined
  }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let offer = try undo.known(undo.after.offer)
    let told = Texts.offers.isReopened(offer, undo.member.name, undo.now, nature: offer.nature)
    // The other authorities heard of it only where the coordination had closed it for all.
    let others = authorities.isEmpty ? offer.awaited : []
    return Decision(
      [], answer: Texts.offers.decliningUndone(number, nature: offer.nature),
      announcements: OfferRules.announce(
        told,
        to: [.coordination] + OfferRules.author(of: offer, besides: undo.member) + OfferRules.managers(others)))
  }
}

extension OfferRules {
  /// The crisis that came of it was opened by mistake, which its author has taken back: the offer waits again.
  ///
  /// - Parameter row: the journal's, of the acceptance.
  package static func reopen(
    _ offer: Offer, _ accepted: OfferAccepted, row: Int64, by member: Member, at now: Milliseconds
  ) -> Decision {
    let told = Texts.offers.isReopened(offer, member.name, now, nature: offer.nature)
    let others = offer.awaited.filter { $0 != accepted.authority }
    return Decision(
      [ActUndone(act: row, subject: accepted.subject)],
      announcements: announce(told, to: [.coordination] + author(of: offer, besides: member) + managers(others)))
  }
}
