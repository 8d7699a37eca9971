import Testing

@testable import CrisisCore

@Suite struct CrisisScopeTests {
  static let flood = Samples.crisis()
  static let storm = Samples.crisis("63-tempete-2411", hazard: .storm, requester: "PREF63")
  static let wide = Samples.crisis(
    "42-inondation-2411", departements: ["42", "63"], requester: "ZONESE", authorities: ["ZONESE", "SDIS42"])
  static let fire = Samples.crisis42

  static func choose(
    _ given: String?, named: Crisis? = nil, open: [Crisis], _ asker: Asker
  ) throws(Refusal) -> String {
    try CrisisScope.choose(given: given, named: named, open: open, asker: asker).code
  }

  // MARK: - Without a name

  @Test func theOnlyOpenCrisisNeedsNoName() throws {
    #expect(try Self.choose(nil, open: [Self.flood], Samples.jo.asking(in: .volunteers)) == "63-crue-2411")
  }

  @Test func ofSeveralOneMustBeNamed() {
    #expect(throws: Refusal.severalCrises(["63-crue-2411", "42-feu-2411"])) {
      try Self.choose(nil, open: [Self.flood, Self.fire], Samples.jo.asking(in: .volunteers))
    }
  }

  @Test func withoutAnyItSaysSo() {
    #expect(throws: Refusal.because(Texts.refusals.noCrisis())) {
      try Self.choose(nil, open: [], Samples.capitaine.asking())
    }
  }

  // MARK: - Need to know

  @Test func aManagerHasOnlyTheCrisesOfAnAuthorityOfTheirs() throws {
    let open = [Self.flood, Self.fire]
    #expect(try Self.choose(nil, open: open, Samples.capitaine.asking()) == "63-crue-2411")
    #expect(try Self.choose(nil, open: open, Samples.loire.asking()) == "42-feu-2411")
  }

  @Test func anAuthorityThatWasAddedSeesToo() throws {
    #expect(try Self.choose(nil, open: [Self.flood, Self.wide], Samples.loire.asking()) == "42-inondation-2411")
  }

  @Test func ofACrisisInTheirDepartementForAnotherBodyAManagerLearnsNothing() {
    #expect(throws: Refusal.because(Texts.refusals.noCrisis())) {
      try Self.choose(nil, open: [Self.storm, Self.wide], Samples.capitaine.asking())
    }
  }

  @Test(arguments: [Samples.jo, Samples.lea, Samples.samir, Samples.camille])
  func aManagersRoomShowsItsAuthoritysWhoeverAsks(_ member: Member) throws {
    let room = Venue.managers(authority: "SDIS63")
    let open = [Self.flood, Self.storm, Self.fire]
    #expect(try Self.choose(nil, open: open, member.asking(in: room)) == "63-crue-2411")
    #expect(throws: Refusal.noSuchCrisis("42", ["63-crue-2411"])) {
      try Self.choose("42", open: open, member.asking(in: room))
    }
  }

  @Test func aManagerOfTwoHasInEachRoomItsOwn() throws {
    let both = Member(number: 9, name: "Zone", roles: [], manages: ["SDIS63", "SDIS42"])
    let open = [Self.flood, Self.fire]
    #expect(try Self.choose(nil, open: open, both.asking(in: .managers(authority: "SDIS42"))) == "42-feu-2411")
    #expect(throws: Refusal.severalCrises(["63-crue-2411", "42-feu-2411"])) {
      try Self.choose(nil, open: open, both.asking())
    }
  }

  @Test func neitherAdminsNorStrangersSeeACrisis() {
    for asker in [Samples.ines.asking(), .stranger, .unidentified] {
      #expect(throws: Refusal.because(Texts.refusals.noCrisis())) {
        try Self.choose(nil, open: [Self.flood], asker)
      }
      #expect(throws: Refusal.noSuchCrisis("63", [])) {
        try Self.choose("63", named: Self.flood, open: [Self.flood], asker)
      }
    }
  }

  /// What one may not see changes no answer: as if it did not exist.
  @Test func theUnseenLeavesNoTrace() {
    var generator = SeededGenerator(seed: 42)
    let members = [Samples.jo, Samples.camille, Samples.ines, Samples.capitaine, Samples.loire]
    let rooms = ["SDIS63", "PREF63", "SDIS42", "ZONESE"].map { Venue.managers(authority: $0) } + Venue.all
    let crises = [Self.flood, Self.storm, Self.wide, Self.fire]
    let typed = [nil, "63", "42", "63-crue", "69", ""] + crises.map { String?.some($0.code) }
    for _ in 0..<3_000 {
      guard let member = generator.pick(members), let venue = generator.pick(rooms), let given = generator.pick(typed)
      else { continue }
      let open = crises.filter { _ in Bool.random(using: &generator) }
      var named = crises.first { $0.code == given }
      if Bool.random(using: &generator) { named?.status = .closed }
      let asker = member.asking(in: venue)
      let seen = Result { try Self.choose(given, named: named, open: open, asker) }
      let without = Result {
        try Self.choose(
          given, named: named.flatMap { asker.sees($0) ? $0 : nil }, open: open.filter { asker.sees($0) }, asker)
      }
      #expect((try? seen.get()) == (try? without.get()))
      #expect(refusal { _ = try seen.get() } == refusal { _ = try without.get() })
    }
  }

  // MARK: - By name

  @Test(arguments: [
    ("63-crue-2411", "63-crue-2411"), ("63-crue", "63-crue-2411"), ("63-tempete", "63-tempete-2411"),
    ("63-CRUE", "63-crue-2411"), ("69", "69-feu-2411"), ("01", "01-crue-2411"), ("1", "01-crue-2411"),
    ("2a", "2A-feu-2411"), ("2A", "2A-feu-2411"), ("2a-feu", "2A-feu-2411"), ("63-CRUE-2411", "63-crue-2411"),
    ("2a-feu-2411", "2A-feu-2411"),
  ])
  func theBeginningIsEnough(_ given: String, _ code: String) throws {
    let open = [
      Self.flood, Self.storm, Samples.crisis("69-feu-2411", departements: ["69"]),
      Samples.crisis("01-crue-2411", departements: ["01"]), Samples.crisis("2A-feu-2411", departements: ["2A"]),
    ]
    #expect(try Self.choose(given, open: open, Samples.jo.asking()) == code)
  }

  @Test func aDepartementFitsEveryCrisisThatTouchesIt() throws {
    #expect(try Self.choose("63", open: [Self.wide, Self.fire], Samples.jo.asking()) == "42-inondation-2411")
    #expect(throws: Refusal.severalCrises(["42-inondation-2411", "42-feu-2411"])) {
      try Self.choose("42", open: [Self.wide, Self.fire], Samples.jo.asking())
    }
  }

  @Test func anExactCodeBeatsItsContinuations() throws {
    let second = Samples.crisis("63-crue-2411b", nature: .exercise)
    let open = [second, Self.flood]
    #expect(try Self.choose("63-crue-2411", named: Self.flood, open: open, Samples.jo.asking()) == "63-crue-2411")
    #expect(try Self.choose("63-crue-2411", open: open, Samples.jo.asking()) == "63-crue-2411")
  }

  @Test(arguments: ["75", "63-c", "crue", "", "-", "6", "63-crue-24"])
  func whatFitsNoneIsAnsweredWithThoseOpen(_ given: String) {
    #expect(throws: Refusal.noSuchCrisis(given, ["63-crue-2411"])) {
      try Self.choose(given, open: [Self.flood], Samples.jo.asking())
    }
  }

  @Test(arguments: CrisisStatus.allCases.filter { !$0.isOpen })
  func aCrisisThatIsNotOpenSaysWhatItIs(_ status: CrisisStatus) {
    var past = Self.flood
    past.status = status
    past.closedAt = Samples.now + .hour
    #expect(throws: Refusal.because(Texts.refusals.crisisNotOpen("63-crue-2411", status, Samples.now + .hour))) {
      try Self.choose("63-crue-2411", named: past, open: [Self.storm], Samples.jo.asking())
    }
    #expect(throws: Refusal.noSuchCrisis("63-crue-2411", [])) {
      try Self.choose("63-crue-2411", named: past, open: [], Samples.loire.asking())
    }
  }
}
