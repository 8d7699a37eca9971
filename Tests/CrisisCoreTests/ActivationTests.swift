import Testing

@testable import CrisisCore

@Suite struct ActivationTests {
  static func situation(
    _ open: [Crisis] = [], day: String = Samples.day, taken: Set<String> = []
  ) -> ActivationRules.Situation {
    ActivationRules.Situation(authorities: Samples.authorities, open: open, day: day) { taken.contains($0) }
  }

  static func activate(
    _ command: Activate, by member: Member = Samples.capitaine, in situation: ActivationRules.Situation = situation()
  ) throws(Refusal) -> (event: CrisisActivated?, decision: Decision) {
    let decision = try ActivationRules.activate(command, by: member.asking(), in: situation)
    guard let event = decision.events.first as? CrisisActivated else { return (nil, decision) }
    return (event, decision)
  }

  static func asked(
    _ command: Activate, by asker: Asker, in situation: ActivationRules.Situation = situation()
  ) throws -> Statement {
    let asked = try ActivationRules.ask(command, by: asker, in: situation)
    guard case .back(let question) = asked else { throw Unexpected(asked: asked) }
    return question(nil)
  }

  struct Unexpected: Error { var asked: ActivationRules.Asked }

  // MARK: - What happens

  @Test func isOneEventWithAllThatWasAsked() throws {
    let (event, decision) = try Self.activate(Activate(hazard: .flood, title: "crue de l’Allier"))
    #expect(decision.events.count == 1)
    #expect(
      event
        == CrisisActivated(
          code: "63-crue-2411", title: "crue de l’Allier", hazard: .flood, departements: Samples.departements("63"),
          nature: .real, requester: "SDIS63", agreement: Samples.agreement, overrideReason: nil, requestedBy: 6))
    #expect(decision.answer.code == "activate.done")
    #expect(decision.answer.values["title"] == .text("crue de l’Allier"))
    #expect(decision.answer.values["requested_by"] == .text("Capitaine"))
    #expect(
      decision.answer.values["requester"]
        == .authority(.sdis, departement: "63", name: "SDIS du Puy-de-Dôme"))
  }

  @Test func isAnnouncedToTheTeamAndToTheRequesterAlone() throws {
    let (_, decision) = try Self.activate(Activate(hazard: .flood))
    #expect(
      decision.announcements.map(\.audience) == [.volunteers, .coordination, .managersConcerned])
    #expect(
      decision.announcements.map(\.statement.code)
        == ["announcement.call", "announcement.activated", "announcement.activated"])
  }

  @Test(arguments: [nil, ""])
  func withoutATitleItBearsItsHazardsNameInEachLanguage(_ title: String?) throws {
    let (event, decision) = try Self.activate(Activate(hazard: .storm, title: title))
    #expect(event?.title == "tempete")
    #expect(decision.answer.values["title"] == .term("hazard.tempete"))
  }

  @Test func aTitleIsBounded() throws {
    let longest = String(repeating: "é", count: ReportRules.longestText)
    #expect(try Self.activate(Activate(hazard: .flood, title: longest)).event?.title == longest)
    #expect(throws: Refusal.because(Texts.reports.isTooLong(ReportRules.longestText))) {
      try Self.activate(Activate(hazard: .flood, title: longest + "e"))
    }
    #expect(throws: Refusal.because(Texts.reports.isTooLong(ReportRules.longestText))) {
      try Self.activate(Activate(hazard: .flood, requester: "SDIS63", reason: longest + "e"), by: Samples.camille)
    }
  }

  @Test func whoIsNobodyActivatesNothing() {
    let command = Activate(hazard: .flood, requester: "SDIS63")
    for asker in [Asker.stranger, .unidentified] {
      #expect(throws: Refusal.because(Texts.refusals.notYourAuthority("SDIS63"))) {
        try ActivationRules.activate(command, by: asker, in: Self.situation())
      }
    }
  }

  // MARK: - Asked back

  @Test func askingSaysWhatWasUnderstood() throws {
    let command = Activate(hazard: .flood, nature: .exercise, requester: "ZONESE")
    let asked = try Self.asked(command, by: Samples.camille.asking())
    #expect(asked.code == "activate.ask")
    #expect(asked.values["hazard"] == .hazard(.flood))
    #expect(asked.values["title"] == .flag(false))
    #expect(asked.values["departements"] == .list([.text("42"), .text("63"), .text("69")]))
    #expect(asked.values["requester"] == .authority(.zone, departement: nil, name: "Zone Sud-Est"))
    #expect(asked.values["exercise"] == .flag(true))
  }

  @Test(arguments: CrisisNature.allCases)
  func everyLineSaysWhetherItIsForReal(_ nature: CrisisNature) throws {
    let command = Activate(hazard: .flood, nature: nature)
    let (event, decision) = try Self.activate(command)
    #expect(event?.nature == nature)
    let asked = try Self.asked(command, by: Samples.capitaine.asking())
    let said = [asked, decision.answer] + decision.announcements.map(\.statement)
    #expect(said.map(\.nature) == Array(repeating: nature, count: 5))
  }

  // MARK: - Already active

  @Test(arguments: [
    (Hazard.flood, CrisisNature.real, "SDIS63", true), (.flood, .real, "PREF63", false),
    (.flood, .real, "ZONESE", false),
    (.storm, .real, "SDIS63", false), (.flood, .exercise, "SDIS63", false), (.flood, .test, "SDIS63", false),
    (.flood, .real, "SDIS42", false), (.flood, .real, "COGIC", false),
  ])
  func oneCrisisADepartementAndHazard(
    _ hazard: Hazard, _ nature: CrisisNature, _ requester: String, _ already: Bool
  ) throws {
    let open = Samples.crisis()
    let command = Activate(hazard: hazard, nature: nature, requester: requester)
    let result = refusal { _ = try Self.activate(command, by: Samples.camille, in: Self.situation([open])) }
    let expected = Refusal.because(Texts.refusals.alreadyActive("63-crue-2411", "crue de l’Allier", Samples.now))
    #expect(result == (already ? expected : nil))
    let asked = refusal {
      _ = try ActivationRules.ask(command, by: Samples.camille.asking(), in: Self.situation([open]))
    }
    #expect(asked == result)
  }

  /// A national body has no départements of its own: the same request twice is one crisis all the same.
  @Test func theSameBodyHasOneCrisisAHazard() {
    let open = Samples.crisis("FR-crue-2411", departements: [], requester: "COGIC")
    #expect(throws: Refusal.because(Texts.refusals.alreadyActive("FR-crue-2411", "crue de l’Allier", Samples.now))) {
      try Self.activate(
        Activate(hazard: .flood, requester: "COGIC"), by: Samples.camille, in: Self.situation([open]))
    }
  }

  /// Who is no part of a crisis that is open is asked whether to join it; who is, learns that it is open.
  @Test(arguments: [("PREF63", true), ("SDIS63", false), ("ZONESE", true)])
  func aCrisisOfOthersIsJoined(_ authority: String, joins: Bool) throws {
    let open = Self.situation([Samples.crisis()])
    let manager = Member(number: 9, name: "Sous-préfète", roles: [], manages: [authority])
    let asker = Asker(member: manager, account: "p", venue: .managers(authority: authority), at: Samples.now)
    guard joins else {
      #expect(
        throws: Refusal.because(Texts.refusals.alreadyActive("63-crue-2411", "crue de l’Allier", Samples.now))
      ) { try ActivationRules.ask(Activate(hazard: .flood), by: asker, in: open) }
      return
    }
    guard case .join(let code, let question) = try ActivationRules.ask(Activate(hazard: .flood), by: asker, in: open)
    else {
      Issue.record("asked to activate")
      return
    }
    #expect(code == "63-crue-2411")
    // Nothing of it before they have joined.
    #expect(!question(nil).values.values.contains(.text("63-crue-2411")))
    let decision = try ActivationRules.activate(Activate(hazard: .flood), by: asker, in: open)
    let joined = try #require(decision.events.first as? JointlyRequested)
    #expect(decision.events.count == 1 && joined.authority == authority && joined.by == 9 && joined.agreement != nil)
    #expect(decision.announcements.map(\.audience) == [.coordination, .managersConcerned])
  }

  /// "Déjà active" never names a crisis outside the départements of the authority that asks, nor one it is no part of.
  @Test func nobodyLearnsOfAnotherDepartementByActivating() {
    var generator = SeededGenerator(seed: 27)
    for _ in 0..<1_000 {
      let open = (1...4).map { index in
        let authority = Samples.authorities[index % Samples.authorities.count]
        return Samples.crisis(
          "\(index)", hazard: Bool.random(using: &generator) ? .flood : .storm,
          departements: generator.subset(of: ["42", "63", "69", "43"]).sorted(), requester: authority.code)
      }
      let command = Activate(hazard: .flood)
      let thrown = refusal { _ = try Self.activate(command, by: Samples.capitaine, in: Self.situation(open)) }
      guard let said = thrown?.statement, said.code == Texts.refusals.alreadyActive.code else { continue }
      let named = open.first { .text($0.code) == said.values["crisis"] }
      #expect(named?.departements.contains { $0.code == "63" } == true)
      #expect(named?.hazard == .flood)
      #expect(named?.authorities.contains("SDIS63") == true)
    }
  }

  // MARK: - Codes

  @Test(arguments: [
    ("SDIS63", Hazard.flood, "2026-11-24", "63-crue-2411"), ("SDIS63", .forestFire, "2026-07-01", "63-feu-0107"),
    ("SDIS42", .industrialAccident, "2026-12-31", "42-accident-3112"),
    ("ZONESE", .snowAndIce, "2027-02-28", "42-neige-verglas-2802"),
    ("COGIC", .earthquake, "2026-01-09", "FR-seisme-0901"),
  ])
  func aCodeIsDepartementHazardDayAndMonth(
    _ requester: String, _ hazard: Hazard, _ day: String, _ code: String
  ) throws {
    let command = Activate(hazard: hazard, requester: requester)
    #expect(try Self.activate(command, by: Samples.camille, in: Self.situation(day: day)).event?.code == code)
  }

  @Test func aCodeOnceGivenIsNeverGivenAgain() throws {
    var taken: Set<String> = []
    var given: [String] = []
    for _ in 1...30 {
      let (event, _) = try Self.activate(Activate(hazard: .flood), in: Self.situation(taken: taken))
      let code = try #require(event?.code)
      #expect(taken.insert(code).inserted)
      given.append(code)
    }
    #expect(given.prefix(4) == ["63-crue-2411", "63-crue-2411b", "63-crue-2411c", "63-crue-2411d"])
    #expect(given[25...27] == ["63-crue-2411z", "63-crue-2411-27", "63-crue-2411-28"])
  }

  @Test func anExerciseBesideTheRealOneHasItsOwnCode() throws {
    let real = Samples.crisis()
    let (event, _) = try Self.activate(
      Activate(hazard: .flood, nature: .exercise), in: Self.situation([real], taken: [real.code]))
    #expect(event?.code == "63-crue-2411b")
  }
}
