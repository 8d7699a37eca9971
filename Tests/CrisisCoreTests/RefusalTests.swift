import Testing

@testable import CrisisCore

@Suite struct RefusalTests {
  /// Whom to telephone, and whom to tell one's code, is known only where it is said.
  @Test func whatOnlyTheDeskKnowsIsAdded() {
    let (texts, onCall) = (Texts.refusals, OnCall(names: ["Camille"], telephone: "06 39 98 00 63"))
    for (refusal, said) in [
      (Refusal.unidentified, texts.unidentified(onCall, "Vigie")),
      (.notAMember(account: "jo"), texts.notAMember("jo", onCall)),
      (.noCrisisToSumUp(departements: ["63"]), texts.noCrisisToSumUp(["63"], onCall)),
      (.because(texts.nothingAsked()), texts.nothingAsked()),
    ] {
      #expect(refusal.statement(onCall: onCall, byCode: "Vigie") == said)
    }
  }

  @Test(
    arguments: [
      (
        Refusal.notAMember(account: "jo").statement,
        ["account": Value.text("jo"), "on_call": .flag(false), "on_call_phone": .flag(false)]
      ),
      (
        Texts.refusals.notAllowed(.activate, [.manager, .coordinator]),
        [
          "command": .term("command.activate"),
          "audience": .list([.term("audience.coordinator"), .term("audience.manager")]),
        ]
      ),
      (
        Texts.refusals.wrongPlace(.activate, [.managers, .direct, .coordination]),
        [
          "command": .term("command.activate"),
          "places": .choice([.term("venue.coordination"), .term("venue.direct"), .term("venue.managers")]),
        ]
      ),
      (Texts.refusals.noCrisis(), [:]),
      (
        Refusal.severalCrises(["63-crue", "42-feu"]).statement(onCall: nil, byCode: nil) { "!s @\($0) Issoire" },
        [
          "retyped": .text("!s @63-crue Issoire"), "crises": .choice([.text("@63-crue"), .text("@42-feu")]),
          "first": .text("@63-crue"), "some": .flag(true),
        ]
      ),
      (
        Refusal.noSuchCrisis("75", []).statement,
        [
          "retyped": .flag(false), "given": .text("75"), "crises": .choice([]), "first": .text(""),
          "some": .flag(false),
        ]
      ),
      (
        Texts.refusals.crisisNotOpen("63-crue", .closed, nil),
        ["crisis": .text("63-crue"), "status": .term("crisis_status.closed"), "since": .flag(false)]
      ),
      (
        Texts.refusals.alreadyActive("63-crue", "crue de l’Allier", 5),
        ["crisis": .text("63-crue"), "title": .text("crue de l’Allier"), "since": .time(5)]
      ),
      (
        Texts.refusals.requesterMissing(["SDIS42", "SDIS63"]),
        [
          "authorities": .choice([.text("SDIS42"), .text("SDIS63")]), "first": .text("SDIS42"), "some": .flag(true),
        ]
      ),
      (
        Texts.refusals.noAgreement("SDIS", nil, nil, nil),
        ["authority": .text("SDIS"), "from": .flag(false), "until": .flag(false), "code": .flag(false)]
      ),
      (
        Texts.reports.notFound(9, "63-crue", 0),
        ["number": .number(9), "crisis": .text("63-crue"), "last": .number(0), "some": .flag(false)]
      ),
      (
        Texts.refusals.severalAsked([Texts.refusals.question(3), Texts.refusals.question(4)]),
        [
          "questions": .choice([.phrase(Texts.refusals.question(3)), .phrase(Texts.refusals.question(4))]),
          "first": .list([.phrase(Texts.refusals.question(3))]),
        ]
      ),
    ] as [(Statement, [String: Value])])
  func carriesWhatItsTextNeeds(_ refusal: Statement, _ values: [String: Value]) {
    #expect(refusal.values == values)
  }

  /// A crisis without a title of its own bears its hazard's stored name, which is nobody's word: `tempete`.
  @Test(arguments: Hazard.allCases)
  func aHazardIsNamedInEachLanguage(_ hazard: Hazard) {
    let said = Texts.refusals.alreadyActive("63", hazard.rawValue, 5)
    #expect(said.values["title"] == .hazard(hazard))
  }
}
