/// `!relais suspendre`, `!relais reprendre`
package enum PostingSwitch: Sendable, Equatable {
  case suspend
  case resume
}

/// What Vigie posts by itself: what two people agreed upon, in earnest, on the accounts to which it has the key.
extension RelayRules {
  /// Who Vigie is where a member's name would stand.
  static let ourName = "Vigie"

  /// The accounts on which Vigie posts a relay by itself. What is played is never posted.
  static func ours(_ relay: Relay, _ crisis: Crisis, _ settings: RelaySettings) -> [String] {
    guard crisis.nature == .real else { return [] }
    let ours = Set(settings.accounts.filter(\.isOurs).map(\.name))
    return relay.publications.filter { $0.state == .planned && ours.contains($0.account) }.map(\.account)
  }

  /// It is online: whatever became of the relay meanwhile, that is so.
  package static func posted(
    _ relay: Relay, on account: String, at url: String, crisis: Crisis, now: Milliseconds
  ) -> Decision {
    let left = relay.publications.filter { $0.state == .planned && $0.account != account }.map(\.account).unlessEmpty
    let announced = Texts.relayNews.published(
      relay, ourName, now, account, url.quoted(120), left, nature: crisis.nature)
    return Decision(
      [
        RelayPublished(
          crisisCode: crisis.code, number: relay.number, by: Actor.clock.number, account: account, url: url)
      ],
      announcements: everybody(crisis.code, announced))
  }

  /// It stands where the one that it corrects stood, or at an address of its own where that could not be: that one is gone.
  package static func replaced(
    _ old: Relay, by relay: Relay, on account: String, at url: String, crisis: Crisis, now: Milliseconds
  ) -> Decision {
    let isInPlace = old.published.contains { $0.account == account && $0.url == url }
    let announced = Texts.posting.replaced(
      relay, crisis.code, old.number, account, now, url.quoted(120), isInPlace, nature: crisis.nature)
    return Decision(
      [
        RelayPublished(
          crisisCode: crisis.code, number: relay.number, by: Actor.clock.number, account: account, url: url),
        RelayRemoved(
          crisisCode: crisis.code, number: old.number, account: account, with: isInPlace ? relay.number : nil),
      ],
      announcements: everybody(crisis.code, announced))
  }

  /// Tried for long enough, or refused: people do it by hand, with the text before their eyes.
  package static func notPosted(
    _ relay: Relay, on account: String, _ failure: PostFailure, crisis: Crisis
  ) -> Decision {
    let told = [
      Texts.posting.notPosted(
        relay, crisis.code, account, failure.fault, failure.detail.quoted(longestQuote), failure.mayHaveWorked,
        nature: crisis.nature),
      Texts.relays.exactText(
        relay.number, relay.publications.first { $0.account == account }?.text ?? relay.text, nature: crisis.nature),
    ]
    return Decision(
      [
        RelayFailed(
          crisisCode: crisis.code, number: relay.number, by: Actor.clock.number, account: account,
          reason: failure.detail)
      ],
      announcements: told.map {
        Announcement(to: .coordination, about: crisis.code, $0, lifetime: max(.hour, relay.expiresAt - relay.writtenAt))
      })
  }

  package static func removed(_ relay: Relay, from account: String, crisis: Crisis, now: Milliseconds) -> Decision {
    let announced = Texts.posting.removed(relay, crisis.code, account, now, nature: crisis.nature)
    return Decision(
      [RelayRemoved(crisisCode: crisis.code, number: relay.number, account: account)],
      announcements: [Announcement(to: .coordination, about: crisis.code, announced)])
  }

  package static func notRemoved(
    _ relay: Relay, from account: String, at url: String, _ failure: PostFailure, crisis: Crisis
  ) -> Decision {
    let announced = Texts.posting.notRemoved(
      relay, crisis.code, account, failure.fault, failure.detail.quoted(longestQuote), url.quoted(120),
      nature: crisis.nature)
    return Decision(
      [RelayRemoved(crisisCode: crisis.code, number: relay.number, account: account, failure: failure.detail)],
      announcements: everybody(crisis.code, announced, lifetime: .day))
  }

  /// - Parameters:
  ///   - suspension: who suspended it, by name, and since when; nil: it goes on.
  ///   - waiting: how many posts wait for it.
  package static func turn(
    _ order: PostingSwitch, suspension: (by: String, at: Milliseconds)?, waiting: Int, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    func tell(_ statement: Statement) -> [Announcement] {
      [AnnouncementAudience.volunteers, .coordination].map { Announcement(to: $0, about: nil, statement) }
    }
    switch (order, suspension) {
    case (.suspend, let suspension?):
      return Decision([], answer: Texts.posting.alreadySuspended(suspension.by, suspension.at))
    case (.resume, nil): return Decision([], answer: Texts.posting.notSuspended())
    case (.suspend, nil):
      return Decision(
        [PostingSuspended(by: member.number)], answer: Texts.posting.suspended(asker.at),
        announcements: tell(Texts.posting.suspendedNews(member.name, asker.at)))
    case (.resume, _?):
      return Decision(
        [PostingResumed(by: member.number)], answer: Texts.posting.resumed(asker.at, waiting),
        announcements: tell(Texts.posting.resumedNews(member.name, asker.at)))
    }
  }
}
