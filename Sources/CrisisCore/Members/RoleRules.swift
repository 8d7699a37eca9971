/// `!rôle`: a coordinator or an administrator says who does what in the team.
package enum RoleRules {
  /// Whom the words of the command name.
  package enum Person: Sendable, Equatable {
    case known(Member)
    /// Nobody of that account yet; `name` is what the person would be called.
    case unknown(account: String, name: String)
  }

  /// The records that decide.
  package struct Situation: Sendable {
    package var person: Person
    package var authorities: [String]
    /// Those to whom the role of administrator was given.
    package var admins: [Member]
    /// The number that a new member would get.
    package var nextNumber: Int

    package init(person: Person, authorities: [String], admins: [Member], nextNumber: Int) {
      self.person = person
      self.authorities = authorities
      self.admins = admins
      self.nextNumber = nextNumber
    }
  }

  package static func change(
    _ grant: RoleGrant, withdraws: Bool, feminine: Bool = false, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    guard let actor = asker.member else { throw .unidentified }
    if grant == .role(.admin), !actor.has(.admin) {
      throw .because(Texts.members.adminsOnly(situation.admins.map(\.name).unlessEmpty))
    }
    if case .manager(let code) = grant, !situation.authorities.contains(code) {
      throw .because(
        Texts.members.noSuchAuthority(code, situation.authorities.unlessEmpty, situation.authorities.first ?? "SDIS63"))
    }
    switch situation.person {
    case .unknown(let account, let name):
      guard !withdraws else { throw .because(Texts.members.unknownPerson(account.afterSlash)) }
      let member = Member(number: situation.nextNumber, name: name, roles: [])
      let enrolled = enrol(number: member.number, account: account, name: name, roles: [], manages: [])
      var decision = granted(grant, to: member, of: account, feminine: feminine, by: actor)
      decision.events.insert(enrolled, at: 0)
      return decision
    case .known(let member):
      return withdraws
        ? try withdrawn(grant, from: member, feminine: feminine, by: actor, in: situation)
        : granted(grant, to: member, feminine: feminine, by: actor)
    }
  }

  /// Asked back before somebody is enrolled whose account nobody has seen.
  ///
  /// - Parameters:
  ///   - near: whose names are like it.
  ///   - line: the command again, with the first of those.
  package static func askToEnrol(_ order: ChangeRole, near: [String], line: String) -> AskedBack {
    let role = order.grant.value(feminine: order.isFeminine)
    return { Texts.members.askToEnrol(order.person.quoted(40), [role], near.unlessEmpty, line, $0) }
  }

  /// Whom the configuration names, or who speaks for the first time where everybody is a volunteer.
  ///
  /// - Parameter account: `network/account`
  package static func enrol(
    number: Int, account: String, name: String, roles: Set<Role>, manages: Set<String>
  ) -> MemberEnrolled {
    MemberEnrolled(
      number: number, name: name, accounts: [account], roles: Role.allCases.filter(roles.contains),
      manages: manages.sorted())
  }

  /// The language of one's own answers and notices.
  package static func choose(_ language: Language, by asker: Asker) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .notAMember(account: asker.account ?? "") }
    let event = LanguageChosen(member: member.number, language: language)
    return Decision(
      member.language == language ? [] : [event], answer: Texts.members.languageChosen(language))
  }

  /// - Parameter account: of somebody whom nobody knew.
  private static func granted(
    _ grant: RoleGrant, to member: Member, of account: String? = nil, feminine: Bool, by actor: Member
  ) -> Decision {
    let role = grant.value(feminine: feminine)
    if grant.isHeld(by: member) {
      return Decision([], answer: Texts.members.held(member.name, [role], list(member.grants, grant, role)))
    }
    var after = member
    after.set(grant, true)
    return Decision(
      [RoleSet(member: member.number, grant, isGranted: true)],
      answer: Texts.members.granted(member.name, [role], list(after.grants, grant, role), account),
      announcements: told(member, Texts.members.grantedToYou, role, by: actor))
  }

  private static func told(
    _ member: Member, _ text: Text<String, [Value]>, _ role: Value, by actor: Member
  ) -> [Announcement] {
    guard member.number != actor.number else { return [] }
    let notice = text(actor.name, [role])
    return [Announcement(to: .member(member.number), about: nil, notice, lifetime: .day, topic: .roles)]
  }

  private static func withdrawn(
    _ grant: RoleGrant, from member: Member, feminine: Bool, by actor: Member, in situation: Situation
  ) throws(Refusal) -> Decision {
    let role = grant.value(feminine: feminine)
    guard grant.isHeld(by: member) else {
      throw .because(Texts.members.notHeld(member.name, [grant.value], member.grants.map(\.value).unlessEmpty))
    }
    if grant == .role(.admin), situation.admins.allSatisfy({ $0.number == member.number }) {
      throw .because(Texts.members.lastAdmin(member.name))
    }
    var after = member
    after.set(grant, false)
    return Decision(
      [RoleSet(member: member.number, grant, isGranted: false)],
      answer: Texts.members.withdrawn(member.name, [role], list(after.grants, grant, role)),
      announcements: told(member, Texts.members.withdrawnFromYou, role, by: actor))
  }

  /// What one holds, in the words that were typed where those were the feminine ones.
  private static func list(_ grants: [RoleGrant], _ named: RoleGrant, _ role: Value) -> [Value]? {
    grants.map { $0 == named ? role : $0.value }.unlessEmpty
  }
}

extension Member {
  mutating func set(_ grant: RoleGrant, _ isGranted: Bool) {
    switch grant {
    case .role(let role): if isGranted { roles.insert(role) } else { roles.remove(role) }
    case .manager(let code): if isGranted { manages.insert(code) } else { manages.remove(code) }
    }
  }

  /// The answer of `!rôle jo`.
  package func rolesStatement(accounts: [String]) -> Statement {
    Texts.members.shown(name, grants.map(\.value).unlessEmpty, accounts.unlessEmpty)
  }
}

extension String {
  /// The account of `network/account`.
  fileprivate var afterSlash: String { split(separator: "/").last.map(String.init) ?? self }
}
