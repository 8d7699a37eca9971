import Testing

@testable import CrisisCore

@Suite struct StatementTests {
  @Test(arguments: [
    (Value.hazard(.flood), "hazard.inondation"), (.category(.building), "category.batiment"),
    (.status(ReportStatus.outOfScope), "report_status.out_of_scope"),
    (.status(CrisisStatus.eased), "crisis_status.eased"),
    (.nature(.exercise), "nature.exercise"), (.role(.verifier), "role.verifier"), (.language(.french), "language.fr"),
  ])
  func wordsOfTheVocabularyAreTerms(_ value: Value, _ code: String) {
    #expect(value == .term(code))
  }

  @Test func noTwoWordsShareATerm() {
    let terms: [Value] =
      Hazard.allCases.map { .hazard($0) } + Category.allCases.map { .category($0) }
      + ReportStatus.allCases.map { .status($0) } + CrisisStatus.allCases.map { .status($0) }
      + CrisisNature.allCases.map { .nature($0) } + Role.allCases.map { .role($0) }
      + Language.allCases.map { .language($0) }
    let codes = terms.compactMap { if case .term(let code) = $0 { code } else { nil } }
    #expect(Set(codes).count == terms.count)
  }

  @Test func aStatementIsForRealUnlessItSaysSo() {
    #expect(Statement("x").nature == .real)
    #expect(Statement("x") != Statement("x", nature: .exercise))
  }

  @Test func anAuthorityIsOfADepartementWhereItHasOne() {
    #expect(Samples.sdis63.value == .authority(.sdis, departement: "63", name: "SDIS du Puy-de-Dôme"))
    #expect(Samples.zone.value == .authority(.zone, departement: nil, name: "Zone Sud-Est"))
    #expect(Samples.cogic.value == .authority(.cogic, departement: nil, name: "COGIC"))
  }

  @Test func aTitleOfItsOwnIsTextAndAHazardsNameIsATerm() {
    #expect(Samples.crisis().titleValue == .text("crue de l’Allier"))
    #expect(Samples.crisis(title: "inondation").titleValue == .hazard(.flood))
    #expect(Samples.crisis(title: "incendie").titleValue == .text("incendie"))
  }

  // MARK: - Figures

  @Test func theStatusOfACrisisCountsWhatIsOpen() {
    let figures = ReportFigures(
      byStatus: [.verified: 9, .new: 4, .claimed: 1, .duplicate: 3, .refuted: 1], lastReceivedAt: 7, urgentOpen: 2)
    let requester = Samples.sdis63
    let values = Samples.crisis().statusStatement(figures, requester: requester).values
    #expect(values["counts"] == .list([.phrase(Texts.crises.counts(18, 5, 2))]))
    #expect(values["last_report"] == .time(7))
    #expect(values["since"] == .time(Samples.now))
    #expect(values["requester"] == requester.value)
  }

  @Test func anEmptyCrisisCountsNone() {
    let statement = Samples.crisis(nature: .exercise).statusStatement(ReportFigures(), requester: nil)
    #expect(statement.code == "status.crisis")
    #expect(statement.nature == .exercise)
    #expect(statement.values["counts"] == .list([.phrase(Texts.crises.counts(0, 0, 0))]))
    #expect(statement.values["last_report"] == .flag(false))
    #expect(statement.values["requester"] == .flag(false))
  }

  @Test func aCrisisThatIsOverSaysWhenItEnded() {
    var crisis = Samples.crisis(nature: .exercise, status: .closed)
    crisis.closedAt = Samples.now + .hour
    let figures = ReportFigures(byStatus: [.verified: 2, .new: 1, .claimed: 1])
    let ended = crisis.listStatement(figures, requester: nil)
    #expect(ended.code == "crises.ended")
    #expect(ended.nature == .exercise)
    #expect(ended.values["until"] == .time(Samples.now + .hour))
    #expect(ended.values["total"] == .number(4))
    let open = Samples.crisis(status: .eased).listStatement(figures, requester: Samples.sdis63)
    #expect(open.code == "crises.open")
    #expect(open.values["counts"] == .list([.phrase(Texts.crises.counts(4, 2, 0))]))
  }

  // MARK: - Card

  @Test func aCardShowsTheReportAsItStands() {
    let link = Link(typed: "https://Twitter.com/jo/status/1?s=20")
    let values = Texts.reports.card(Samples.report(link: link, people: 9), "Jo", nil, nil, nil, nil).values
    #expect(values["crisis"] == .text("63-crue-2411"))
    #expect(values["text"] == .text("le pont est coupé"))
    #expect(values["link"] == .text("https://Twitter.com/jo/status/1?s=20"))
    #expect(values["received"] == .time(Samples.now))
    #expect(values["by"] == .text("Jo"))
    #expect(values["people"] == .number(9))
    #expect(values["number"] == .number(47))
  }

  @Test func aLineOfAListIsShort() {
    let long = Samples.report(
      text: String(repeating: "é", count: 900), place: Place(raw: String(repeating: "ô", count: 900)))
    let line = long.listStatement(nature: .exercise)
    #expect(line.code == "list.report")
    #expect(line.nature == .exercise)
    guard case .text(let text)? = line.values["text"], case .text(let place)? = line.values["place"] else {
      Issue.record("no words")
      return
    }
    #expect(text.utf8.count <= 120 && place.utf8.count <= 60)
    #expect(Samples.report(text: " ").listStatement(nature: .real).values["text"] == .flag(false))
  }

  /// What is settled is not new; what was found to be wrong is not urgent any more; what is cancelled is nobody's.
  @Test func filtersLeaveOutWhatIsSettled() {
    #expect(ReportFilter.new.statuses == [.new, .claimed])
    #expect(!ReportFilter.urgent.statuses.contains(.refuted))
    #expect(ReportFilter.allCases.allSatisfy { !$0.statuses.contains(.cancelled) })
  }

  @Test func aBareCardSwitchesOffWhatIsMissing() {
    let report = Samples.report(text: nil, place: Place(raw: "Orbel"))
    let card = Texts.reports.card(report, nil, nil, nil, nil, nil, nature: .test)
    #expect(card.code == "show.card")
    #expect(card.nature == .test)
    for name in ["text", "people_at_risk", "link", "urgent", "by"] {
      #expect(card.values[name] == .flag(false), "\(name)")
    }
    #expect(card.values["place"] == .text("Orbel"))
  }
}
