import Testing

@testable import CrisisCore

@Suite struct RefusalTests {
  static let all: [Refusal] = [
    .unidentified, .notAMember(account: "passant"), .notAllowed(.activate, to: [.manager, .coordinator]),
    .wrongPlace(.activate, allowed: [.managers, .direct]), .noCrisis(mayActivate: true),
    .severalCrises(["63-crue-2411", "42-feu-2411"]), .noSuchCrisis(given: "75", open: ["63-crue-2411"]),
    .crisisNotOpen("63-crue-2411", .closed, since: 5), .alreadyActive("63-crue-2411", title: "crue", since: 5),
    .requesterMissing(authorities: ["SDIS42"]), .noSuchAuthority(given: "X", known: ["SDIS63"]),
    .notYourAuthority("SDIS42"), .noAgreement(name: "SDIS", until: "2027-11-27", mayOverride: true),
    .noSuchReport(number: 99, crisis: "63-crue-2411", last: 47), .reportCancelled(number: 47), .emptyReport,
    .ownReport(number: 47, mayOverride: true), .reasonMissing(number: 47, .refuted), .overtaken(number: 47),
    .notYourCrisis("63-crue-2411", requester: "SDIS63"), .closingReasonMissing,
    .notYourReport(number: 47), .nothingToCorrect(number: 47), .textTooLong(limit: 1_000), .nothingAsked,
    .severalAsked([3, 4]), .noSuchQuestion(7), .nothingToUndo, .tooLateToUndo,
    .lastActStays(Statement("undo_part.counted", ["number": .number(47)])),
    .noCrisisToSumUp(departements: ["63"]), .badDigestPeriod(shortest: 15 * .minute, longest: .day),
    .distress(.nothingWaits), .settlement(.itself(number: 1)), .question(.empty),
    .because(Statement("refusal.own_words")),
  ]

  /// The code of each case, written out: the compiler asks for a new one, and the test for its sample.
  static func code(_ refusal: Refusal) -> String {
    switch refusal {
    case .because: "own_words"
    case .unidentified: "unidentified"
    case .notAMember: "not_a_member"
    case .notAllowed: "not_allowed"
    case .wrongPlace: "wrong_place"
    case .noCrisis: "no_crisis"
    case .severalCrises: "several_crises"
    case .noSuchCrisis: "no_such_crisis"
    case .crisisNotOpen: "crisis_not_open"
    case .alreadyActive: "already_active"
    case .requesterMissing: "requester_missing"
    case .noSuchAuthority: "no_such_authority"
    case .notYourAuthority: "not_your_authority"
    case .noAgreement: "no_agreement"
    case .noSuchReport: "no_such_report"
    case .reportCancelled: "report_cancelled"
    case .ownReport: "own_report"
    case .reasonMissing: "reason_missing"
    case .overtaken: "overtaken"
    case .notYourCrisis: "not_your_crisis"
    case .closingReasonMissing: "closing_reason_missing"
    case .emptyReport: "empty_report"
    case .notYourReport: "not_your_report"
    case .nothingToCorrect: "nothing_to_correct"
    case .textTooLong: "text_too_long"
    case .nothingAsked: "nothing_asked"
    case .severalAsked: "several_asked"
    case .noSuchQuestion: "no_such_question"
    case .nothingToUndo: "nothing_to_undo"
    case .tooLateToUndo: "too_late_to_undo"
    case .lastActStays: "last_act_stays"
    case .noCrisisToSumUp: "no_crisis_to_sum_up"
    case .badDigestPeriod: "bad_digest_period"
    case .watch: "watch"
    // Those of relays have a table of their own.
    case .relay: "relay"
    case .distress: "distress_nothing_waits"
    case .people: "people"
    case .claim: "claim"
    case .settlement: "settle_itself"
    case .question: "question_empty"
    case .mission: "mission"
    }
  }

  @Test(arguments: RefusalTests.all)
  func everyCaseHasItsText(_ refusal: Refusal) {
    #expect(refusal.statement.code == "refusal.\(Self.code(refusal))")
  }

  @Test func noTwoCasesShareAText() {
    #expect(Set(Self.all.map(\.statement.code)).count == Self.all.count)
  }

  @Test(
    arguments: [
      (
        Refusal.notAMember(account: "jo"),
        ["account": Value.text("jo"), "on_call": .flag(false), "on_call_phone": .flag(false)]
      ),
      (
        .notAllowed(.activate, to: [.manager, .coordinator]),
        [
          "command": .term("command.activate"),
          "audience": .list([.term("audience.coordinator"), .term("audience.manager")]),
        ]
      ),
      (
        .wrongPlace(.activate, allowed: [.managers, .direct, .coordination]),
        [
          "command": .term("command.activate"),
          "places": .choice([.term("venue.coordination"), .term("venue.direct"), .term("venue.managers")]),
        ]
      ),
      (.noCrisis(mayActivate: false), ["may_activate": .flag(false)]),
      (
        .severalCrises(["63-crue", "42-feu"]),
        ["crises": .choice([.text("@63-crue"), .text("@42-feu")]), "first": .text("@63-crue")]
      ),
      (
        .noSuchCrisis(given: "75", open: []),
        ["given": .text("75"), "crises": .choice([]), "some": .flag(false)]
      ),
      (
        .crisisNotOpen("63-crue", .closed, since: nil),
        ["crisis": .text("63-crue"), "status": .term("crisis_status.closed"), "since": .flag(false)]
      ),
      (
        .alreadyActive("63-crue", title: "crue de l’Allier", since: 5),
        ["crisis": .text("63-crue"), "title": .text("crue de l’Allier"), "since": .time(5)]
      ),
      (
        .requesterMissing(authorities: ["SDIS42", "SDIS63"]),
        [
          "authorities": .choice([.text("SDIS42"), .text("SDIS63")]), "first": .text("SDIS42"), "some": .flag(true),
        ]
      ),
      (
        .noAgreement(name: "SDIS", until: nil, mayOverride: false),
        ["authority": .text("SDIS"), "from": .flag(false), "until": .flag(false), "may_override": .flag(false)]
      ),
      (
        .noSuchReport(number: 9, crisis: "63-crue", last: 0),
        ["number": .number(9), "crisis": .text("63-crue"), "last": .number(0), "some": .flag(false)]
      ),
      (
        .severalAsked([3, 4]),
        ["questions": .choice([.number(3), .number(4)]), "first": .number(3)]
      ),
    ] as [(Refusal, [String: Value])])
  func carriesWhatItsTextNeeds(_ refusal: Refusal, _ values: [String: Value]) {
    #expect(refusal.statement.values == values)
  }

  /// A crisis without a title of its own bears its hazard's stored name, which is nobody's word: `tempete`.
  @Test(arguments: Hazard.allCases)
  func aHazardIsNamedInEachLanguage(_ hazard: Hazard) {
    let said = Refusal.alreadyActive("63", title: hazard.rawValue, since: 5).statement
    #expect(said.values["title"] == .hazard(hazard))
  }
}
