/// What falls due: a command of the clock, which is a member of the team. Nobody types it, so it has no rights and no
/// words of its own.
package enum ClockCommand: Sendable, Equatable {
  /// The digest of a crisis; `due`: when it was to come.
  case issueDigest(crisis: String, due: Milliseconds)
  case claim(ClaimClock)
  case mission(MissionClock)
  case watch(WatchDue)
  case relay(RelayDue)
  /// A distress that nobody has taken in charge; `due`: when it was to be said again.
  case repeatDistress(DistressReference, due: Milliseconds)
  /// A question of managers that nobody has answered.
  case remindQuestion(crisis: String, number: Int)
}

/// `!point`
package enum DigestCommand: Sendable, Equatable {
  case now
  /// `!point 2h`: what happened since
  case last(Milliseconds)
  /// `!point toutes 2h`
  case every(Milliseconds)
  /// `!point stop`
  case stop
}
