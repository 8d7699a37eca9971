extension RelayRules {
  /// - Parameters:
  ///   - denied: the report that the relay denies, as it stands now.
  ///   - team: the publishers and coordinators.
  package static func approve(
    _ relay: Relay, denied: Report?, crisis: Crisis, team: [Member], by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let approvers = RelayApprovers(of: relay, crisis: crisis, team: team)
    try check(relay, is: [.draft], approvers, at: asker.at)
    guard relay.writtenBy != member.number else { throw .relay(.ownRelay(number: relay.number, approvers)) }
    guard RelayApprovers.may(member, approve: relay, of: crisis) else {
      throw .relay(.notYourAdvice(number: relay.number, approvers))
    }
    if let denied { try check(denied: denied, number: relay.number) }
    var values = relay.values
    values["by"] = .text(member.name)
    values["at"] = .time(asker.at)
    values["accounts"] = .list(relay.publications.map { .text($0.account) })
    let announced = Statement("announcement.relay_approved", values, nature: crisis.nature)
    return Decision(
      [RelayApproved(crisisCode: crisis.code, number: relay.number, by: member.number)],
      answer: Statement("approve.done", values, nature: crisis.nature),
      announcements: everybody(crisis.code, announced, lifetime: max(.hour, relay.expiresAt - asker.at)))
  }

  package static func reject(
    _ relay: Relay, reason: String, crisis: Crisis, team: [Member], by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let approvers = RelayApprovers(of: relay, crisis: crisis, team: team)
    try check(relay, is: [.draft, .approved], approvers, at: asker.at)
    guard relay.writtenBy != member.number else { throw .relay(.ownRejection(number: relay.number)) }
    guard RelayApprovers.may(member, approve: relay, of: crisis) else {
      throw .relay(.notYourAdvice(number: relay.number, approvers))
    }
    try ReportRules.checkLength(reason)
    guard let reason = reason.unlessBlank else { throw .relay(.reasonMissing(number: relay.number)) }
    var values = relay.values
    values["by"] = .text(member.name)
    values["at"] = .time(asker.at)
    values["reason"] = .text(reason.quoted(longestQuote))
    let announced = Statement("announcement.relay_rejected", values, nature: crisis.nature)
    // Who was told to publish it is told not to; before that, only its author and the coordination know of it.
    let rooms =
      relay.status == .approved
      ? everybody(crisis.code, announced) : [Announcement(to: .coordination, about: crisis.code, announced)]
    return Decision(
      [
        RelayRejected(crisisCode: crisis.code, number: relay.number, by: member.number, reason: reason)
      ],
      answer: Statement("reject.done", values, nature: crisis.nature),
      announcements: rooms + [Announcement(to: .member(relay.writtenBy), about: crisis.code, announced)])
  }

  package static func withdraw(
    _ relay: Relay, reason: String?, crisis: Crisis, team: [Member], by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let approvers = RelayApprovers(of: relay, crisis: crisis, team: team)
    try check(relay, is: [.draft, .approved, .published, .failed], approvers, at: asker.at)
    guard relay.writtenBy == member.number || RelayApprovers.may(member, handle: relay, of: crisis) else {
      throw .relay(.notYourAdvice(number: relay.number, approvers))
    }
    try ReportRules.checkLength(reason)
    var values = relay.values
    values["by"] = .text(member.name)
    values["at"] = .time(asker.at)
    values["reason"] = (reason?.unlessBlank).map { .text($0.quoted(longestQuote)) } ?? .flag(false)
    values["posts"] = relay.postsValue
    let announced = Statement("announcement.relay_withdrawn", values, nature: crisis.nature)
    return Decision(
      [
        RelayWithdrawn(
          crisisCode: crisis.code, number: relay.number, by: member.number, reason: reason?.unlessBlank)
      ],
      answer: Statement("withdraw.done", values, nature: crisis.nature),
      announcements: relay.status == .draft
        ? [Announcement(to: .coordination, about: crisis.code, announced)]
        : everybody(crisis.code, announced, lifetime: .day))
  }

  /// The rooms of those who publish. What has to be done by hand is worth saying however late the rooms can be reached.
  static func everybody(_ crisis: String, _ statement: Statement, lifetime: Milliseconds = .hour) -> [Announcement] {
    [
      Announcement(to: .volunteers, about: crisis, statement, lifetime: lifetime),
      Announcement(to: .coordination, about: crisis, statement, lifetime: lifetime),
    ]
  }

  static func check(
    _ relay: Relay, is wanted: Set<RelayStatus>, _ approvers: RelayApprovers, at now: Milliseconds
  ) throws(Refusal) {
    let status = relay.status(at: now)
    guard wanted.contains(status) else {
      throw .relay(.wrongState(number: relay.number, status, approvers))
    }
  }
}

extension Relay {
  /// Where it can be read: `X https://…`; off where it cannot.
  var postsValue: Value {
    let posts: [Value] = published.compactMap { post in
      post.url.map {
        .phrase(
          Statement("relay_part.post", ["account": .text(post.account), "url": .text($0.quoted(90))]))
      }
    }
    return posts.isEmpty ? .flag(false) : .list(posts)
  }
}
