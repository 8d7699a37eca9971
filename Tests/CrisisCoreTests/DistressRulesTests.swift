import Testing

@testable import CrisisCore

@Suite struct DistressRulesTests {
  private typealias S = DistressSamples

  @Test func aCallIsAReportWithALaneOfItsOwn() throws {
    let raised = try DistressRules.raise(S.sos(), by: Samples.jo.asking(), in: [S.situation()])
    #expect(raised.decision.events.map(\.kind) == [ReportFiled.kind, DistressRaised.kind])
    guard let filed = raised.decision.events.first as? ReportFiled else { return }
    #expect(filed.number == 61 && filed.urgency == .urgent && filed.text == "l’eau monte")
    #expect(raised.asking == [DistressReference(crisis: S.code, number: 61)])
    #expect(raised.decision.announcements.map(\.audience) == [.managersConcerned, .coordination])
    #expect(raised.decision.announcements.allSatisfy { $0.precedence == .distress })
    #expect(raised.decision.answer.values["question"] != nil)
  }

  /// Neither want of words nor their length refuses a call.
  @Test(arguments: [nil, "", " ", String(repeating: "é", count: 3_000)] as [String?])
  func noWordingIsRefused(_ text: String?) throws {
    let raised = try DistressRules.raise(S.sos(text), by: Samples.jo.asking(), in: [S.situation()])
    guard let filed = raised.decision.events.first as? ReportFiled else {
      Issue.record("nothing filed")
      return
    }
    #expect((filed.text?.utf8.count ?? 0) <= ReportRules.longestText)
  }

  @Test func withoutARoomOfManagersACoordinatorIsNamedAtOnce() throws {
    var reach = S.reach
    reach.hasManagersRoom = false
    let raised = try DistressRules.raise(S.sos(), by: Samples.jo.asking(), in: [S.situation(reach: reach)])
    let calls = raised.decision.announcements.filter { $0.statement.code == "announcement.distress_call" }
    #expect(calls.map(\.audience) == [.coordination, .member(Samples.camille.number)])
    #expect(calls.first?.statement.values["coordinator"] == .text("Camille"))
    #expect(raised.decision.answer.values["desk"] == .flag(false))
  }

  /// Ten people who share one link are one distress; other words are told to those who were alerted.
  @Test func theSameLinkIsCountedOnce() throws {
    let same = Samples.report(61, link: Link(typed: "https://example.org/a"), by: Samples.lea, people: 9)
    let open = S.situation(same: same, distress: S.distress(by: Samples.lea))
    let again = try DistressRules.raise(S.sos("12 rue du Pont"), by: Samples.jo.asking(), in: [open])
    #expect(again.decision.events.map(\.kind) == [ReportCounted.kind])
    #expect(again.decision.answer.code == "distress.counted")
    #expect(again.decision.answer.values["people"] == .number(10))
    #expect(again.decision.announcements.first?.statement.code == "announcement.distress_again")
    #expect(again.decision.announcements.first?.statement.values["text"] == .text("12 rue du Pont"))
    let counted = S.situation(same: same, distress: S.distress(told: true, by: Samples.lea), isCounted: true)
    let silent = try DistressRules.raise(S.sos(), by: Samples.jo.asking(), in: [counted])
    #expect(silent.decision.events == [] && silent.decision.announcements == [] && silent.asking == [])
  }

