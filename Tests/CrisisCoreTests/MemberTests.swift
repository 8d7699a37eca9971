import Testing

@testable import CrisisCore

@Suite struct MemberTests {
  @Test(arguments: [
    (Role.volunteer, [Role.volunteer]), (.verifier, [.volunteer, .verifier]),
    (.publisher, [.volunteer, .publisher]), (.coordinator, [.volunteer, .coordinator]), (.admin, [.admin]),
  ])
  func aRoleBringsTheWatchAndNoOtherDuty(_ role: Role, _ expected: [Role]) {
    let member = Member(number: 1, name: "Jo", roles: [role])
    #expect(Role.allCases.filter { member.has($0) } == expected)
  }

  @Test func withoutARoleNothingIsHeld() {
    #expect(Role.allCases.allSatisfy { !Samples.capitaine.has($0) })
  }

  @Test func rolesAddUp() {
    var generator = SeededGenerator(seed: 63)
    for _ in 0..<64 {
      let roles = generator.subset(of: Role.allCases)
      let member = Member(number: 1, name: "Jo", roles: roles)
      let expected = roles.reduce(into: Set<Role>()) { $0.formUnion($1.implied) }
      #expect(Set(Role.allCases.filter { member.has($0) }) == expected)
    }
  }

  @Test(arguments: [
    (Samples.jo, [Audience.identified, .volunteer]),
    (Samples.lea, [.identified, .volunteer, .verifier]),
    (Samples.samir, [.identified, .volunteer, .publisher]),
    (Samples.camille, [.identified, .volunteer, .coordinator]),
    (Samples.ines, [.identified, .admin]),
    (Samples.capitaine, [.identified, .manager]),
  ])
  func audiencesOfAMember(_ member: Member, _ expected: [Audience]) {
    #expect(Audience.allCases.filter { $0.admits(member) } == expected)
  }

  @Test func aStrangerIsOnlyIdentified() {
    #expect(Audience.allCases.filter { $0.admits(nil) } == [.identified])
  }

  @Test(arguments: [Actor.configuration, .clock, .member(1), .member(150)])
  func actorsAreStoredAsNumbers(_ actor: Actor) {
    #expect(Actor(number: actor.number) == actor)
  }

  @Test func noMemberPassesForAnotherActor() {
    #expect(Actor.configuration.number == 0)
    #expect(Actor.clock.number == -1)
    #expect(Actor(number: 1) == .member(1))
  }
}
