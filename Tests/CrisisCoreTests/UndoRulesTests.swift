import Testing

@testable import CrisisCore

extension Undo {
  /// An act of row 9, taken back a minute later.
  ///
  /// - Parameter after: what is otherwise without it.
  static func sample(
    by member: Member = Samples.jo, since: [any Event] = [], _ crisis: Crisis? = Samples.crisis(),
    before: (inout SubjectRecords) -> Void = { _ in }, after: (inout SubjectRecords) -> Void = { _ in }
  ) -> Undo {
    var records = SubjectRecords()
    records.crisis = crisis
    before(&records)
    var without = records
    after(&without)
    return Undo(
      sequence: 9, at: Samples.now, by: member, now: Samples.now + .minute, since: since, before: records,
      after: without)
  }
}

@Suite struct UndoRulesTests {
  private static let code = "63-crue-2411"

  private static func verified(_ outcome: VerificationOutcome = .verified) -> ReportVerified {
    ReportVerified(crisisCode: code, number: 47, by: 2, outcome: outcome)
  }

  private static func held(by member: Member, row: Int64 = 9) -> ClaimRules.Held {
    ClaimRules.Held(
      claim: Claim(
        crisis: code, report: 47, sequence: row, by: member.number, at: Samples.now, until: Samples.now + .hour),
      holder: member)
  }

  @Test func twoMinutesAreInTime() {
    for after: Milliseconds in [-5_000, 0, 1, 60_000, 119_999, 120_000] {
      #expect(!UndoRules.isLate(for: Samples.now, at: Samples.now + after))
    }
    for after: Milliseconds in [120_001, .hour, .day] {
      #expect(UndoRules.isLate(for: Samples.now, at: Samples.now + after))
    }
  }

  /// Whatever somebody does is either taken back, or lasts, or is nobody's to take back.
  @Test func noKindIsTwoThings() {
    for type in EventList.all { #expect(!(type is any UndoableEvent.Type && type is any LastingEvent.Type)) }
    let neither = EventList.all.filter { !($0 is any UndoableEvent.Type || $0 is any LastingEvent.Type) }
    #expect(
      Set(neither.map { $0.kind }) == [
        "authority.registered", "member.enrolled", "report.distress_raised", "report.distress_repeated", "act.undone",
        "journal.erased", "shift.absent", "handover.made", "relay.expired", "relay.removed", "relay.reminded",
        "question.reminded",
        "crisis.erasure_foretold", "crisis.words_forgotten",
        // The crisis that came of it is taken back, and the acceptance with it.
        "offer.accepted", "offer.expired",
      ])
  }

  /// What is not known of any more is not taken back, and nothing breaks.
  @Test(arguments: EventTests.all)
  func withoutRecordsItIsRefusedOrQuiet(_ event: any Event) {
    guard let event = event as? any UndoableEvent else { return }
    let undo = Undo.sample(nil)
    _ = event.stands(undo)
    #expect((try? event.undone(undo))?.events ?? [] == [])
  }

  // MARK: - Reports

  private static let filed = ReportFiled(Samples.report())

  @Test func aReportWasNotAnnouncedAndNeitherIsItsEnd() throws {
    let undo = Undo.sample(Samples.crisis(nature: .exercise)) { $0.report = Samples.report() }
    #expect(Self.filed.stands(undo))
    let decision = try Self.filed.undone(undo)
    #expect(decision.announcements.isEmpty)
    #expect(decision.answer == Statement("undo.report", ["number": .number(47)], nature: .exercise))
    #expect(!Self.filed.stands(.sample { $0.report = Samples.report(status: .cancelled) }))
  }

