import Testing

@testable import CrisisCore

@Suite struct RelayDraftTests {
  static func command(
    _ kind: RelayKind = .advice, source: String = RelaySamples.source, text: String = "Ne vous engagez pas.",
    beneficiary: String? = nil, report: Int? = nil, account: String? = nil
  ) -> DraftRelay {
    DraftRelay(
      kind: kind, source: source, text: text, beneficiary: beneficiary, report: report, account: account)
  }

  private func drafted(_ command: DraftRelay, _ situation: RelayRules.Situation = RelaySamples.situation()) throws
    -> RelayDrafted
  {
    let decision = try RelayRules.draft(command, by: Samples.jo.asking(in: .volunteers), in: situation)
    guard let event = decision.events.first as? RelayDrafted, decision.events.count == 1 else {
      Issue.record("\(decision.events)")
      return RelayDrafted(RelaySamples.relay())
    }
    return event
  }

  @Test func whatIsPostedIsTheTextAndTheAddress() throws {
    let event = try drafted(Self.command())
    #expect(event.posts.map(\.account) == ["X", "Facebook", "Mastodon"])
    #expect(event.posts.map(\.text) == Array(repeating: "Ne vous engagez pas. \(RelaySamples.source)", count: 3))
    #expect(event.posts.map(\.length) == [44, 57, 44])
    #expect(event.posts.map(\.limit) == [280, 5_000, 500])
    #expect(event.authority == "PREF63")
    #expect(event.writtenBy == 1 && event.number == 9)
  }

  /// The mark of an exercise counts too: what is posted begins with it.
  @Test func anExerciseSaysSoToThePublic() throws {
    let crisis = Samples.crisis(nature: .exercise)
    let event = try drafted(Self.command(), RelaySamples.situation(crisis, mark: "EXERCICE"))
    #expect(event.posts.allSatisfy { $0.text.hasPrefix("EXERCICE Ne vous") })
    #expect(event.posts.map(\.length) == [53, 66, 53])
    #expect(try drafted(Self.command(), RelaySamples.situation(mark: "EXERCICE")).posts[0].length == 44)
    let text = String(repeating: "a", count: 280 - 24)
    #expect(try drafted(Self.command(text: text)).posts[0].length == 280)
    #expect(throws: Refusal.because(Texts.relayRefusals.tooLong("X", 289, 280, 9))) {
      try self.drafted(Self.command(text: text), RelaySamples.situation(crisis, mark: "EXERCICE"))
    }
    #expect(try drafted(Self.command(text: text + "a", account: "facebook")).posts.map(\.account) == ["Facebook"])
  }

  @Test(arguments: zip(RelayKind.allCases, [6 * .hour, .day, .day, 2 * .day] as [Milliseconds]))
  func eachKindHasItsTime(_ kind: RelayKind, _ length: Milliseconds) throws {
    #expect(try drafted(Self.command(kind, beneficiary: "Croix")).expiresAt == Samples.now + length)
    let settings = RelaySettings(
      accounts: RelaySamples.accounts, sources: RelaySamples.sources, lifetimes: [kind: .hour])
    #expect(
      try drafted(Self.command(kind, beneficiary: "Croix"), RelaySamples.situation(Samples.crisis(), settings))
        .expiresAt == Samples.now + .hour)
  }

  private static let texts = Texts.relayRefusals
  static let refused: [(DraftRelay, Statement)] = [
    (command(text: " "), texts.textMissing(.advice)),
    (command(source: "http://gouv.fr"), texts.badAddress("http://gouv.fr", .plain)),
    (
      command(source: "https://gouv.fr.example.com/a"),
      texts.notOfficial(
        "gouv.fr.example.com", ["gouv.fr", "puy-de-dome.gouv.fr", "sdis63.fr", "x.com/prefet63"])
    ),
    (command(text: "Voir https://bit.ly/a."), texts.textAddress("https://bit.ly/a")),
    (command(text: "Voir (http://gouv.fr)"), texts.textAddress("http://gouv.fr")),
    (command(text: "Voir www.example.com."), texts.textAddress("www.example.com")),
    (command(text: "Voir «bit.ly/a»"), texts.textAddress("bit.ly/a")),
    (command(text: "Voir (Example.com)"), texts.textAddress("Example.com")),
    (command(text: "Voir gouv.fr@example.com/a"), texts.textAddress("gouv.fr@example.com/a")),
    (command(.solidarity), texts.beneficiaryMissing()),
    (command(.solidarity, beneficiary: " "), texts.beneficiaryMissing()),
    (command(account: "Y"), texts.noSuchAccount("Y", ["X", "Facebook", "Mastodon"])),
  ]

  @Test(arguments: refused)
  func isRefused(_ command: DraftRelay, _ expected: Statement) {
    let got = refusal {
      _ = try RelayRules.draft(command, by: Samples.jo.asking(in: .volunteers), in: RelaySamples.situation())
    }
    #expect(got == .because(expected))
  }

  @Test(arguments: [
    "Voir https://vigicrues.gouv.fr.", "Voir www.gouv.fr", "Voir (vigicrues.gouv.fr/niv3).", "2.5/3 de la route",
    "M.Dupont", "Fermée.Restez chez vous.", "etc.", "50 km/h", "…", "N.B. : fermé",
  ])
  func anOfficialAddressAndPlainWordsAreFine(_ text: String) throws {
    #expect(try drafted(Self.command(text: text)).posts.count == 3)
  }

  @Test func withoutAnAccountNothingCanBeSaid() {
    #expect(throws: Refusal.because(Texts.relayRefusals.noAccounts())) {
      try RelayRules.draft(
        Self.command(), by: Samples.jo.asking(),
        in: RelaySamples.situation(Samples.crisis(), RelaySettings(sources: RelaySamples.sources)))
    }
    #expect(throws: Refusal.unidentified) {
      try RelayRules.draft(Self.command(), by: .stranger, in: RelaySamples.situation())
    }
  }

  /// What is true, or was never said, is not denied.
  @Test(arguments: ReportStatus.allCases)
  func onlyWhatIsNotTrueIsDenied(_ status: ReportStatus) throws {
    let report = Samples.report(52, status: status)
    let situation = RelaySamples.situation(denied: report)
    let got = refusal { _ = try RelayRules.draft(Self.command(.denial), by: Samples.jo.asking(), in: situation) }
    let isRefused = status == .verified || status == .cancelled
    #expect(got == (isRefused ? .because(Texts.relayRefusals.notDeniable(nil, 52, status, status == .verified)) : nil))
  }

  @Test func thoseWhoMayApproveAreTold() throws {
    func audiences(_ hasRoom: Bool) throws -> [AnnouncementAudience] {
      try RelayRules.draft(
        Self.command(), by: Samples.jo.asking(in: .volunteers), in: RelaySamples.situation(hasRoom: hasRoom)
      ).announcements.map(\.audience)
    }
    // Samir publishes; Camille coordinates, and reads the coordination's room where there is one.
    #expect(try audiences(true) == [.coordination, .member(3)])
    #expect(try audiences(false) == [.coordination, .member(3), .member(4)])
    let own = try RelayRules.draft(Self.command(), by: Samples.samir.asking(), in: RelaySamples.situation())
    #expect(own.announcements.map(\.audience) == [.coordination])
  }
}

