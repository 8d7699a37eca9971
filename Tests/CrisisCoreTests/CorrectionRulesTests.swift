import Testing

@testable import CrisisCore

@Suite struct CorrectionRulesTests {
  static func correct(
    _ command: CorrectReport, of report: Report = Samples.report(), place: PlaceFinding = .unstated,
    in crisis: Crisis = Samples.crisis(), by member: Member = Samples.jo
  ) throws(Refusal) -> (event: ReportCorrected, answer: Statement) {
    let decision = try CorrectionRules.correct(
      command, report: report, place: place, crisis: crisis, by: member.asking())
    guard let event = decision.events.first as? ReportCorrected, decision.events.count == 1 else {
      Issue.record("not corrected: \(decision)")
      return (ReportCorrected(crisisCode: "", number: 0), decision.answer)
    }
    return (event, decision.answer)
  }

  // MARK: - By whom

  @Test(arguments: [Samples.jo, Samples.lea, Samples.camille])
  func itsAuthorAVerifierOrACoordinator(_ member: Member) throws {
    #expect(try Self.correct(CorrectReport(number: 47, category: .water), by: member).event.category == .water)
  }

  @Test(arguments: [Samples.samir, Samples.ines, Samples.capitaine, Samples.loire])
  func nobodyElse(_ member: Member) {
    #expect(throws: Refusal.because(Texts.reports.notYours(47))) {
      try Self.correct(CorrectReport(number: 47, category: .water), by: member)
    }
  }

  @Test func aManagerCorrectsTheirOwn() throws {
    let own = Samples.report(by: Samples.capitaine)
    let command = CorrectReport(number: 47, urgency: .urgent)
    #expect(try Self.correct(command, of: own, by: Samples.capitaine).event.urgency == .urgent)
  }

  @Test func aStrangerNothing() {
    #expect(throws: Refusal.unidentified) {
      try CorrectionRules.correct(
        CorrectReport(number: 47, category: .water), report: Samples.report(), place: .unstated,
        crisis: Samples.crisis(), by: .stranger)
    }
  }

  // MARK: - What

  @Test func onlyWhatChangedIsRecordedAndSaid() throws {
    let command = CorrectReport(
      number: 47, place: "orbeil", observedAt: Samples.now, category: .water, urgency: .urgent, peopleAtRisk: 2,
      text: "pont fermé")
    let (event, answer) = try Self.correct(command, place: .found(Samples.orbeil))
    #expect(
      event
        == ReportCorrected(
          crisisCode: "63-crue-2411", number: 47, place: Samples.orbeil, category: .water, urgency: .urgent,
          peopleAtRisk: 2, observedAt: Samples.now, text: "pont fermé"))
    let changes: [Value] = [
      .phrase(Statement("change.place", ["value": .text("Orbeil")])),
      .phrase(Statement("change.category", ["value": .category(.water)])),
      .phrase(Statement("change.time", ["value": .time(Samples.now)])), .phrase(Statement("change.urgent")),
      .phrase(Statement("change.people", ["value": .number(2)])),
      .phrase(Statement("change.text", ["value": .flag(false)])),
    ]
    #expect(
      answer == Statement("correct.done", ["number": .number(47), "changes": .list(changes), "like": .flag(false)]))
  }

  @Test func whatIsAsItWasIsNotRecordedAgain() throws {
    let command = CorrectReport(
      number: 47, place: "issoire", observedAt: Samples.now - 20 * .minute, category: .water, urgency: .normal,
      text: "le pont est coupé")
    let (event, answer) = try Self.correct(command, place: .found(Samples.issoire))
    #expect(event == ReportCorrected(crisisCode: "63-crue-2411", number: 47, category: .water))
    #expect(
      answer.values["changes"] == .list([.phrase(Statement("change.category", ["value": .category(.water)]))]))
  }

  @Test(arguments: [
    CorrectReport(number: 47), CorrectReport(number: 47, category: .road), CorrectReport(number: 47, urgency: .normal),
    CorrectReport(number: 47, text: ""), CorrectReport(number: 47, text: "le pont est coupé"),
    CorrectReport(number: 47, text: " \u{A0}"), CorrectReport(number: 47, observedAt: Samples.now - 20 * .minute),
  ])
  func withoutAChangeItIsRefused(_ command: CorrectReport) {
    #expect(throws: Refusal.because(Texts.reports.nothingToCorrect(47))) { try Self.correct(command) }
  }

  @Test func textsAreBounded() throws {
    let longest = String(repeating: "é", count: 1_000)
    #expect(try Self.correct(CorrectReport(number: 47, text: longest)).event.text == longest)
    for command in [CorrectReport(number: 47, text: longest + "é"), CorrectReport(number: 47, place: longest + "é")] {
      #expect(throws: Refusal.because(Texts.reports.isTooLong(1_000))) { try Self.correct(command) }
    }
  }

  @Test func whatWasTakenBackIsNotCorrected() {
    #expect(throws: Refusal.because(Texts.reports.isCancelled(47))) {
      try Self.correct(CorrectReport(number: 47, category: .water), of: Samples.report(status: .cancelled))
    }
  }

  @Test(arguments: CrisisNature.allCases)
  func theAnswerSaysWhetherItIsForReal(_ nature: CrisisNature) throws {
    let command = CorrectReport(number: 47, category: .water)
    #expect(try Self.correct(command, in: Samples.crisis(nature: nature)).answer.nature == nature)
  }

  // MARK: - Places

  @Test func anUnknownPlaceIsKeptAndAskedAbout() throws {
    let finding = PlaceFinding.unknown(raw: "Orbel", suggestions: ["Orbeil", "Orléat"])
    let (event, answer) = try Self.correct(CorrectReport(number: 47, place: "Orbel"), place: finding)
    #expect(event.place == Place(raw: "Orbel"))
    #expect(answer.code == "correct.unknown_place")
    #expect(answer.values["given"] == .text("Orbel"))
    #expect(answer.values["suggestions"] == .choice([.text("Orbeil"), .text("Orléat")]))
    #expect(answer.values["first"] == .text("Orbeil"))
    #expect(answer.values["departements"] == .list([.text("63")]))
  }

  @Test func withoutAnyNearNameNothingIsSuggested() throws {
    let finding = PlaceFinding.unknown(raw: "Xyz", suggestions: [])
    let (_, answer) = try Self.correct(CorrectReport(number: 47, place: "Xyz"), place: finding)
    #expect(answer.values["suggestions"] == .flag(false))
    #expect(answer.values["first"] == .flag(false))
  }

  /// The answer to an unknown commune is `!corriger 47 Orbeil`: it names the place, and does not move the point.
  @Test func namingAnUnknownCommuneKeepsThePointThatWasGiven() throws {
    let pointed = Place(raw: "Orbel", latitude: 45.5512, longitude: 3.2911, precision: .exact)
    let command = CorrectReport(number: 47, place: "Orbeil")
    let place = try Self.correct(command, of: Samples.report(place: pointed), place: .found(Samples.orbeil)).event.place
    #expect(place?.commune == "Orbeil")
    #expect((place?.latitude, place?.longitude) == (45.5512, 3.2911))
    #expect(place?.precision == .exact)
  }

  @Test func anotherCommuneMovesThePoint() throws {
    var pointed = Samples.issoire
    pointed.precision = .exact
    let command = CorrectReport(number: 47, place: "Orbeil")
    let corrected = try Self.correct(command, of: Samples.report(place: pointed), place: .found(Samples.orbeil))
    #expect(corrected.event.place == Samples.orbeil)
  }
}
