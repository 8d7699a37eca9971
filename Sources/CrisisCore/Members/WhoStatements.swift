/// The lines of `!qui`: who is known here, as far as one needs to know.
package struct TeamList: View {
  package var members: [Member]
  /// The numbers of those whom Vigie has heard lately.
  package var active: Set<Int>
  /// For the managers of these authorities only; nil: for the team.
  package var authorities: Set<String>?
  /// The open crises that who asks may know of, with those who take part.
  package var crises: [(crisis: Crisis, people: [Participant])]
  /// Who said that they may be asked now.
  package var available: [String]

  package init(
    members: [Member], active: Set<Int>, authorities: Set<String>? = nil,
    crises: [(crisis: Crisis, people: [Participant])] = [], available: [String] = []
  ) {
    self.members = members
    self.active = active
    self.authorities = authorities
    self.crises = crises
    self.available = available
  }

  enum Group: String, Term {
    static let family = "who_group"
    case admins, coordinators, verifiers, publishers, volunteers, managers
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
      return group(.admins, only(.admin)) + group(.coordinators, only(.coordinator))
        + group(.verifiers, only(.verifier)) + group(.publishers, only(.publisher)) + group(.volunteers, plain)
        + managers(nil) + joined + free + [heard(members.filter { active.contains($0.number) })]
    }
    let volunteers = team.filter { $0.has(.volunteer) }
    return group(.coordinators, only(.coordinator)) + managers(authorities) + joined + [
      Texts.members.volunteers(
        volunteers.count, volunteers.filter { active.contains($0.number) }.count, Self.recently)
    ]
  }

  private func group(_ group: Group, _ members: [Member]) -> [Statement] {
    self.group(group, members.map { .text($0.name) })
  }

  private func group(_ group: Group, _ all: [Value]) -> [Statement] {
    all.isEmpty ? [] : [Texts.members.group(group, all.count, names(all))]
  }

  private func managers(_ authorities: Set<String>?) -> [Statement] {
    group(
      .managers,
      members.flatMap { member in
        member.manages.sorted().filter { authorities?.contains($0) ?? true }
          .map { .phrase(Texts.members.manager(member.name, $0)) }
      })
  }

  /// To managers how many they are.
  private var joined: [Statement] {
    crises.filter { !$0.people.isEmpty }.map { crisis, people in
      Texts.members.joined(
        crisis.code, people.count, authorities == nil ? names(people.map(\.told)) : nil,
        nature: crisis.nature)
    }
  }

  private var free: [Statement] {
    available.isEmpty ? [] : [Texts.members.available(available.count, names(available.map { .text($0) }))]
  }

  private func heard(_ members: [Member]) -> Statement {
    Texts.members.active(
      members.count, Self.recently, members.isEmpty ? nil : names(members.map { .text($0.name) }))
  }

  private func names(_ all: [Value]) -> [Value] {
    guard all.count > Self.mostNames else { return all }
    return all.prefix(Self.mostNames) + [.phrase(Texts.members.others(all.count - Self.mostNames))]
  }
}
