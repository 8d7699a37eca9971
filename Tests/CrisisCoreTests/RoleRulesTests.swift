import Testing

@testable import CrisisCore

@Suite struct RoleRulesTests {
  static func situation(_ person: RoleRules.Person, admins: [Member] = [Samples.ines]) -> RoleRules.Situation {
    RoleRules.Situation(person: person, authorities: ["PREF63", "SDIS63"], admins: admins, nextNumber: 42)
  }

  static func change(
    _ grant: RoleGrant, withdraws: Bool = false, _ person: RoleRules.Person, by member: Member,
    admins: [Member] = [Samples.ines]
  ) throws(Refusal) -> Decision {
    try RoleRules.change(
      grant, withdraws: withdraws, by: member.asking(), in: situation(person, admins: admins))
  }

  @Test(arguments: Role.allCases)
  func aCoordinatorGivesEveryRoleButThatOfAdministrator(_ role: Role) throws {
    let person = RoleRules.Person.known(Samples.jo)
    if role == .admin {
      #expect(throws: Refusal.because(Texts.members.adminsOnly(["Inès"]))) {
        try Self.change(.role(role), person, by: Samples.camille)
      }
    } else if role == .volunteer {
      #expect(try Self.change(.role(role), person, by: Samples.camille).events.isEmpty)
    } else {
      #expect(
        try Self.change(.role(role), person, by: Samples.camille).events == [
          RoleSet(member: 1, .role(role), isGranted: true)
        ])
    }
  }

  @Test func anUnknownAccountIsEnrolledFirst() throws {
    let decision = try Self.change(
      .manager(of: "PREF63"), .unknown(account: "visov/prefet", name: "Prefet"), by: Samples.camille)
    #expect(
      decision.events == [
        MemberEnrolled(number: 42, name: "Prefet", accounts: ["visov/prefet"], roles: [], manages: []),
        RoleSet(member: 42, .manager(of: "PREF63"), isGranted: true),
      ])
    #expect(decision.answer.values["account"] == .text("visov/prefet"))
    #expect(throws: Refusal.because(Texts.members.unknownPerson("prefet"))) {
      try Self.change(
        .role(.volunteer), withdraws: true, .unknown(account: "visov/prefet", name: "Prefet"), by: Samples.camille)
    }
  }

  @Test func theLastAdministratorStays() throws {
    let ines = RoleRules.Person.known(Samples.ines)
    #expect(throws: Refusal.because(Texts.members.lastAdmin("Inès"))) {
      try Self.change(.role(.admin), withdraws: true, ines, by: Samples.ines)
    }
    var other = Samples.jo
    other.roles.insert(.admin)
    let decision = try Self.change(
      .role(.admin), withdraws: true, ines, by: Samples.ines, admins: [Samples.ines, other])
    #expect(decision.events == [RoleSet(member: 5, .role(.admin), isGranted: false)])
    #expect(decision.answer.values["roles"] == .flag(false))
  }

  @Test func whatIsNotHeldIsNotWithdrawn() {
    #expect(
      throws: Refusal.because(Texts.members.notHeld("Léa", [RoleGrant.role(.volunteer).value], [.role(.verifier)]))
    ) {
      try Self.change(.role(.volunteer), withdraws: true, .known(Samples.lea), by: Samples.camille)
    }
  }

  @Test func anAuthorityHasToBeKnown() {
    #expect(throws: Refusal.because(Texts.members.noSuchAuthority("SDIS42", ["PREF63", "SDIS63"], "PREF63"))) {
      try Self.change(.manager(of: "SDIS42"), .known(Samples.jo), by: Samples.camille)
    }
  }

  @Test func theFeminineWordIsRepeated() throws {
    let decision = try RoleRules.change(
      .role(.coordinator), withdraws: false, feminine: true, by: Samples.ines.asking(),
      in: Self.situation(.known(Samples.lea)))
    #expect(decision.answer.values["role"] == .list([.term("role_feminine.coordinator")]))
    #expect(decision.answer.values["roles"] == .list([.role(.verifier), .term("role_feminine.coordinator")]))
  }
}