  /// A report that was no distress, or one that was lifted, becomes one.
  @Test(arguments: [nil, Samples.now + 1] as [Milliseconds?])
  func whatIsKnownIsRaised(_ clearedAt: Milliseconds?) throws {
    let same = Samples.report(47, link: Link(typed: "https://example.org/a"), by: Samples.jo)
    let situation = S.situation(same: same, distress: clearedAt.map { S.distress(clearedAt: $0) }, isCounted: true)
    let raised = try DistressRules.raise(S.sos(), by: Samples.jo.asking(), in: [situation])
    #expect(
      raised.decision.events == [DistressRaised(crisisCode: S.code, number: 47, by: 1)])
    #expect(raised.asking == [DistressReference(crisis: S.code, number: 47)])
  }

  @Test func severalCrisesAreAllTold() throws {
    let raised = try DistressRules.raise(
      S.sos(), by: Samples.jo.asking(), in: [S.situation(), S.situation(Samples.crisis42)])
    #expect(
      raised.decision.events.map(\.kind) == [
        ReportFiled.kind, DistressRaised.kind, ReportFiled.kind, DistressRaised.kind,
      ])
    #expect(raised.asking.map(\.crisis) == ["63-crue-2411", "42-feu-2411"])
    #expect(raised.decision.answer.code == "distress.raised_several")
    #expect(
      raised.decision.announcements.map(\.audience) == [
        .managersConcerned, .coordination, .managersConcerned, .coordination,
      ])
  }

  // MARK: - Repetitions

  static let moments: [(repeated: Int64?, next: Int64)] = [
    (nil, 2), (2, 5), (3, 5), (5, 10), (10, 20), (11, 20), (20, 30), (34, 40), (40, 50), (600, 610),
  ]

  @Test(arguments: moments)
  func isRepeatedAfterTwoFiveTenAndEveryTenMinutes(_ row: (repeated: Int64?, next: Int64)) {
    let distress = S.distress(repeatedAt: row.repeated.map { Samples.now + $0 * .minute })
    #expect(DistressRules.nextRepetition(of: distress) == Samples.now + row.next * .minute)
  }

  /// A clock that was set back never repeats it sooner than the first time, nor stops it.
  @Test func theNextRepetitionIsAlwaysLater() {
    var generator = SeededGenerator(seed: 61)
    for _ in 0..<500 {
      let last = Samples.now + Milliseconds.random(in: -Milliseconds.hour...Milliseconds.day, using: &generator)
      let next = DistressRules.nextRepetition(of: S.distress(repeatedAt: last))
      #expect(next > last && next > Samples.now && next - max(last, Samples.now) <= 10 * .minute)
    }
  }

  private func repeated(after minutes: Milliseconds, due: Milliseconds? = nil, _ reach: DistressReach = S.reach)
    -> Decision
  {
    DistressRules.repeated(
      S.distress(), report: Samples.report(61), crisis: Samples.crisis(), reach: reach,
      due: Samples.now + (due ?? minutes) * .minute, at: Samples.now + minutes * .minute)
  }

  @Test func atFiveMinutesACoordinatorIsNamed() {
    #expect(repeated(after: 2).announcements.map(\.audience) == [.managersConcerned])
    #expect(repeated(after: 2).events == [DistressRepeated(crisisCode: S.code, number: 61)])
    #expect(
      repeated(after: 5).announcements.map(\.audience) == [
        .managersConcerned, .coordination, .member(Samples.camille.number),
      ])
    #expect(
      repeated(after: 5).events == [DistressRepeated(crisisCode: S.code, number: 61, named: 4)])
    #expect(repeated(after: 5).answer.values["late"] == .flag(false))
    #expect(repeated(after: 14, due: 2).answer.values["late"] == .time(Samples.now + 2 * .minute))
  }

  // MARK: - Care

  private func card(_ distress: Distress) -> DistressCard {
    DistressCard(distress, Samples.report(61), receiver: Texts.distress.theCodis("63"))
  }

  private func receive(_ member: Member, _ distress: Distress = S.distress()) throws -> Decision {
    try DistressRules.receive(
      card(distress), crisis: Samples.crisis(), authorities: Samples.authorities, by: member.asking())
  }

  @Test func aManagerOrACoordinatorTakesItInCharge() throws {
    #expect(
      try receive(Samples.capitaine).events == [
        DistressReceived(crisisCode: S.code, number: 61, by: 6, authority: "SDIS63")
      ])
    #expect(
      try receive(Samples.camille).events == [
        DistressReceived(crisisCode: S.code, number: 61, by: 4)
      ])
    #expect(try receive(Samples.camille).announcements.last?.audience == .member(Samples.jo.number))
    for other in [Samples.jo, Samples.lea, Samples.loire, Samples.ines] {
      #expect(refusal { _ = try receive(other) } == .because(Texts.distress.notInCharge(61)))
    }
    let taken = S.distress(received: .init(at: 5, by: 6, authority: "SDIS63"))
    #expect(
      refusal { _ = try receive(Samples.camille, taken) }
        == .because(Texts.distress.isReceived(61, Texts.distress.theCodis("63"), 5)))
    #expect(
      refusal { _ = try receive(Samples.camille, S.distress(clearedAt: 7)) }
        == .because(Texts.distress.isCleared(61, 7)))
  }

  @Test func onlyTheyLiftItAndSayWhy() throws {
    func clear(_ member: Member, _ reason: String) throws -> Decision {
      try DistressRules.clear(
        S.distress(), report: Samples.report(61), crisis: Samples.crisis(), reason: reason, by: member.asking())
    }
    #expect(
      try clear(Samples.capitaine, "fini.").events == [
        DistressCleared(crisisCode: S.code, number: 61, by: 6, reason: "fini.")
      ])
    #expect(try clear(Samples.capitaine, "fini.").answer.values["reason"] == .text("fini"))
    #expect(refusal { _ = try clear(Samples.camille, " ") } == .because(Texts.distress.reasonMissing(61)))
    #expect(refusal { _ = try clear(Samples.lea, "fini") } == .because(Texts.distress.notInCharge(61)))
  }

  @Test(arguments: [nil, true, false] as [Bool?], [true, false])
  func whatTheAuthorSaysIsToldWhereItIsNews(_ before: Bool?, _ told: Bool) throws {
    let decision = try DistressRules.tellRescue(
      told, [(card(S.distress(told: before)), Samples.crisis(), "04 65 71 00 63")], by: Samples.jo.asking())
    #expect(decision.events.count == (before == told ? 0 : 1))
    #expect(decision.announcements.count == (before == told ? 0 : 2))
    #expect(decision.answer.code == (told ? "distress.rescue_told" : "distress.rescue_not_told"))
  }
}
