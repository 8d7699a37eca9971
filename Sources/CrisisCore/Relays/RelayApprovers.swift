/// Who may approve a relay: never its author; a coordinator or a publisher; a manager for the words of an authority of
/// the crisis that is that manager's own.
package struct RelayApprovers: Sendable, Equatable {
  /// By name, the first few.
  package var names: [String]
  /// How many more there are.
  package var others = 0
  /// The départements whose managers may too; none: no manager may.
  package var managersOf: [String] = []
}

extension RelayApprovers {
  /// How many are named, or told in private.
  package static let mostNamed = 5

  /// - Parameter team: the members who are publishers or coordinators.
  package init(of relay: Relay, crisis: Crisis, team: [Member]) {
    let able = team.filter { Self.may($0, approve: relay, of: crisis) }
    names = able.prefix(Self.mostNamed).map(\.name)
    others = max(0, able.count - Self.mostNamed)
    managersOf = Self.mayManagers(approve: relay, of: crisis) ? crisis.departements.map(\.code) : []
  }

  package var isEmpty: Bool { names.isEmpty && managersOf.isEmpty }

  /// `Camille, Jo ou un gestionnaire du 63`; nil: nobody may.
  var choices: [Value]? {
    let others = others > 0 ? [Texts.relays.others(others)] : []
    let managers = managersOf.isEmpty ? [] : [Texts.relays.manager(managersOf)]
    return (names.map { .text($0) } + (others + managers).map { .phrase($0) }).unlessEmpty
  }

  package static func may(_ member: Member, approve relay: Relay, of crisis: Crisis) -> Bool {
    !member.isPerson(relay.writtenBy) && may(member, handle: relay, of: crisis)
  }

  /// Whether this person has a say in what becomes of it, whoever wrote it.
  static func may(_ member: Member, handle relay: Relay, of crisis: Crisis) -> Bool {
    if member.has(.coordinator) || member.has(.publisher) { return true }
    guard mayManagers(approve: relay, of: crisis) else { return false }
    let managed = member.manages.intersection(crisis.authorities)
    return relay.authority.map(managed.contains) ?? !managed.isEmpty
  }

  /// Whether all managers may who read of it: where several authorities are at work, each answers for its own words.
  static func mayAllManagers(approve relay: Relay, of crisis: Crisis) -> Bool {
    mayManagers(approve: relay, of: crisis) && (relay.authority == nil || crisis.authorities.count == 1)
  }

  /// An authority answers for its own words; an appeal for somebody else is the team's to judge.
  static func mayManagers(approve relay: Relay, of crisis: Crisis) -> Bool {
    if let authority = relay.authority { return crisis.authorities.contains(authority) }
    return relay.kind != .solidarity && !crisis.authorities.isEmpty
  }
}
