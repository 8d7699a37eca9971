/// `!relayer corriger R7`: what is online is given other words, once somebody else has agreed to them.
extension RelayRules {
  /// What is written to take the place of a relay: of its kind, and for the accounts that it was for.
  package static func correction(
    of relay: Relay, by source: String, _ text: String, at now: Milliseconds
  ) throws(Refusal) -> DraftRelay {
    let status = relay.status(at: now)
    guard status == .published else { throw .because(Texts.relayRefusals.notCorrected(relay.number, status)) }
    var draft = DraftRelay(
      kind: relay.kind, source: source, text: text, beneficiary: relay.beneficiary, report: relay.report)
    draft.corrects = relay.number
    draft.accounts = relay.publications.map(\.account)
    return draft
  }

  /// Once approved, it takes the place of what it corrects: the managers, who may have read that, are told, and where people
  /// have to delete it, those who can.
  ///
  /// - Parameters:
  ///   - corrected: as it stands now.
  ///   - posting: the accounts on which Vigie posts the right words.
  static func takePlace(
    of corrected: Relay, _ relay: Relay, _ posting: [String], crisis: Crisis, by member: Member, at now: Milliseconds
  ) throws(Refusal) -> Decision {
    let status = corrected.status(at: now)
    guard status == .published else {
      throw .because(Texts.relayRefusals.overtakenCorrection(relay.number, corrected.number, status))
    }
    let announced = Texts.relayNews.corrected(
      relay, corrected.number, crisis.code, member.name, now, relay.text.quoted(longestQuote).withoutFinalStop,
      corrected.posts,
      nature: crisis.nature)
    let hands: [AnnouncementAudience] = corrected.posts == nil ? [] : [.volunteers, .coordination]
    let told = (hands + [.managersConcerned]).map { audience in
      var announcement = Announcement(to: audience, about: crisis.code, announced, lifetime: .day).correcting
      announcement.isForTheRoomToo = true
      return announcement
    }
    return Decision(
      [RelayCorrected(crisisCode: crisis.code, number: corrected.number, by: member.number, with: relay.number)],
      announcements: told)
  }
}