/// Four eyes: who may approve what, against a table written out.
@Suite struct RelayApprovalTests {
  private func approve(
    _ relay: Relay, _ member: Member, _ crisis: Crisis = Samples.crisis(), denied: Report? = nil,
    after: Milliseconds = 0
  ) -> Refusal? {
    refusal {
      _ = try RelayRules.approve(
        relay, denied: denied, crisis: crisis, team: RelaySamples.team, by: member.asking(at: Samples.now + after))
    }
  }

  private func isRefused(_ refusal: Refusal?) -> Bool {
    refusal?.statement.code == Texts.relayRefusals.notYours.code
  }

  @Test(arguments: RelayKind.allCases, [nil, "SDIS63", "PREF63", "SDIS42"])
  func whoMayApprove(_ kind: RelayKind, _ authority: String?) {
    let relay = RelaySamples.relay(kind: kind, authority: authority)
    #expect(approve(relay, Samples.samir) == nil)
    #expect(approve(relay, Samples.camille) == nil)
    #expect(isRefused(approve(relay, Samples.lea)) && isRefused(approve(relay, Samples.ines)))
    // A manager of the crisis, for what no other authority says; never of another crisis.
    let isOwn = authority == "SDIS63" || authority == nil && kind != .solidarity
    #expect((approve(relay, Samples.capitaine) == nil) == isOwn)
    #expect(isRefused(approve(relay, Samples.loire)))
  }

  @Test func theAuthorNeverDoes() {
    for author in [Samples.samir, Samples.camille, Samples.capitaine] {
      let said = approve(RelaySamples.relay(by: author), author)?.statement
      #expect(said?.code == Texts.relayRefusals.own.code && said?.values["number"] == .number(9), "\(author.name)")
    }
  }

