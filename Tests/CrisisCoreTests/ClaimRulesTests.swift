import Testing

@testable import CrisisCore

@Suite struct ClaimRulesTests {
  static let until = Samples.now + ClaimRules.length

  static func held(by member: Member) -> ClaimRules.Held {
    ClaimRules.Held(
      claim: Claim(
        crisis: "63-crue-2411", report: 47, sequence: 9, by: member.number, at: Samples.now, until: until),
      holder: member)
  }

  static func take(_ status: ReportStatus = .new, held: ClaimRules.Held? = nil, by member: Member) throws(Refusal)
    -> Decision
  {
    try ClaimRules.take(Samples.report(status: status), held: held, crisis: Samples.crisis(), by: member.asking())
  }

  @Test(arguments: ReportStatus.allCases)
  func onlyWhatIsNotSettledIsClaimed(_ status: ReportStatus) throws {
    switch status {
    case .new, .claimed:
      #expect(
        try Self.take(status, by: Samples.lea).events == [
          ReportClaimed(crisisCode: "63-crue-2411", number: 47, by: 2, until: Self.until)
        ])
    case .cancelled:
      #expect(throws: Refusal.because(Texts.reports.isCancelled(47))) { try Self.take(status, by: Samples.lea) }
    default:
      #expect(throws: Refusal.because(Texts.claims.isSettled(47, status))) { try Self.take(status, by: Samples.lea) }
    }
  }

  @Test func anothersClaimStandsBeforeAllButACoordinator() throws {
    let held = Self.held(by: Samples.lea)
    #expect(throws: Refusal.because(Texts.claims.isTaken(47, "Léa", Self.until))) {
      try Self.take(.claimed, held: held, by: Samples.jo)
    }
    let over = try Self.take(.claimed, held: held, by: Samples.camille)
    #expect(over.answer.values["from"] == .text("Léa"))
    #expect(over.announcements.map(\.audience) == [.member(2)])
    #expect(over.announcements.map(\.topic) == [.claims])
    // One's own is prolonged, and nobody is told.
    let longer = try Self.take(.claimed, held: held, by: Samples.lea)
    #expect(longer.announcements.isEmpty && longer.events.count == 1)
  }

  @Test func theHolderOrACoordinatorGivesItBack() throws {
    func release(_ held: ClaimRules.Held?, by member: Member) throws(Refusal) -> Decision {
      try ClaimRules.release(
        Samples.report(status: .claimed), held: held, crisis: Samples.crisis(), by: member.asking())
    }
    let held = Self.held(by: Samples.lea)
    let event = ReportReleased(crisisCode: "63-crue-2411", number: 47, claim: 9, how: .released)
    #expect(try release(held, by: Samples.lea).events == [event])
    #expect(try release(held, by: Samples.camille).events == [event])
    #expect(try release(held, by: Samples.camille).announcements.map(\.audience) == [.member(2)])
    #expect(throws: Refusal.because(Texts.claims.notYours(47, "Léa", Self.until))) {
      try release(held, by: Samples.jo)
    }
    #expect(throws: Refusal.because(Texts.claims.notClaimed(47))) { try release(nil, by: Samples.lea) }
  }

  @Test func verificationByAnotherTellsTheHolder() throws {
    func verify(by member: Member) throws -> Decision {
      try VerificationRules.verify(
        VerifyReport(number: 47, outcome: .verified), report: Samples.report(status: .claimed),
        held: Self.held(by: Samples.lea), crisis: Samples.crisis(), by: member.asking())
    }
    let other = try verify(by: Samples.camille)
    #expect(other.answer.values["claimed_by"] == .text("Léa"))
    #expect(other.announcements.map(\.statement.code) == ["notice.claim_verified"])
    let own = try verify(by: Samples.lea)
    #expect(own.answer.values["claimed_by"] == .flag(false) && own.announcements.isEmpty)
  }

  // MARK: - Silences

  @Test func eachMutesForThemselvesAndNobodyMutesADistress() throws {
    let muted = try MuteRules.change(.mute([.gaps, .reliefs]), muted: [.gaps], by: Samples.jo.asking())
    #expect(muted.events == [NoticesMuted(member: 1, topics: [.reliefs], isMuted: true)])
    #expect(try MuteRules.change(.mute([.gaps]), muted: [.gaps], by: Samples.jo.asking()).events.isEmpty)
    let all = Set(NoticeTopic.allCases)
    #expect(
      try MuteRules.change(.unmute(all), muted: [.gaps], by: Samples.jo.asking()).events == [
        NoticesMuted(member: 1, topics: [.gaps], isMuted: false)
      ])
    #expect(throws: Refusal.because(Texts.mute.distressIsNever(NoticeTopic.allCases))) {
      try MuteRules.change(.distress, muted: [], by: Samples.jo.asking())
    }
    #expect(MuteRules.list([]).values["muted"] == .flag(false))
    #expect(MuteRules.list(all).values["others"] == .flag(false))
  }
}
