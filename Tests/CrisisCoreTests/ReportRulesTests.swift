import Testing

@testable import CrisisCore

@Suite struct ReportRulesTests {
  static let asker = Samples.jo.asking(in: .volunteers)

  static func situation(
    _ crisis: Crisis = Samples.crisis(lastReport: 46), same: Report? = nil, isCounted: Bool = false,
    place: PlaceFinding = .unstated
  ) -> ReportRules.Situation {
    ReportRules.Situation(crisis: crisis, same: same, isCounted: isCounted, place: place, at: Samples.now)
  }

  static func file(
    _ command: FileReport, by asker: Asker = asker, in situation: ReportRules.Situation = situation()
  ) throws(Refusal) -> (event: ReportFiled, answer: Statement) {
    var situation = situation
    if let latitude = command.latitude, let longitude = command.longitude {
      situation.point = GivenPoint(latitude, longitude)
    }
    let decision = try ReportRules.file(command, by: asker, in: situation)
    guard let event = decision.events.first as? ReportFiled, decision.events.count == 1 else {
      Issue.record("not filed: \(decision)")
      return (ReportFiled(Samples.report()), decision.answer)
    }
    return (event, decision.answer)
  }

  // MARK: - What is recorded

  @Test func everythingThatWasSaidIsKept() throws {
    let command = FileReport(
      link: "https://x.com/jo/status/1", place: "issoire", observedAt: Samples.now - .hour, category: .road,
      urgency: .urgent, peopleAtRisk: 3, text: "le pont est coupé")
    let (event, answer) = try Self.file(command, in: Self.situation(place: .found(Samples.issoire)))
    #expect(event.crisisCode == "63-crue-2411")
    #expect(event.number == 47)
    #expect(event.link == Link(typed: "https://x.com/jo/status/1"))
    #expect(event.text == "le pont est coupé")
    #expect(event.place == Samples.issoire)
    #expect(event.category == .road)
    #expect(event.urgency == .urgent)
    #expect(event.peopleAtRisk == 3)
    #expect(event.observedAt == Samples.now - .hour)
    #expect(event.receivedAt == Samples.now)
    #expect(event.reportedBy == 1)
    let facts: [String: Value] = [
      "category": .category(.road), "time": .time(Samples.now - .hour), "urgent": .flag(true), "people": .number(3),
      "link": .flag(true), "text": .flag(false), "old": .flag(false),
    ]
    let values: [String: Value] = [
      "number": .number(47), "place": .text("Issoire"), "outside": .flag(false),
      "facts": .list([.phrase(Statement("report.facts", facts))]), "like": .flag(false),
    ]
    #expect(answer == Statement("report.recorded", values))
  }

  @Test func whatWasNotSaidSwitchesItsWordsOff() throws {
    let (_, answer) = try Self.file(FileReport(text: "l’eau monte"))
    guard case .list(let parts)? = answer.values["facts"], case .phrase(let facts)? = parts.first else {
      Issue.record("\(answer)")
      return
    }
    for name in ["category", "time", "urgent", "people", "link"] {
      #expect(facts.values[name] == .flag(false), "\(name)")
    }
    #expect(answer.values["place"] == .flag(false))
  }

  @Test(arguments: [(0, 1), (1, 2), (46, 47), (9_999, 10_000)])
  func theNumberFollowsTheLastGiven(_ last: Int, _ number: Int) throws {
    let situation = Self.situation(Samples.crisis(lastReport: last))
    #expect(try Self.file(FileReport(text: "eau"), in: situation).event.number == number)
  }

  @Test(arguments: CrisisNature.allCases)
  func anAnswerSaysWhetherItIsForReal(_ nature: CrisisNature) throws {
    let crisis = Samples.crisis(nature: nature)
    #expect(try Self.file(FileReport(text: "eau"), in: Self.situation(crisis)).answer.nature == nature)
    let again = Self.situation(crisis, same: Samples.report(by: Samples.lea))
    #expect(try ReportRules.file(FileReport(link: "x"), by: Self.asker, in: again).answer.nature == nature)
  }

  @Test func nobodyOfNowhereReportsNothing() {
    for asker in [Asker.stranger, .unidentified] {
      #expect(throws: Refusal.unidentified) { try Self.file(FileReport(text: "eau"), by: asker) }
    }
  }

  // MARK: - Enough to be a report

  @Test(arguments: [
    FileReport(link: "https://example.org/1"), FileReport(place: "Issoire"), FileReport(text: "eau"),
    FileReport(latitude: 45.5, longitude: 3.2),
  ])
  func oneThingIsEnough(_ command: FileReport) throws {
    #expect(try Self.file(command).event.number == 47)
  }

