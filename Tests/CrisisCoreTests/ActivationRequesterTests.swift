import Testing

@testable import CrisisCore

/// On whose request the team is activated: the room, the person, or `pour=`.
@Suite struct ActivationRequesterTests {
  static func situation(_ open: [Crisis] = []) -> ActivationRules.Situation {
    ActivationRules.Situation(authorities: Samples.authorities, open: open, day: Samples.day) { _ in false }
  }

  @Test(arguments: RequesterCase.found)
  func isFound(_ item: RequesterCase) { check(item) }

  @Test(arguments: RequesterCase.refused)
  func isRefused(_ item: RequesterCase) { check(item) }

  /// The answer is said in the room: it would tell one authority's managers of another's crisis.
  @Test(arguments: RequesterCase.ofAnotherRoom)
  func isNeverAnotherThanTheRooms(_ item: RequesterCase) { check(item) }

  func check(_ item: RequesterCase) {
    let command = Activate(hazard: .flood, requester: item.given)
    let asker = item.member.asking(in: item.venue)
    let result = Result {
      let decision = try ActivationRules.activate(command, by: asker, in: Self.situation())
      guard let event = decision.events.first as? CrisisActivated else { return "" }
      return event.requester
    }
    switch item.expected {
    case .success(let code):
      #expect((try? result.get()) == code)
      #expect(throws: Never.self) { try ActivationRules.ask(command, by: asker, in: Self.situation()) }
    case .failure(let expected):
      #expect(refusal { _ = try result.get() } == expected)
      #expect(throws: expected) { try ActivationRules.ask(command, by: asker, in: Self.situation()) }
    }
  }

  @Test func aStrangerLearnsOfNoAuthority() {
    let command = Activate(hazard: .flood)
    #expect(throws: Refusal.because(Texts.refusals.requesterMissing([]))) {
      try ActivationRules.ask(command, by: .stranger, in: Self.situation())
    }
    #expect(throws: Refusal.because(Texts.refusals.noSuchAuthority("X", []))) {
      try ActivationRules.activate(Activate(hazard: .flood, requester: "X"), by: .stranger, in: Self.situation())
    }
  }

  /// Nobody but a coordinator calls the team out for a body that is not theirs, wherever and however they ask.
  @Test func nobodyActivatesForAnother() {
    var generator = SeededGenerator(seed: 1_911)
    let roles = Role.allCases.filter { $0 != .coordinator }
    let venues = Venue.all + codes(asRooms: RequesterCase.codes)
    for number in 1...2_000 {
      let member = Member(
        number: number, name: "Jo", roles: generator.subset(of: roles),
        manages: generator.subset(of: RequesterCase.codes))
      let given = Bool.random(using: &generator) ? generator.pick(RequesterCase.codes) : nil
      guard let venue = generator.pick(venues) else { continue }
      let decision = try? ActivationRules.activate(
        Activate(hazard: .storm, requester: given, reason: "urgence"), by: member.asking(in: venue),
        in: Self.situation())
      guard let event = decision?.events.first as? CrisisActivated else { continue }
      #expect(member.manages.contains(event.requester))
      if let given { #expect(event.requester == given) }
      if case .managers(let room) = venue { #expect(event.requester == room) }
    }
  }

  func codes(asRooms codes: [String]) -> [Venue] { codes.map { .managers(authority: $0) } }
}
