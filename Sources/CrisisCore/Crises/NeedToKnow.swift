/// Who may hear of a crisis. The convention opens one to all of the team's volunteers and to the managers of the
/// authorities concerned, and to nobody else: here alone it is decided, for what is asked and for what is announced.
package enum NeedToKnow {
  /// What is said in a place, all who are there hear: a managers' room hears of its own authority's crises only, a room
  /// of a crisis of that one only.
  package static func mayHear(of crisis: Crisis, in venue: Venue) -> Bool {
    switch venue {
    case .managers(let authority): crisis.authorities.contains(authority)
    case .crisis(let code, _): crisis.code == code
    case .volunteers, .coordination, .direct: true
    }
  }

  /// Who may be in a room of a crisis.
  package static func mayEnter(_ room: CrisisRoom, of crisis: Crisis, _ member: Member) -> Bool {
    switch room {
    case .volunteers: member.has(.volunteer)
    case .managers: member.has(.coordinator) || !member.manages.isDisjoint(with: crisis.authorities)
    }
  }

  package static func mayHear(of crisis: Crisis, _ member: Member?) -> Bool {
    guard let member else { return false }
    return member.has(.volunteer) || !member.manages.isDisjoint(with: crisis.authorities)
  }
}