  @Test(arguments: [
    FileReport(), FileReport(text: ""), FileReport(link: ""), FileReport(place: ""), FileReport(latitude: 45.5),
    FileReport(longitude: 3.2), FileReport(urgency: .urgent), FileReport(category: .water), FileReport(peopleAtRisk: 3),
    FileReport(observedAt: 1), FileReport(text: "  \u{A0}"), FileReport(another: true),
  ])
  func aReportOfNothingIsRefused(_ command: FileReport) {
    #expect(throws: Refusal.because(Texts.reports.isEmpty())) { try Self.file(command) }
  }

  // MARK: - Lengths

  @Test(arguments: ["e", "é", "e\u{301}", "👩‍🚒", "🇫🇷", "\u{1F30A}"])
  func lengthsAreInUnicodeScalars(_ character: String) throws {
    let count = ReportRules.longestText / character.unicodeScalars.count
    let rest = ReportRules.longestText % character.unicodeScalars.count
    let longest = String(repeating: character, count: count) + String(repeating: "-", count: rest)
    #expect(try Self.file(FileReport(text: longest)).event.text == longest)
    let tooLong = longest + "-"
    for command in [FileReport(text: tooLong), FileReport(place: tooLong), FileReport(link: tooLong)] {
      #expect(throws: Refusal.because(Texts.reports.isTooLong(1_000))) { try Self.file(command) }
    }
  }

  @Test func whatIsOnlyCountedIsBoundedToo() {
    let tooLong = String(repeating: "a", count: 1_001)
    let again = Self.situation(same: Samples.report(by: Samples.lea))
    #expect(throws: Refusal.because(Texts.reports.isTooLong(1_000))) {
      try ReportRules.file(FileReport(link: "x", text: tooLong), by: Self.asker, in: again)
    }
  }

  // MARK: - Places

  @Test func anUnknownPlaceNeverRefusesAReport() throws {
    let finding = PlaceFinding.unknown(raw: "Orbel", suggestions: ["Orbeil", "Orléat"])
    let (event, answer) = try Self.file(FileReport(place: "Orbel"), in: Self.situation(place: finding))
    #expect(event.place == Place(raw: "Orbel"))
    #expect(answer.code == "report.unknown_place")
    #expect(answer.values["given"] == .text("Orbel"))
    #expect(answer.values["departements"] == .list([.text("63")]))
    #expect(answer.values["suggestions"] == .choice([.text("Orbeil"), .text("Orléat")]))
    #expect(answer.values["first"] == .text("Orbeil"))
  }

  @Test func withoutAnyNearNameNothingIsSuggested() throws {
    let finding = PlaceFinding.unknown(raw: "Xyz", suggestions: [])
    let (_, answer) = try Self.file(FileReport(place: "Xyz"), in: Self.situation(place: finding))
    #expect(answer.values["suggestions"] == .flag(false))
    #expect(answer.values["first"] == .flag(false))
  }

  @Test func whereTheGazetteerEndsNothingIsAsked() throws {
    let (event, answer) = try Self.file(
      FileReport(place: "Nouméa"), in: Self.situation(place: .notCovered(raw: "Nouméa")))
    #expect(event.place == Place(raw: "Nouméa"))
    #expect(answer.code == "report.recorded")
    #expect(answer.values["place"] == .text("Nouméa"))
  }

  @Test func withoutAPlaceItIsAskedFor() throws {
    #expect(try Self.file(FileReport(text: "eau")).answer.code == "report.recorded_bare")
  }

  @Test func coordinatesAreExactAndKeepTheCommune() throws {
    let command = FileReport(place: "issoire", latitude: 45.5437, longitude: 3.2488)
    let place = try Self.file(command, in: Self.situation(place: .found(Samples.issoire))).event.place
    #expect(place.commune == "Issoire")
    #expect(place.insee == "63178")
    #expect((place.latitude, place.longitude) == (45.5437, 3.2488))
    #expect(place.precision == .exact)
  }

  @Test(arguments: [(90.0, 180.0), (-90.0, -180.0), (0.0, 0.0), (-21.1, 55.5)])
  func theWholeEarthIsKnown(_ latitude: Double, _ longitude: Double) throws {
    let (event, answer) = try Self.file(FileReport(latitude: latitude, longitude: longitude))
    #expect((event.place.latitude, event.place.longitude) == (latitude, longitude))
    #expect(answer.code == "report.recorded")
  }
}
