import Testing

@testable import CrisisCore

@Suite struct VerificationRulesTests {
  static func verify(
    _ outcome: VerificationOutcome, reason: String? = nil, of report: Report = Samples.report(),
    by member: Member = Samples.lea
  ) throws -> Decision {
    try VerificationRules.verify(
      VerifyReport(number: 47, outcome: outcome, reason: reason), report: report, crisis: Samples.crisis(),
      by: member.asking())
  }

  @Test func aSecondPersonVerifies() throws {
    let command = VerifyReport(
      number: 47, outcome: .verified, checks: [.corroboration, .source], grade: Grade("b2"), reason: " ")
    let decision = try VerificationRules.verify(
      command, report: Samples.report(), crisis: Samples.crisis(nature: .exercise), by: Samples.lea.asking())
    #expect(
      decision.events == [
        ReportVerified(
          crisisCode: "63-crue-2411", number: 47, by: 2, outcome: .verified, checks: [.source, .corroboration],
          grade: Grade("B2"))
      ])
    #expect(decision.answer.code == "verify.verified")
    #expect(decision.answer.nature == .exercise)
    #expect(
      decision.answer.values["checks"] == .list([VerificationCheck.source.term, VerificationCheck.corroboration.term]))
    #expect(decision.announcements.isEmpty)
  }

  @Test(arguments: [VerificationOutcome.refuted, .unverifiable], [nil, "", "  "] as [String?])
  func toRefuteOrDiscardWantsAReason(_ outcome: VerificationOutcome, _ reason: String?) {
    #expect(throws: Refusal.because(Texts.reports.reasonMissing(47, outcome == .refuted))) {
      try Self.verify(outcome, reason: reason)
    }
  }

  @Test func theVerifierIsNotTheReporter() {
    let own = Samples.report(by: Samples.lea)
    #expect(throws: Refusal.because(Texts.reports.isOwn(47, false))) {
      try Self.verify(.verified, reason: "je l’ai vu", of: own)
    }
    #expect(throws: Refusal.because(Texts.reports.isOwn(47, true))) {
      try Self.verify(.verified, of: Samples.report(by: Samples.camille), by: Samples.camille)
    }
  }

  @Test func aCoordinatorOverridesWithAReasonThatIsKept() throws {
    let decision = try Self.verify(
      .verified, reason: "seule en ligne", of: Samples.report(by: Samples.camille), by: Samples.camille)
    guard let event = decision.events.first as? ReportVerified else {
      Issue.record("no verification")
      return
    }
    #expect(event.overridden == true)
    #expect(event.reason == "seule en ligne")
  }

  @Test func whatIsCancelledIsNotVerified() {
    #expect(throws: Refusal.because(Texts.reports.isCancelled(47))) {
      try Self.verify(.verified, of: Samples.report(status: .cancelled))
    }
    #expect(throws: Refusal.because(Texts.reports.isTooLong(1_000))) {
      try Self.verify(.verified, reason: String(repeating: "a", count: 1_001))
    }
  }

  /// Those who may have acted on it hear of it; nobody else is disturbed.
  @Test(arguments: ReportStatus.allCases.filter { $0 != .cancelled }, VerificationOutcome.allCases)
  func onlyARectificationIsAnnounced(_ status: ReportStatus, _ outcome: VerificationOutcome) throws {
    let decision = try Self.verify(outcome, reason: "photo de 2003", of: Samples.report(status: status))
    let isRectified = status == .verified && outcome == .refuted
    #expect(
      decision.announcements.map(\.audience) == (isRectified ? [.coordination, .managersConcerned] : []))
    #expect(decision.answer.values["rectified"] == .flag(isRectified))
  }

  // MARK: - Words

  @Test(arguments: ["A1", "f6", "B2"])
  func gradesOfTheCode(_ text: String) { #expect(Grade(text)?.code == text.uppercased()) }

  @Test(arguments: ["", "A", "G1", "A0", "A7", "B22", "2B", "é1"])
  func noOtherGrade(_ text: String) { #expect(Grade(text) == nil) }

  @Test func aQuoteFitsAndIsMarked() {
    #expect("le pont".quoted(7) == "le pont")
    #expect("l’eau monte".quoted(9) == "l’ea…")
    for limit in 3...40 {
      #expect("👩‍🚒 évacue la rue du Pont, l’eau monte".quoted(limit).utf8.count <= limit)
    }
  }
}
