import Testing

@testable import CrisisCore

@Suite struct WatchRulesTests {
  typealias S = WatchSamples

  private func planned(_ decision: Decision) -> [ShiftsPlanned.Planned] {
    decision.events.flatMap { event -> [ShiftsPlanned.Planned] in
      if let planned = event as? ShiftsPlanned { planned.shifts } else { [] }
    }
  }

  private func jo(_ hours: Double = 0) -> Asker { Samples.jo.asking(in: .volunteers, at: S.at(hours)) }
  private func camille(_ hours: Double = 0) -> Asker { Samples.camille.asking(in: .coordination, at: S.at(hours)) }

  // MARK: - To take

  @Test func aShiftIsTakenFromNowOn() throws {
    let later = try WatchRules.take(S.span(1, 4), in: S.situation(), by: jo())
    #expect(planned(later) == [.init(number: 1, member: 1, span: S.span(1, 4), status: .confirmed)])
    #expect(later.announcements == [])
    let begun = try WatchRules.take(S.span(-1, 4), in: S.situation(), by: jo())
    #expect(planned(begun) == [.init(number: 1, member: 1, span: S.span(0, 4), status: .onWatch)])
  }

  @Test func onlyWhatIsNotOnesOwnAlreadyIsTaken() throws {
    let own = [S.shift(1, Samples.jo, 1, 2), S.shift(7, Samples.jo, 3, 4), S.shift(2, Samples.lea, 0, 9)]
    let decision = try WatchRules.take(S.span(0.5, 5), in: S.situation(own), by: jo())
    #expect(
      planned(decision).map { TimeSpan($0.from, $0.until) } == [S.span(0.5, 1), S.span(2, 3), S.span(4, 5)])
    #expect(planned(decision).map(\.number) == [8, 9, 10])
    #expect(decision.answer.values["with"] == .list([.text("Léa")]))
    #expect(
      refusal { _ = try WatchRules.take(S.span(1, 2), in: S.situation(own), by: jo()) }
        == .because(Texts.watch.isYours(S.span(1, 2))))
  }

  @Test func whatACoordinatorPutDownIsConfirmed() throws {
    let own = [S.shift(1, Samples.jo, 1, 4, .planned)]
    let decision = try WatchRules.take(S.span(1, 4), in: S.situation(own), by: jo())
    #expect(decision.events == [ShiftsConfirmed(crisisCode: S.code, numbers: [1])])
    #expect(decision.answer.values["confirmed"] == .flag(true))
    // More than was put down: that too is taken.
    let more = try WatchRules.take(S.span(1, 5), in: S.situation(own), by: jo())
    #expect(more.events.count == 2 && planned(more).map { TimeSpan($0.from, $0.until) } == [S.span(4, 5)])
  }

  @Test func whatHasNoLengthOrIsOverIsRefused() {
    #expect(
      refusal { _ = try WatchRules.take(S.span(1, 1), in: S.situation(), by: jo()) }
        == .because(Texts.watch.isEmptySpan()))
    #expect(
      refusal { _ = try WatchRules.take(S.span(-2, 0), in: S.situation(), by: jo()) }
        == .because(Texts.watch.isOver(S.span(-2, 0))))
  }

  @Test func nobodyKeepsAWatchOfMoreThanTwelveHours() throws {
    _ = try WatchRules.take(S.span(1, 13), in: S.situation(), by: jo())
    // `3h-2h` typed at 14h30: what is left of it is short, and is not what was meant.
    let typed = S.span(-11.5, 11.5)
    #expect(
      refusal { _ = try WatchRules.take(typed, in: S.situation(), by: jo()) }
        == .because(Texts.watch.isLong(typed, 23 * .hour)))
    let plan = PlanWatch(span: typed, names: ["jo"])
    #expect(
      refusal { _ = try WatchRules.plan(plan, people: [Samples.jo], in: S.situation(), by: camille()) }
        == .because(Texts.watch.isLong(typed, 23 * .hour)))
    // How many are needed may hold for days.
    _ = try WatchRules.plan(PlanWatch(span: S.span(0, 40), people: 2), people: [], in: S.situation(), by: camille())
  }

  @Test func theAnswerSaysHowManyAreStillMissing() throws {
    let decision = try WatchRules.take(
      S.span(1, 4), in: S.situation([S.shift(1, Samples.lea, 1, 2)], usual: 2), by: jo())
    #expect(decision.answer.values["missing"] == .number(1))
    let full = try WatchRules.take(S.span(1, 2), in: S.situation([S.shift(1, Samples.lea, 1, 2)], usual: 2), by: jo())
    #expect(full.answer.values["missing"] == .flag(false))
  }

  // MARK: - To set

  @Test func aCoordinatorSetsPeopleAndNumbers() throws {
    let plan = PlanWatch(span: S.span(1, 4), people: 2, names: ["jo", "camille"])
    let decision = try WatchRules.plan(
      plan, people: [Samples.jo, Samples.camille], in: S.situation(), by: camille())
    #expect(
      decision.events.first
        == HeadCountSet(crisisCode: S.code, from: S.at(1), until: S.at(4), people: 2))
    #expect(planned(decision).map(\.member) == [1, 4])
    #expect(planned(decision).allSatisfy { $0.status == .planned })
    // Who sets it knows it.
    #expect(decision.announcements.map(\.audience) == [.member(1)])
  }

  @Test func aNumberAloneHoldsFromNowOn() throws {
    let decision = try WatchRules.plan(PlanWatch(people: 3), people: [], in: S.situation(), by: camille())
    #expect(
      decision.events
        == [HeadCountSet(crisisCode: S.code, from: S.at(0), until: nil, people: 3)])
    #expect(decision.answer.values["missing"] == .number(3))
  }

  @Test func whatCannotBeSet() {
    func why(_ plan: PlanWatch, _ people: [Member] = [], by asker: Asker) -> Refusal? {
      refusal {
        _ = try WatchRules.plan(plan, people: people, in: S.situation([S.shift(1, Samples.jo, 1, 4)]), by: asker)
      }
    }
    #expect(why(PlanWatch(people: 2), by: jo()) == .because(Texts.watch.onlyCoordinatorsPlan()))
    #expect(why(PlanWatch(span: S.span(1, 2)), by: camille()) == .because(Texts.watch.nothingToPlan()))
    #expect(why(PlanWatch(names: ["jo"]), [Samples.jo], by: camille()) == .because(Texts.watch.spanMissing()))
    #expect(why(PlanWatch(people: 51), by: camille()) == .because(Texts.watch.badHeadCount(50)))
    #expect(
      why(PlanWatch(span: S.span(1, 2)), [Samples.capitaine], by: camille())
        == .because(Texts.watch.noSuchVolunteer("Capitaine")))
    #expect(
      why(PlanWatch(span: S.span(1, 2)), [Samples.jo], by: camille()) == .because(Texts.watch.isPlanned(["Jo"])))
  }

  @Test func theRestOfAShiftGoesToAnother() throws {
    let situation = S.situation([S.shift(1, Samples.jo, -1, 3, .onWatch), S.shift(2, Samples.jo, 5, 6)])
    let decision = try WatchRules.replace(Samples.jo, by: Samples.lea, in: situation, by: camille())
    #expect(
      decision.events == [
        ShiftReplaced(
          crisisCode: S.code, number: 1, until: S.at(0),
          by: .init(number: 3, member: 2, span: S.span(0, 3), status: .planned))
      ])
    #expect(decision.announcements.map(\.audience) == [.member(2), .member(1)])
    let absent = S.situation([S.shift(1, Samples.jo, -1, 3, .absent)])
    guard
      let event = try WatchRules.replace(
        Samples.jo, by: Samples.lea, in: absent, by: camille()
      ).events.first as? ShiftReplaced
    else {
      Issue.record("nobody was replaced")
      return
    }
    #expect(event.until == S.at(-1), "who did not come kept nothing")
    #expect(
      refusal { _ = try WatchRules.replace(Samples.samir, by: Samples.lea, in: situation, by: camille()) }
        == .because(Texts.watch.nothingToReplace("Samir")))
    #expect(
      refusal { _ = try WatchRules.replace(Samples.jo, by: Samples.lea, in: situation, by: jo()) }
        == .because(Texts.watch.onlyCoordinatorsPlan()))
  }

  // MARK: - To come and to leave

  @Test(arguments: [
    (-0.6, ShiftStatus.confirmed, false), (-0.5, .confirmed, true), (-0.1, .planned, true), (1, .confirmed, true),
    (3.9, .planned, true), (4, .confirmed, false), (1, .ended, false), (1, .cancelled, false), (1, .absent, true),
    (-0.1, .absent, false),
  ])
  func oneArrivesFromHalfAnHourBeforeToTheEnd(_ hours: Double, _ status: ShiftStatus, _ arrives: Bool) {
    let situation = S.situation([S.shift(1, Samples.jo, 0, 4, status)])
    let refused = refusal { _ = try WatchRules.arrive(in: situation, by: jo(hours)) }
    #expect((refused == nil) == arrives, "\(String(describing: refused))")
  }

  @Test func whoWasAbsentKeepsTheWatchFromNow() throws {
    let situation = S.situation([S.shift(1, Samples.jo, 0, 4, .absent)])
    let decision = try WatchRules.arrive(in: situation, by: jo(1))
    #expect(decision.events == [ShiftArrived(crisisCode: S.code, number: 1, from: S.at(1))])
  }

  @Test func whoComesEarlyKeepsTheWatchFromNow() throws {
    let own = S.shift(1, Samples.jo, 0, 4)
    #expect(
      try WatchRules.arrive(in: S.situation([own]), by: jo(-0.4)).events
        == [ShiftArrived(crisisCode: S.code, number: 1, from: S.at(-0.4))])
    // Whoever is on watch already goes on as planned.
    let both = S.situation([S.shift(2, Samples.jo, -4, 0, .onWatch), own])
    #expect(
      try WatchRules.arrive(in: both, by: jo(-0.4)).events == [ShiftArrived(crisisCode: S.code, number: 1, from: nil)])
  }

  @Test(arguments: [(-0.4, false), (0, false), (0.2, true)])
  func onlyWhoWasAbsentCameLate(_ hours: Double, _ isLate: Bool) {
    #expect(S.shift(1, Samples.jo, hours, 4, .onWatch, plannedFrom: 0).cameLate == isLate)
  }

  @Test func arrivingTwiceIsSaid() {
    let situation = S.situation([S.shift(1, Samples.jo, 0, 4, .onWatch)])
    #expect(
      refusal { _ = try WatchRules.arrive(in: situation, by: jo(1)) } == .because(Texts.watch.hasArrived(S.at(4))))
    let next = S.situation([S.shift(1, Samples.jo, 2, 4)])
    #expect(
      refusal { _ = try WatchRules.arrive(in: next, by: jo(0)) }
        == .because(Texts.watch.noShiftNow(S.span(2, 4), "0h-")))
  }

  @Test func leavingEndsTheShiftNow() throws {
    let situation = S.situation([S.shift(1, Samples.jo, 0, 4, .onWatch), S.shift(2, Samples.lea, 0, 4)], usual: 2)
    let decision = try WatchRules.leave(in: situation, by: jo(1))
    #expect(decision.events == [ShiftLeft(crisisCode: S.code, number: 1, until: S.at(1))])
    #expect(decision.answer.values["missing"] == .number(1) && decision.answer.values["with"] == .list([.text("Léa")]))
    #expect(refusal { _ = try WatchRules.leave(in: situation, by: jo(4)) } == .because(Texts.watch.notOnWatch()))
  }

  // MARK: - Hand-over

  private static let handover = Handover(
    crisis: S.code, number: 1, at: S.at(0), madeAt: S.at(0), leaving: [1], coming: [2], open: 3, urgent: 1)

  @Test func theNextWatchReceivesAndIsThere() throws {
    let situation = S.situation(
      [S.shift(1, Samples.jo, -4, 0, .ended), S.shift(2, Samples.lea, 0, 4)], handover: Self.handover, open: 3)
    let lea = Samples.lea.asking(in: .volunteers, at: S.at(0.1))
    let decision = try WatchRules.receive(in: situation, by: lea)
    #expect(
      decision.events == [
        HandoverReceived(crisisCode: S.code, number: 1, by: 2),
        ShiftArrived(crisisCode: S.code, number: 2),
      ])
    #expect(
      refusal { _ = try WatchRules.receive(in: situation, by: Samples.samir.asking(at: S.at(0.1))) }
        == .because(Texts.watch.notYours(["Léa"])))
    var received = situation
    received.handover?.receivedBy = 2
    received.handover?.receivedAt = S.at(0.1)
    received.shifts[1].status = .onWatch
    #expect(
      refusal { _ = try WatchRules.receive(in: received, by: lea) }
        == .because(Texts.watch.isReceived("Léa", S.at(0.1))))
    #expect(
      refusal { _ = try WatchRules.receive(in: S.situation(), by: lea) } == .because(Texts.watch.nothingToReceive()))
  }

  @Test func aNoteIsOfWhoIsOrWasOnWatch() throws {
    let situation = S.situation([S.shift(1, Samples.jo, -4, 0, .ended), S.shift(2, Samples.lea, 0, 4)])
    let decision = try WatchRules.note("le camping", in: situation, by: jo(0.2))
    #expect(decision.events == [HandoverNoted(crisisCode: S.code, by: 1, text: "le camping")])
    #expect(decision.answer.values["relief"] == .time(S.at(4)))
    #expect(refusal { _ = try WatchRules.note("x", in: situation, by: jo(1)) } == .because(Texts.watch.notOnWatch()))
    #expect(
      refusal { _ = try WatchRules.note(String(repeating: "é", count: 1_001), in: situation, by: jo(0.2)) }
        == .because(Texts.reports.isTooLong(1_000)))
  }

  // MARK: - Notices

  @Test func everyNoticeOfAnExerciseSaysSo() throws {
    let shifts = [S.shift(1, Samples.jo, 0, 4), S.shift(2, Samples.lea, 4, 8)]
    let situation = S.situation(shifts, usual: 2, nature: .exercise)
    let relief = try #require(situation.rota.relief(after: nil, now: S.at(0)))
    let gap = try #require(situation.rota.gaps(after: S.at(0)).first)
    let statements = [
      situation.statement(of: relief, named: false, now: S.at(0)),
      situation.statement(of: gap, named: true, now: S.at(0)), situation.reminder(of: shifts[1], now: S.at(3.75)),
      situation.absence(of: shifts[0]),
    ]
    #expect(statements.allSatisfy { $0.nature == .exercise })
    #expect(statements[1].values["named"] == .text(S.code))
  }

  @Test func lateIsFiveMinutesAfter() throws {
    let situation = S.situation([S.shift(1, Samples.jo, 0, 4)])
    let relief = try #require(situation.rota.relief(after: nil, now: S.at(0)))
    func late(_ minutes: Milliseconds) -> Value? {
      situation.statement(of: relief, named: false, now: S.at(0) + minutes * .minute).values["late"]
    }
    #expect(late(5) == .flag(false) && late(6) == .flag(true))
  }

  @Test func whoHasArrivedNeedNotConfirm() throws {
    let situation = S.situation([S.shift(1, Samples.jo, 0, 4, .onWatch), S.shift(2, Samples.lea, 0, 4)])
    let relief = try #require(situation.rota.relief(after: nil, now: S.at(0)))
    #expect(situation.statement(of: relief, named: false, now: S.at(0)).values["coming"] == .list([.text("Léa")]))
  }
}
