import Testing

@testable import CrisisCore

@Suite struct MissionRulesTests {
  static func change(
    _ change: MissionChange, reason: String? = nil, by member: Member = Samples.capitaine, open: [Crisis] = [],
    _ edit: (inout Crisis) -> Void = { _ in }
  ) throws(Refusal) -> Decision {
    var crisis = Samples.crisis(departements: ["63", "43"])
    edit(&crisis)
    return try MissionRules.change(
      change, reason: reason, by: member.asking(),
      in: MissionRules.Situation(
        crisis: crisis, authorities: Samples.authorities, open: [crisis] + open, day: Samples.day,
        nearest: { typed, _ in typed == "PREF36" ? ["PREF63"] : [] }))
  }

  @Test func anAuthorityUnknownIsAnsweredByThoseLikeItOrByTheFirst() {
    let texts = Texts.missions
    #expect(throws: Refusal.because(texts.noSuchAuthority("PREF36", ["PREF63"], true, "PREF63"))) {
      try Self.change(.authority("PREF36", isAdded: true))
    }
    let known = Samples.authorities.map(\.code)
    #expect(throws: Refusal.because(texts.noSuchAuthority("X", Array(known.prefix(5)), false, known[0]))) {
      try Self.change(.authority("X", isAdded: true))
    }
  }

  @Test func theCodIsAFactThatAnyManagerConcernedMayKnow() throws {
    #expect(
      try Self.change(.cod(true)).events == [CrisisChanged(code: "63-crue-2411", .cod(true))])
    let prefet = Member(number: 9, name: "Préfet", roles: [], manages: ["PREF63"])
    let concerned: (inout Crisis) -> Void = { $0.authorities.insert("PREF63") }
    #expect(try Self.change(.cod(true), by: prefet, concerned).events.count == 1)
    #expect(throws: Refusal.because(Texts.missions.notYours("63-crue-2411", "SDIS63"))) {
      try Self.change(.title("crue"), by: prefet, concerned)
    }
    #expect(throws: Refusal.because(Texts.missions.notYours("63-crue-2411", "SDIS63"))) {
      try Self.change(.cod(true), by: Samples.loire)
    }
    #expect(throws: Refusal.because(Texts.missions.unchanged("63-crue-2411", MissionChange.cod(true).phrase))) {
      try Self.change(.cod(true)) { $0.codArmed = true }
    }
  }

  @Test func anAuthorityUnderAgreementIsAddedAndTold() throws {
    let decision = try Self.change(.authority("pref63", isAdded: true))
    #expect(
      decision.events == [
        CrisisChanged(code: "63-crue-2411", .authority("PREF63", isAdded: true))
      ])
    let told = decision.announcements.first { $0.statement.code == "announcement.authority_joined" }
    #expect(told?.audience == .managers(of: ["PREF63"]))
    #expect(throws: Refusal.because(Texts.missions.noAgreement("SDIS de la Haute-Loire", nil, nil))) {
      try Self.change(.authority("SDIS43", isAdded: true), reason: "en cours")
    }
    let overridden = try Self.change(
      .authority("SDIS43", isAdded: true), reason: "en cours de signature", by: Samples.camille)
    guard let event = overridden.events.first as? CrisisChanged else {
      Issue.record("no change")
      return
    }
    #expect(event.reason == "en cours de signature")
    #expect(throws: Refusal.because(Texts.missions.requesterStays("SDIS63"))) {
      try Self.change(.authority("SDIS63", isAdded: false))
    }
    #expect(
      throws: Refusal.because(
        Texts.missions.unchanged("63-crue-2411", MissionChange.authority("PREF63", isAdded: false).phrase))
    ) {
      try Self.change(.authority("PREF63", isAdded: false))
    }
  }

  @Test func aDepartementIsAddedUnlessItHasTheSameCrisisAlready() throws {
    let loire = Samples.departements("42")[0]
    #expect(try Self.change(.departement(loire, isAdded: true)).events.count == 1)
    let other = Samples.crisis("42-crue-2411", departements: ["42"], requester: "SDIS42")
    #expect(throws: Refusal.because(Texts.refusals.alreadyActive("42-crue-2411", "crue de l’Allier", Samples.now))) {
      try Self.change(.departement(loire, isAdded: true), by: Samples.camille, open: [other])
    }
    // A manager learns nothing of another authority's crisis.
    #expect(try Self.change(.departement(loire, isAdded: true), open: [other]).events.count == 1)
    let last = Samples.departements("63")[0]
    #expect(throws: Refusal.because(Texts.missions.lastDepartement(last.code))) {
      try Self.change(.departement(last, isAdded: false)) { $0.departements = [last] }
    }
  }

  @Test(
    arguments: [
      (["crue63", "#Allier"], ["#crue63", "#Allier"]), (["#crue63", "crue63"], ["#crue63"]), (["#"], nil),
      (["#pas-ça"], nil), (["#un", "#deux", "#trois", "#quatre", "#cinq", "#six", "#sept"], nil),
    ] as [([String], [String]?)])
  func hashtagsAreWords(_ typed: [String], _ kept: [String]?) {
    let decision = try? Self.change(.hashtags(typed))
    #expect(
      decision?.events.map { $0 as? CrisisChanged } == kept.map { [CrisisChanged(code: "63-crue-2411", .hashtags($0))] }
    )
  }

  @Test func aMissionIsProlongedWithinBounds() throws {
    let crisis = Samples.crisis()
    #expect(try MissionRules.plannedEnd(of: crisis, after: 6 * .hour, at: 5) == .plannedEnd(6 * .hour + 5))
    #expect(
      try MissionRules.plannedEnd(of: Samples.crisis(status: .eased), after: .hour, at: 5)
        == .plannedEnd(.hour + 5, resumes: true))
    for length: Milliseconds in [0, .minute, 8 * .day] {
      #expect(throws: Refusal.because(Texts.missions.badLength(7 * .day))) {
        try MissionRules.plannedEnd(of: crisis, after: length, at: 5)
      }
    }
  }

  @Test func aRenewedAgreementEndsLater() {
    var renewed = Samples.sdis63
    #expect(!renewed.isRenewed(since: Samples.sdis63))
    renewed.agreement?.until = "2031-11-27"
    #expect(renewed.isRenewed(since: Samples.sdis63) && !Samples.sdis63.isRenewed(since: renewed))
    #expect(Samples.sdis63.isRenewed(since: Samples.unsigned) && !Samples.unsigned.isRenewed(since: Samples.sdis63))
  }
}