  @Test func aReportThatOthersCountOnStays() {
    #expect(throws: Refusal.because(Texts.members.countedOn(47, 2, ["Léa", "Samir"]))) {
      try Self.filed.undone(
        .sample {
          $0.report = Samples.report(people: 3)
          $0.counted = ["Léa", "Samir"]
        })
    }
  }

  @Test func whatSomebodyChangedSinceStands() throws {
    let corrected = ReportCorrected(crisisCode: Self.code, number: 47, urgency: .urgent)
    let settled = ReportSettled(crisisCode: Self.code, number: 47, by: 2, status: .duplicate, original: 3)
    func undo(_ event: any UndoableEvent, _ since: [any Event]) throws -> Decision {
      try event.undone(.sample(since: since) { $0.report = Samples.report() })
    }
    for event in [Self.verified(), settled] as [any UndoableEvent] {
      for later in [Self.verified(.refuted), settled] as [any Event] {
        #expect(throws: Refusal.because(Texts.refusals.overtaken(47))) { try undo(event, [later]) }
      }
      #expect(try undo(event, [corrected]).announcements.isEmpty)
    }
    #expect(throws: Refusal.because(Texts.refusals.overtaken(47))) { try undo(corrected, [corrected]) }
    #expect(try undo(corrected, [Self.verified()]).answer.code == "undo.correction")
  }

  @Test func aRectificationThatWasAnnouncedIsAnnouncedAsCancelled() throws {
    let superseded = ReportSettled(crisisCode: Self.code, number: 47, by: 2, status: .superseded)
    for event in [Self.verified(.refuted), superseded] as [any UndoableEvent] {
      let undone = try event.undone(
        .sample(before: { $0.report = Samples.report(status: .refuted) }) {
          $0.report = Samples.report(status: .verified)
        })
      #expect(undone.answer.values["status"] == .status(ReportStatus.verified))
      #expect(undone.announcements.map(\.audience) == [.coordination, .managersConcerned])
      #expect(undone.announcements.allSatisfy { $0.statement.code == "announcement.rectification_cancelled" })
    }
  }

  // MARK: - Claims

  private func undoClaim(_ event: any UndoableEvent, _ after: ClaimRules.Held?) throws -> Decision {
    try event.undone(
      .sample(by: Samples.lea, before: { $0.report = Samples.report() }) {
        $0.held = after
        $0.report = Samples.report(status: after == nil ? .new : .claimed)
      })
  }

  @Test func whatWasGivenBackIsTakenAgainWhileItIsFree() throws {
    let released = ReportReleased(crisisCode: Self.code, number: 47, claim: 9, how: .released)
    let undone = try undoClaim(released, Self.held(by: Samples.lea))
    #expect(undone.answer.code == "undo.release")
    #expect(undone.answer.values["until"] == .time(Samples.now + .hour))
    #expect(throws: Refusal.because(Texts.refusals.overtaken(47))) {
      try released.undone(.sample { $0.report = Samples.report(status: .claimed) })
    }
    #expect(throws: Refusal.because(Texts.refusals.overtaken(47))) {
      var over = Self.held(by: Samples.lea)
      over.claim.until = Samples.now
      _ = try undoClaim(released, over)
    }
  }

  /// What was taken over is theirs again who had it, and they are told.
  @Test func aClaimTakenOverGoesBack() throws {
    let claimed = ReportClaimed(crisisCode: Self.code, number: 47, by: 2, until: Samples.now + .hour)
    #expect(try undoClaim(claimed, nil).answer.code == "undo.claim")
    #expect(try undoClaim(claimed, nil).announcements.isEmpty)
    let other = try undoClaim(claimed, Self.held(by: Samples.jo))
    #expect(other.answer.code == "undo.claim")
    #expect(other.announcements.map(\.audience) == [.member(1)])
    #expect(other.announcements.map(\.statement.code) == ["notice.claim_returned"])
    // One's own, prolonged: as long as before.
    let own = try undoClaim(claimed, Self.held(by: Samples.lea))
    #expect(own.answer.code == "undo.release" && own.announcements.isEmpty)
    #expect(!claimed.stands(.sample { $0.report = Samples.report() }))
    let other9 = Undo.sample {
      $0.report = Samples.report(status: .claimed)
      $0.held = Self.held(by: Samples.lea, row: 10)
    }
    #expect(!claimed.stands(other9))
  }

  // MARK: - Calls for help

  @Test func aCallByMistakeIsTakenBackUntilSomebodyTakesItInCharge() throws {
    func undo(_ event: any UndoableEvent, _ distress: Distress) throws -> Decision {
      try event.undone(
        .sample {
          $0.report = Samples.report(61)
          $0.distress = distress
        })
    }
    let filed = ReportFiled(Samples.report(61))
    let undone = try undo(filed, DistressSamples.distress())
    #expect(undone.answer.code == "undo.distress")
    #expect(undone.announcements.map(\.audience) == [.managersConcerned, .coordination])
    for other in [
      DistressSamples.distress(received: .init(at: 5, by: 6)), DistressSamples.distress(by: Samples.lea),
      DistressSamples.distress(clearedAt: 7),
    ] {
      #expect(throws: Refusal.because(Texts.distress.notYours(61))) { try undo(filed, other) }
    }
    let received = DistressReceived(crisisCode: Self.code, number: 61, by: 6)
    let cleared = DistressCleared(crisisCode: Self.code, number: 61, by: 6, reason: "fini")
    for (event, flag) in [(received, true), (cleared, false)] as [(any UndoableEvent, Bool)] {
      let resumed = try undo(event, DistressSamples.distress())
      #expect(resumed.answer.code == "undo.distress_resumed")
      #expect(resumed.announcements.allSatisfy { $0.statement.values["received"] == .flag(flag) })
      #expect(resumed.announcements.count == 2)
    }
    #expect(received.stands(.sample()) && !received.stands(.sample(since: [cleared])))
    #expect(cleared.stands(.sample(since: [received])))
  }

  // MARK: - Crises

  /// Whoever heard of the activation hears that it is cancelled.
  @Test(arguments: ["SDIS63", "PREF63", "SDIS42", "ZONESE", "COGIC"], CrisisNature.allCases)
  func whatWasAnnouncedIsAnnouncedAsCancelled(_ requester: String, _ nature: CrisisNature) throws {
    let activation = try ActivationRules.activate(
      Activate(hazard: .flood, nature: nature, requester: requester), by: Samples.camille.asking(),
      in: ActivationRules.Situation(authorities: Samples.authorities, open: [], day: Samples.day) { _ in false })
    let event = try #require(activation.events.first as? CrisisActivated)
    let undone = try event.undone(
      .sample(by: Samples.camille, Samples.crisis(nature: nature, requester: requester)))
    #expect(Set(undone.announcements.map(\.audience)) == Set(activation.announcements.map(\.audience)))
    #expect(undone.announcements.allSatisfy { $0.statement.code == "announcement.crisis_cancelled" })
    #expect(undone.announcements.allSatisfy { $0.statement.nature == nature })
    #expect(undone.announcements.map(\.lifetime).min() == activation.announcements.map(\.lifetime).max())
    #expect(undone.announcements.allSatisfy { $0.statement.values["by"] == .text("Camille") })
    #expect(undone.answer.nature == nature)
    #expect(throws: Refusal.because(Texts.members.crisisInUse(event.code, 3))) {
      try event.undone(.sample { $0.reports = 3 })
    }
    #expect(!event.stands(.sample(Samples.crisis(status: .closed))))
  }

  @Test func whoeverHeardOfTheEndHearsThatItIsTakenBack() throws {
    let closed = CrisisClosed(code: Self.code, by: 6, reason: "décrue")
    let undo = Undo.sample(by: Samples.capitaine, Samples.crisis(status: .closed))
    #expect(closed.stands(undo) && !closed.stands(.sample()))
    #expect(
      try closed.undone(undo).announcements.map(\.audience) == [
        .volunteers, .coordination, .managersConcerned,
      ])
  }

  @Test func aChangeOfTheMissionIsTakenBackUnlessTheSameChangedAgain() throws {
    let change = CrisisChanged(code: Self.code, .authority("PREF63", isAdded: true))
    #expect(
      try change.undone(.sample()).announcements.map(\.audience) == [.coordination, .managers(of: ["PREF63"])])
    #expect(throws: Refusal.because(Texts.missions.overtaken(Self.code))) {
      try change.undone(.sample(since: [change]))
    }
    let other = CrisisChanged(code: Self.code, .authority("SDIS42", isAdded: true))
    #expect(try change.undone(.sample(since: [other])).answer.code == "undo.mission")
    let title = CrisisChanged(code: Self.code, .title("autre"))
    let undone = try title.undone(.sample(Samples.crisis(title: "autre")) { $0.crisis?.title = "crue" })
    #expect(undone.announcements.first?.statement.values["title"] == Samples.crisis(title: "crue").titleValue)
  }

  // MARK: - The team

  @Test func aRoleIsTakenBackUnlessItWouldLeaveNoAdministrator() throws {
    let set = RoleSet(member: 1, .role(.admin), isGranted: true)
    func undo(admins: Int, since: [any Event] = []) throws -> Decision {
      try set.undone(
        .sample(by: Samples.ines, since: since, nil) {
          $0.person = Samples.jo
          $0.admins = admins
        })
    }
    #expect(try undo(admins: 1).answer.values["roles"] == .list([.role(.volunteer)]))
    #expect(throws: Refusal.because(Texts.members.lastAdmin("Jo"))) { try undo(admins: 0) }
    #expect(throws: Refusal.because(Texts.members.roleOvertaken("Jo"))) { try undo(admins: 2, since: [set]) }
    let other = RoleSet(member: 1, .role(.verifier), isGranted: true)
    #expect(try undo(admins: 2, since: [other]).answer.code == "undo.role")
  }

  @Test func aNoteKeepsItsNumber() throws {
    let undone = try NoteWritten(crisisCode: Self.code, by: 1, text: "x").undone(.sample())
    #expect(undone.answer.values == ["sequence": .number(9), "crisis": .text(Self.code)])
  }

  @Test func anAnswerBeforeItStandsAgain() throws {
    let answered = QuestionAnswered(crisisCode: Self.code, number: 3, by: 1, text: "libre")
    let none = try answered.undone(.sample { $0.question = QuestionSamples.question() })
    #expect(none.answer.values["answer"] == .flag(false))
    let first = ManagerQuestion.Answer(text: "fermé", at: 5, by: 2, name: "Léa")
    let some = try answered.undone(.sample { $0.question = QuestionSamples.question(answer: first) })
    #expect(some.answer.values["answer"] == .text("fermé") && some.answer.values["answerer"] == .text("Léa"))
    #expect(some.announcements.allSatisfy { $0.statement.values["answered"] == .time(5) })
    // What another added since is no reason to pass over it.
    #expect(answered.stands(.sample(since: [answered])))
    let asked = QuestionAsked(crisisCode: Self.code, number: 3, by: 6, text: "accès ?")
    #expect(!asked.stands(.sample { $0.question = QuestionSamples.question(answer: first) }))
    #expect(try asked.undone(.sample()).announcements.map(\.audience) == [.volunteers, .coordination])
  }

  // MARK: - Relays

  @Test func whatIsTakenBackIsToldToThoseWhoHeardOfIt() throws {
    for event in RelaySamples.events {
      guard let deed = event as? any UndoableEvent & RelayDeedEvent else { continue }
      let what = type(of: deed).deed
      func undo(_ since: [any Event] = []) throws -> Decision {
        try deed.undone(
          .sample(by: Samples.camille, since: since) {
            $0.relay = RelaySamples.relay()
            $0.team = RelaySamples.team
          })
      }
      let inPrivate: [AnnouncementAudience] = what == .drafted ? [.member(3)] : what == .rejected ? [.member(1)] : []
      let isQuiet = what == .drafted || what == .rejected
      #expect(
        try undo().announcements.map(\.audience)
          == (isQuiet ? [.coordination] : [.volunteers, .coordination]) + inPrivate)
      let expired = RelayExpired(crisisCode: Self.code, number: 9)
      #expect(throws: Refusal.because(Texts.relayRefusals.overtaken(9))) { try undo([expired]) }
      #expect(try undo([RelayReminded(crisisCode: Self.code, number: 9, count: 1)]).answer.code == "undo.relay")
    }
  }

  // MARK: - The watch

  @Test func aShiftIsTakenBackUnlessItChangedSince() throws {
    func planned(_ number: Int) -> ShiftsPlanned.Planned {
      .init(number: number, member: 2, span: TimeSpan(1, 5), status: .planned)
    }
    let own = ShiftsPlanned(crisisCode: Self.code, shifts: [planned(4)])
    let left = ShiftLeft(crisisCode: Self.code, number: 4, until: 2)
    #expect(throws: Refusal.because(Texts.watch.overtaken())) { try own.undone(.sample(since: [left])) }
    #expect(throws: Refusal.because(Texts.watch.overtaken())) { try left.undone(.sample(since: [left])) }
    let absent = ShiftAbsent(crisisCode: Self.code, number: 4)
    #expect(throws: Refusal.because(Texts.watch.overtaken())) { try own.undone(.sample(since: [absent])) }
    let other = ShiftLeft(crisisCode: Self.code, number: 3, until: 2)
    #expect(try own.undone(.sample(since: [other])).announcements.map(\.audience) == [.member(2)])
    let made = HandoverMade(crisisCode: Self.code, number: 1, at: 1, leaving: [], coming: [], open: 0, urgent: 0)
    #expect(
      try own.undone(.sample(by: Samples.lea, since: [made])).announcements.map(\.audience) == [
        .volunteers, .coordination,
      ])
    let swapped = ShiftsSwapped(crisisCode: Self.code, numbers: [4], by: [planned(5)])
    #expect(throws: Refusal.because(Texts.watch.overtaken())) {
      try swapped.undone(.sample(since: [ShiftAbsent(crisisCode: Self.code, number: 5)]))
    }
    let needed = HeadCountSet(crisisCode: Self.code, from: 1, until: nil, people: 2)
    #expect(try needed.undone(.sample(since: [needed, left])).announcements.isEmpty)
  }
}
