/// What the clock does about a relay.
package enum RelayDue: Sendable, Equatable {
  case remind(crisis: String, number: Int)
  case expire(crisis: String, number: Int)
}

extension RelayRules {
  /// How long after it was written, or approved, those who can are told again that it waits. Three times: then it is
  /// in the digests, and it runs out.
  package static let reminders: [Milliseconds] = [10 * .minute, 30 * .minute, 90 * .minute]
  /// What is said later than this after its time says so.
  static let lateness: Milliseconds = 5 * .minute

  /// What falls due next for a live relay, with its id.
  ///
  /// - Parameter isOpen: whether its crisis goes on; of one that is over, only the end of what is still online is told.
  package static func dues(_ times: RelayTimes, isOpen: Bool) -> [(id: String, at: Milliseconds, due: RelayDue)] {
    let name = "relay-\(times.crisis)-\(times.number)"
    let end = ("\(name)-expire", times.expiresAt, RelayDue.expire(crisis: times.crisis, number: times.number))
    guard isOpen, times.status == .draft || times.status == .approved, times.reminders < reminders.count else {
      return [end]
    }
    let at = times.since + reminders[max(0, times.reminders)]
    let id = "\(name)-remind-\(times.sequence)-\(times.reminders + 1)"
    // One that would come when it has run out says nothing.
    return at < times.expiresAt ? [end, (id, at, .remind(crisis: times.crisis, number: times.number))] : [end]
  }

  /// Those who may approve, or publish, hear of it again; what fell due meanwhile is one reminder.
  package static func remind(
    _ relay: Relay, _ times: RelayTimes, crisis: Crisis, team: [Member], hasRoom: Bool, at now: Milliseconds
  ) throws(Refusal) -> Decision {
    let approvers = RelayApprovers(of: relay, crisis: crisis, team: team)
    try check(relay, is: [.draft, .approved], approvers, at: now)
    let over = reminders.filter { times.since + $0 <= now }.count
    let event = RelayReminded(crisisCode: relay.crisis, number: relay.number, count: max(over, times.reminders + 1))
    let key = "relay/\(relay.crisis)/\(relay.number)/remind"
    let (statement, told): (Statement, [Member])
    var rooms: [AnnouncementAudience] = [.coordination]
    if relay.status == .approved {
      let accounts = relay.publications.filter { $0.state == .planned }.map(\.account)
      statement = Texts.relayNews.unpublished(relay, relay.crisis, times.since, accounts, nature: crisis.nature)
      told = team.filter { $0.has(.publisher) }
      if told.isEmpty { rooms.append(.volunteers) }
    } else {
      statement = Texts.relayNews.waiting(relay, relay.crisis, times.since, approvers, nature: crisis.nature)
      told = alone(relay, team, hasRoom: hasRoom)
    }
    return Decision(
      [event], answer: statement,
      announcements: rooms.map { Announcement(to: $0, about: crisis.code, statement, key: key) }
        + told.prefix(RelayApprovers.mostNamed).map {
          Announcement(to: .member($0.number), about: crisis.code, statement, key: key, topic: .relays)
        })
  }

  /// Its time is over: who may see it online takes it away by hand. Where it never was, those who had a hand in it hear of it.
  package static func expire(_ relay: Relay, crisis: Crisis, at now: Milliseconds) throws(Refusal) -> Decision {
    guard relay.status.isLive, relay.expiresAt <= now else {
      throw .because(Texts.relayRefusals.wrongState(relay.number, relay.status, RelayApprovers(names: [])))
    }
    let statement = Texts.relayNews.expired(
      relay, relay.crisis, relay.posts, relay.ours, now - relay.expiresAt > lateness, relay.status == .draft,
      nature: crisis.nature)
    let people = Set(relay.onceOnline.isEmpty ? [relay.writtenBy, relay.approvedBy].compactMap { $0 } : []).sorted()
    let rooms: [AnnouncementAudience] = relay.status == .draft ? [.coordination] : [.volunteers, .coordination]
    return Decision(
      [RelayExpired(crisisCode: relay.crisis, number: relay.number)], answer: statement,
      announcements: (rooms + people.map { .member($0) }).map {
        Announcement(to: $0, about: crisis.code, statement, lifetime: .day)
      })
  }
}
