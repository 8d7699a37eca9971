extension RelayRules {
  /// `!en-ligne`: somebody has published it by hand, and shows where; or has tried.
  package static func publish(
    _ command: PublishRelay, _ relay: Relay, settings: RelaySettings, crisis: Crisis, team: [Member], by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let approvers = RelayApprovers(of: relay, crisis: crisis, team: team)
    try check(relay, is: [.approved, .published, .failed], approvers, at: asker.at)
    guard RelayApprovers.may(member, handle: relay, of: crisis) else {
      throw .because(Texts.relayRefusals.notYours(relay.number, approvers))
    }
    guard let url = command.url else { return try fail(command, relay, crisis, by: member, at: asker.at) }
    let account = try account(of: url, named: command.account, relay, settings)
    if relay.publications.contains(where: { $0.account == account && $0.url == url && $0.state == .published }) {
      return Decision(
        [], answer: Texts.relays.publishedAlready(relay, member.name, asker.at, account, nature: crisis.nature))
    }
    let left = relay.publications.filter { $0.state == .planned && $0.account != account }.map(\.account).unlessEmpty
    let announced = Texts.relayNews.published(
      relay, member.name, asker.at, account, url.quoted(120), left, nature: crisis.nature)
    return Decision(
      [RelayPublished(crisisCode: crisis.code, number: relay.number, by: member.number, account: account, url: url)],
      answer: Texts.relays.published(relay, member.name, asker.at, account, left, nature: crisis.nature),
      announcements: everybody(crisis.code, announced))
  }

  private static func fail(
    _ command: PublishRelay, _ relay: Relay, _ crisis: Crisis, by member: Member, at now: Milliseconds
  ) throws(Refusal) -> Decision {
    let waiting = relay.publications.filter { $0.state != .published }
    let account: String
    if let given = command.account {
      account = try named(given, relay)
    } else {
      guard waiting.count == 1, let only = waiting.first else {
        throw .because(Texts.relayRefusals.whichAccount(relay.number, relay.publications.map(\.account)))
      }
      account = only.account
    }
    try ReportRules.checkLength(command.reason)
    guard let reason = command.reason?.unlessBlank else {
      throw .because(Texts.relayRefusals.failureReasonMissing(relay.number))
    }
    let quoted = reason.quoted(longestQuote)
    let announced = Texts.relayNews.failed(relay, member.name, now, account, quoted, nature: crisis.nature)
    return Decision(
      [RelayFailed(crisisCode: crisis.code, number: relay.number, by: member.number, account: account, reason: reason)],
      answer: Texts.relays.failed(relay, member.name, now, account, quoted, nature: crisis.nature),
      announcements: [Announcement(to: .coordination, about: crisis.code, announced)])
  }

  /// The account that an address is of, named or not.
  private static func account(
    of url: String, named given: String?, _ relay: Relay, _ settings: RelaySettings
  ) throws(Refusal) -> String {
    let address: StrictAddress
    do {
      address = try StrictAddress(url)
    } catch {
      throw .because(Texts.relayRefusals.badProof(url.quoted(80)))
    }
    let names =
      try given.map { given throws(Refusal) in [try named(given, relay)] } ?? relay.publications.map(\.account)
    let accounts = relay.publications.filter { names.contains($0.account) }.map { post in
      settings.accounts.first { $0.name == post.account } ?? RelayAccount(post.account, post.network, limit: post.limit)
    }
    let fits = accounts.map { ($0.name, $0.fit(address)) }
    let ours = fits.filter { $0.1 == .fits }.map(\.0)
    if let first = ours.first {
      guard ours.count == 1 else { throw .because(Texts.relayRefusals.whichAccount(relay.number, ours)) }
      return first
    }
    for case (let name, .ofAnother(let handle)) in fits {
      throw .because(Texts.relayRefusals.proofOfAnother(relay.number, handle.quoted(40), name))
    }
    throw .because(Texts.relayRefusals.proofElsewhere(relay.number, address.host.quoted(80), names))
  }

  private static func named(_ given: String, _ relay: Relay) throws(Refusal) -> String {
    let names = relay.publications.map(\.account)
    guard let name = names.first(where: { $0.lowercased() == given.lowercased() }) else {
      throw .because(Texts.relayRefusals.noSuchAccount(given.quoted(40), names))
    }
    return name
  }
}