  @Test func theRefusalNamesThoseWhoCan() {
    let approvers = RelayApprovers(names: ["Camille"], managersOf: ["63"])
    #expect(
      approve(RelaySamples.relay(by: Samples.samir), Samples.samir)
        == .because(Texts.relayRefusals.own(9, approvers, ["Camille"])))
    let foreign = RelayApprovers(
      of: RelaySamples.relay(authority: "PREF63"), crisis: Samples.crisis(), team: [Samples.camille])
    #expect(foreign == RelayApprovers(names: ["Camille"]))
    let many = (10..<18).map { Member(number: $0, name: "P\($0)", roles: [.publisher]) }
    let crowd = RelayApprovers(of: RelaySamples.relay(kind: .solidarity), crisis: Samples.crisis(), team: many)
    #expect(crowd.names.count == 5 && crowd.others == 3 && crowd.managersOf.isEmpty)
    #expect(RelayApprovers(names: []).isEmpty)
  }

  private static let approvers = RelayApprovers(names: ["Samir", "Camille"], managersOf: ["63"])

  @Test(arguments: RelayStatus.allCases)
  func onlyADraftIsApproved(_ status: RelayStatus) {
    let got = approve(RelaySamples.relay(status), Samples.camille)
    if status == .draft {
      #expect(got == nil)
    } else {
      #expect(
        got
          == .because(
            Texts.relayRefusals.wrongState(9, status, Self.approvers)))
    }
  }

  @Test func whatHasRunOutIsNotApproved() {
    #expect(approve(RelaySamples.relay(), Samples.camille, after: 6 * .hour - 1) == nil)
    #expect(
      approve(RelaySamples.relay(), Samples.camille, after: 6 * .hour)
        == .because(Texts.relayRefusals.wrongState(9, .expired, Self.approvers)))
  }

  /// The report may have turned out true since.
  @Test func aDenialOfWhatIsTrueIsNotApproved() {
    let relay = RelaySamples.relay(kind: .denial, report: 52)
    #expect(
      approve(relay, Samples.camille, denied: Samples.report(52, status: .verified))
        == .because(Texts.relayRefusals.notDeniable(9, 52, .verified, true)))
    #expect(approve(relay, Samples.camille, denied: Samples.report(52, status: .refuted)) == nil)
  }

  @Test func thePublishersAreTold() throws {
    let decision = try RelayRules.approve(
      RelaySamples.relay(), denied: nil, crisis: Samples.crisis(nature: .exercise), team: RelaySamples.team,
      by: Samples.camille.asking())
    #expect(decision.events == [RelayApproved(crisisCode: "63-crue-2411", number: 9, by: 4)])
    #expect(decision.announcements.map(\.audience) == [.volunteers, .coordination])
    // However late the rooms can be reached, as long as it may be published.
    #expect(decision.announcements.allSatisfy { $0.lifetime == 6 * .hour })
    #expect(decision.announcements.allSatisfy { $0.statement.nature == .exercise })
  }

  @Test func aRejectionWantsAReasonAndReachesTheAuthor() throws {
    func reject(_ relay: Relay, _ reason: String, _ member: Member) throws -> Decision {
      try RelayRules.reject(
        relay, reason: reason, crisis: Samples.crisis(), team: RelaySamples.team, by: member.asking())
    }
    #expect(throws: Refusal.because(Texts.relayRefusals.reasonMissing(9))) {
      try reject(RelaySamples.relay(), " ", Samples.camille)
    }
    #expect(throws: Refusal.because(Texts.relayRefusals.ownRejection(9))) {
      try reject(RelaySamples.relay(by: Samples.camille), "non", Samples.camille)
    }
    #expect(
      try reject(RelaySamples.relay(), "hier", Samples.camille).announcements.map(\.audience)
        == [.coordination, .member(1)])
    #expect(
      try reject(RelaySamples.relay(.approved), "hier", Samples.camille).announcements.map(\.audience)
        == [.volunteers, .coordination, .member(1)])
    #expect(throws: Refusal.self) { try reject(RelaySamples.relay(.published), "hier", Samples.camille) }
  }

  @Test func itsAuthorMayWithdrawItAndNoOtherVolunteer() throws {
    func withdraw(_ relay: Relay, _ member: Member) throws -> Decision {
      try RelayRules.withdraw(
        relay, reason: nil, crisis: Samples.crisis(), team: RelaySamples.team, by: member.asking())
    }
    #expect(try withdraw(RelaySamples.relay(), Samples.jo).announcements.map(\.audience) == [.coordination])
    #expect(
      try withdraw(RelaySamples.relay(.published), Samples.capitaine).announcements.map(\.audience)
        == [.volunteers, .coordination])
    #expect(throws: Refusal.self) { try withdraw(RelaySamples.relay(), Samples.lea) }
    #expect(throws: Refusal.self) { try withdraw(RelaySamples.relay(.withdrawn), Samples.jo) }
  }
}
