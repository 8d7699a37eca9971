import Testing

@testable import CrisisCore

/// Only a body with an agreement in force is served; a coordinator may override, and says why.
@Suite struct ActivationAgreementTests {
  static func situation(_ day: String) -> ActivationRules.Situation {
    ActivationRules.Situation(authorities: Samples.authorities, open: [], day: day) { _ in false }
  }

  static func event(
    _ command: Activate, by asker: Asker, on day: String
  ) throws -> CrisisActivated? {
    let decision = try ActivationRules.activate(command, by: asker, in: situation(day))
    guard let event = decision.events.first as? CrisisActivated else { return nil }
    return event
  }

  @Test(arguments: [
    ("2019-11-26", false), ("2019-11-27", true), ("2019-11-28", true), ("2024-02-29", true), ("2027-11-26", true),
    ("2027-11-27", true), ("2027-11-28", false), ("2028-01-01", false), ("2019-01-31", false),
  ])
  func isInForceFromItsFirstToItsLastDay(_ day: String, _ inForce: Bool) throws {
    #expect(Samples.agreement.isInForce(on: day) == inForce)
    let command = Activate(hazard: .flood)
    let asker = Samples.capitaine.asking()
    if inForce {
      let event = try #require(try Self.event(command, by: asker, on: day))
      #expect(event.agreement == Samples.agreement)
      #expect(event.overrideReason == nil)
    } else {
      let begins = day < "2019-11-27"
      let expected = Refusal.because(
        Texts.refusals.noAgreement(
          "SDIS du Puy-de-Dôme", begins ? "2019-11-27" : nil, begins ? nil : "2027-11-27", nil))
      #expect(throws: expected) { try Self.event(command, by: asker, on: day) }
    }
  }

  @Test(arguments: [nil, "", "  ", "\u{A0}\t"])
  func withoutAReasonEvenACoordinatorIsRefused(_ reason: String?) {
    let expired = Activate(hazard: .flood, requester: "SDIS63", reason: reason)
    #expect(throws: Refusal.because(Texts.refusals.noAgreement("SDIS du Puy-de-Dôme", nil, "2027-11-27", "SDIS63"))) {
      try Self.event(expired, by: Samples.camille.asking(), on: "2028-01-01")
    }
    let never = Activate(hazard: .flood, requester: "SDIS43", reason: reason)
    #expect(throws: Refusal.because(Texts.refusals.noAgreement("SDIS de la Haute-Loire", nil, nil, "SDIS43"))) {
      try Self.event(never, by: Samples.camille.asking(), on: Samples.day)
    }
  }

  @Test func aCoordinatorOverridesWithAReasonKeptInTheJournal() throws {
    let command = Activate(hazard: .flood, requester: "SDIS43", reason: "convention en cours de signature")
    let event = try #require(try Self.event(command, by: Samples.camille.asking(), on: Samples.day))
    #expect(event.agreement == nil)
    #expect(event.overrideReason == "convention en cours de signature")
  }

  @Test func aManagerDoesNotOverride() {
    let command = Activate(hazard: .flood, reason: "urgence")
    #expect(throws: Refusal.because(Texts.refusals.noAgreement("SDIS du Puy-de-Dôme", nil, "2027-11-27", nil))) {
      try Self.event(command, by: Samples.capitaine.asking(), on: "2027-11-28")
    }
  }

  @Test func aReasonThatWasNotNeededIsNoOverride() throws {
    let command = Activate(hazard: .flood, requester: "SDIS63", reason: "au cas où")
    let event = try #require(try Self.event(command, by: Samples.camille.asking(), on: Samples.day))
    #expect(event.agreement == Samples.agreement)
    #expect(event.overrideReason == nil)
  }

  @Test(arguments: [CrisisNature.exercise, .test])
  func anExerciseNeedsTheAgreementToo(_ nature: CrisisNature) {
    #expect(throws: Refusal.because(Texts.refusals.noAgreement("SDIS du Puy-de-Dôme", nil, "2027-11-27", nil))) {
      try Self.event(Activate(hazard: .flood, nature: nature), by: Samples.capitaine.asking(), on: "2027-11-28")
    }
  }
}
