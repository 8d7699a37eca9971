/// The lines of `!qui`: who is known here, as far as one needs to know.
package struct TeamList: View {
  package var members: [Member]
  /// The numbers of those whom Vigie has heard lately.
  package var active: Set<Int>
  /// For the managers of these authorities only; nil: for the team.
  package var authorities: Set<String>?

  package init(members: [Member], active: Set<Int>, authorities: Set<String>? = nil) {
    self.members = members
    self.active = active
    self.authorities = authorities
  }

  /// How long ago somebody counts as active.
  package static let recently: Milliseconds = .hour
  /// The names in one line.
  static let mostNames = 12

  package var lines: [Statement] {
    let team = members.filter { !$0.roles.isEmpty }
    func only(_ role: Role) -> [Member] { team.filter { $0.roles.contains(role) } }
    guard let authorities else {
      let plain = team.filter { $0.roles == [.volunteer] }
      return group("admins", only(.admin)) + group("coordinators", only(.coordinator))
        + group("verifiers", only(.verifier)) + group("publishers", only(.publisher)) + group("volunteers", plain)
        + managers(nil) + [heard(members.filter { active.contains($0.number) })]
    }
    let volunteers = team.filter { $0.has(.volunteer) }
    return group("coordinators", only(.coordinator)) + managers(authorities) + [
      Statement(
        "who.volunteers",
        [
          "count": .number(volunteers.count),
          "active": .number(volunteers.filter { active.contains($0.number) }.count),
          "length": .duration(Self.recently),
        ])
    ]
  }

  private func group(_ code: String, _ members: [Member]) -> [Statement] {
    guard !members.isEmpty else { return [] }
    return [
      Statement(
        "who.group",
        [
          "group": .term("who_group.\(code)"), "count": .number(members.count),
          "names": names(members.map { .text($0.name) }),
        ])
    ]
  }

  private func managers(_ authorities: Set<String>?) -> [Statement] {
    var names: [Value] = []
    for member in members {
      for code in member.manages.sorted() where authorities?.contains(code) ?? true {
        names.append(.phrase(Statement("who.manager", ["name": .text(member.name), "authority": .text(code)])))
      }
    }
    guard !names.isEmpty else { return [] }
    return [
      Statement(
        "who.group",
        ["group": .term("who_group.managers"), "count": .number(names.count), "names": self.names(names)])
    ]
  }

  private func heard(_ members: [Member]) -> Statement {
    Statement(
      "who.active",
      [
        "count": .number(members.count), "length": .duration(Self.recently),
        "names": members.isEmpty ? .flag(false) : names(members.map { .text($0.name) }),
      ])
  }

  private func names(_ values: [Value]) -> Value {
    guard values.count > Self.mostNames else { return .list(values) }
    let left = values.count - Self.mostNames
    return .list(values.prefix(Self.mostNames) + [.phrase(Statement("who.others", ["count": .number(left)]))])
  }
}
