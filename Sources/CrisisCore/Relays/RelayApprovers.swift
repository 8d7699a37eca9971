/// Who may approve a relay: never its author; a coordinator or a publisher; a manager for the words of an authority of
/// the crisis that is that manager's own.
package struct RelayApprovers: Sendable, Equatable {
  /// By name, the first few.
  package var names: [String]
  /// How many more there are.
  package var others: Int
  /// The départements whose managers may too; none: no manager may.
  package var managersOf: [String]

  package init(names: [String], others: Int = 0, managersOf: [String] = []) {
    self.names = names
    self.others = others
    self.managersOf = managersOf
  }

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

  /// `Camille, Jo ou un gestionnaire du 63`
  var value: Value {
    var values: [Value] = names.map { .text($0) }
    if others > 0 { values.append(.phrase(Statement("relay_part.others", ["count": .number(others)]))) }
    if !managersOf.isEmpty {
      values.append(
        .phrase(Statement("relay_part.manager", ["departements": .list(managersOf.map { .text($0) })])))
    }
    return values.isEmpty ? .flag(false) : .choice(values)
  }

  package static func may(_ member: Member, approve relay: Relay, of crisis: Crisis) -> Bool {
    member.number != relay.writtenBy && may(member, handle: relay, of: crisis)
  }

  /// Whether this person has a say in what becomes of it, whoever wrote it.
  static func may(_ member: Member, handle relay: Relay, of crisis: Crisis) -> Bool {
    if member.has(.coordinator) || member.has(.publisher) { return true }
    guard mayManagers(approve: relay, of: crisis) else { return false }
    let managed = member.manages.intersection(crisis.authorities)
    return relay.authority.map(managed.contains) ?? !managed.isEmpty
  }

  /// An authority answers for its own words; an appeal for somebody else is the team's to judge.
  static func mayManagers(approve relay: Relay, of crisis: Crisis) -> Bool {
    if let authority = relay.authority { return crisis.authorities.contains(authority) }
    return relay.kind != .solidarity && !crisis.authorities.isEmpty
  }
}
