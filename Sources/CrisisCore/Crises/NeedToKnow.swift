/// Who may hear of a crisis. The convention opens one to all of the team's volunteers and to the managers of the
/// authorities concerned, and to nobody else: here alone it is decided, for what is asked and for what is announced.
package enum NeedToKnow {
  /// What is said in a place, all who are there hear: a managers' room hears of its own authority's crises only.
  package static func mayHear(of crisis: Crisis, in venue: Venue) -> Bool {
    if case .managers(let authority) = venue { crisis.authorities.contains(authority) } else { true }
  }

  package static func mayHear(of crisis: Crisis, _ member: Member?) -> Bool {
    guard let member else { return false }
    return member.has(.volunteer) || !member.manages.isDisjoint(with: crisis.authorities)
  }
}
