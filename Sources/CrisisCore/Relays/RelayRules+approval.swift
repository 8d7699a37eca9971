extension RelayRules {
  /// - Parameters:
  ///   - denied: the report that the relay denies, as it stands now.
  ///   - corrected: the relay whose place it takes, as it stands now.
  ///   - team: the publishers and coordinators.
  package static func approve(
    _ relay: Relay, denied: Report?, correcting corrected: Relay? = nil, crisis: Crisis, team: [Member],
    settings: RelaySettings = RelaySettings(), isSuspended: Bool = false, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let approvers = RelayApprovers(of: relay, crisis: crisis, team: team)
    try check(relay, is: [.draft], approvers, at: asker.at)
    guard !member.isPerson(relay.writtenBy) else {
      throw .because(Texts.relayRefusals.own(relay.number, approvers, approvers.names.unlessEmpty))
    }
    guard RelayApprovers.may(member, approve: relay, of: crisis) else {
      throw .because(Texts.relayRefusals.notYours(relay.number, approvers))
    }
    if let denied { try check(denied: denied, number: relay.number) }
    let posting = ours(relay, crisis, settings)
    let byHand = relay.publications.map(\.account).filter { !posting.contains($0) }.unlessEmpty
    let (told, waits) = (posting.unlessEmpty, isSuspended && !posting.isEmpty)
    let announced = Texts.relayNews.approved(
      relay, member.name, asker.at, byHand, told, waits, nature: crisis.nature)
    let taken = try corrected.map { corrected throws(Refusal) in
      try takePlace(of: corrected, relay, posting, crisis: crisis, by: member, at: asker.at)
    }
    return Decision(
      [RelayApproved(crisisCode: crisis.code, number: relay.number, by: member.number, posting: told)]
        + (taken?.events ?? []),
      answer: Texts.relays.approved(relay, member.name, asker.at, byHand, told, waits, nature: crisis.nature),
      announcements: everybody(crisis.code, announced, lifetime: max(.hour, relay.expiresAt - asker.at))
        + (taken?.announcements ?? []))
  }

  package static func reject(
    _ relay: Relay, reason: String, crisis: Crisis, team: [Member], by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let approvers = RelayApprovers(of: relay, crisis: crisis, team: team)
    try check(relay, is: [.draft, .approved], approvers, at: asker.at)
    guard !member.isPerson(relay.writtenBy) else { throw .because(Texts.relayRefusals.ownRejection(relay.number)) }
    guard RelayApprovers.may(member, approve: relay, of: crisis) else {
      throw .because(Texts.relayRefusals.notYours(relay.number, approvers))
    }
    try ReportRules.checkLength(reason)
    guard let reason = reason.unlessBlank else { throw .because(Texts.relayRefusals.reasonMissing(relay.number)) }
    let quoted = reason.quoted(longestQuote)
    let announced = Texts.relayNews.rejected(relay, member.name, asker.at, quoted, nature: crisis.nature)
    // Who was told to publish it is told not to; before that, only its author and the coordination know of it.
    let rooms =
      relay.status == .approved
      ? everybody(crisis.code, announced) : [Announcement(to: .coordination, about: crisis.code, announced)]
    return Decision(
      [RelayRejected(crisisCode: crisis.code, number: relay.number, by: member.number, reason: reason)],
      answer: Texts.relays.rejected(relay, member.name, asker.at, quoted, nature: crisis.nature),
      announcements: rooms + [Announcement(to: .member(relay.writtenBy), about: crisis.code, announced)])
  }

  package static func withdraw(
    _ relay: Relay, reason: String?, crisis: Crisis, team: [Member], by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let approvers = RelayApprovers(of: relay, crisis: crisis, team: team)
    try check(relay, is: [.draft, .approved, .published, .failed], approvers, at: asker.at)
    guard member.isPerson(relay.writtenBy) || RelayApprovers.may(member, handle: relay, of: crisis) else {
      throw .because(Texts.relayRefusals.notYours(relay.number, approvers))
    }
    try ReportRules.checkLength(reason)
    let reason = reason?.unlessBlank
    let quoted = reason?.quoted(longestQuote)
    let (posts, ours) = (relay.posts, relay.ours)
    let announced = Texts.relayNews.withdrawn(
      relay, member.name, asker.at, quoted, posts, ours, nature: crisis.nature)
    return Decision(
      [RelayWithdrawn(crisisCode: crisis.code, number: relay.number, by: member.number, reason: reason)],
      answer: Texts.relays.withdrawn(relay, member.name, asker.at, quoted, posts, ours, nature: crisis.nature),
      announcements: relay.status == .draft
        ? [Announcement(to: .coordination, about: crisis.code, announced)]
        : everybody(crisis.code, announced, lifetime: .day))
  }

  /// The rooms of those who publish. What has to be done by hand is worth saying however late the rooms can be reached.
  static func everybody(_ crisis: String, _ statement: Statement, lifetime: Milliseconds = .hour) -> [Announcement] {
    [AnnouncementAudience.volunteers, .coordination].map {
      Announcement(to: $0, about: crisis, statement, lifetime: lifetime)
    }
  }

  static func check(
    _ relay: Relay, is wanted: Set<RelayStatus>, _ approvers: RelayApprovers, at now: Milliseconds
  ) throws(Refusal) {
    let status = relay.status(at: now)
    guard wanted.contains(status) else {
      throw .because(Texts.relayRefusals.wrongState(relay.number, status, approvers))
    }
  }
}

extension Relay {
  /// Where people have to delete it: `X https://…`; nil: nowhere.
  var posts: [Statement]? {
    published.filter { !$0.isOurs }.compactMap { post in
      post.url.map { Texts.relays.post(post.account, $0.quoted(90)) }
    }.unlessEmpty
  }

  /// The accounts from which Vigie takes it away by itself.
  var ours: [String]? { published.filter(\.isOurs).map(\.account).unlessEmpty }
}
