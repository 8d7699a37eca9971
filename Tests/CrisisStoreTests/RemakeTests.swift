import ChatModel
import GRDB
import Testing

@testable import CrisisCore
@testable import CrisisStore

/// What is taken back or erased is made again without it, or from what is left.
@Suite struct RemakeTests {
  private static let state = Tables.names.filter { !["journal_kind", "erasure", "undone"].contains($0) }

  /// Of these something stays: the number was given.
  private static let creations: Set<String> = [
    "crisis.activated", "report.filed", "relay.drafted", "question.asked", "note.written", "shift.planned",
    "offer.made", "shift.replaced", "shift.swapped", "shift.given_up",
  ]

  /// As if it had not been: after any act that can be taken back, and that was.
  @Test func eachKindIsTakenBack() throws {
    let store = try Store(.memory)
    var kinds: Set<String> = []
    for event in RebuildTests.history {
      let before = try store.tablesDigest(of: Self.state)
      let row = try store.append(event)[0]
      guard event is any UndoableEvent else { continue }
      let after = try store.tablesDigest(of: Self.state)
      let copy = try Store(.memory)
      for entry in try store.read({ try $0.journal(after: 0, limit: 1_000) }) {
        try copy.append([entry.event], by: entry.actor, at: entry.at)
      }
      #expect(try copy.tablesDigest(of: Self.state) == after)
      try copy.undo(row)
      let undone = try copy.tablesDigest(of: Self.state)
      #expect(undone != after, "\(event.kind) leaves no trace")
      if !Self.creations.contains(event.kind) { #expect(undone == before, "\(event.kind) leaves something") }
      #expect(try copy.rebuild().isUnchanged, "\(event.kind)")
      // Twice is once.
      try copy.undo(row)
      #expect(try copy.tablesDigest(of: Self.state) == undone)
      try copy.erase(event.subject)
      #expect(try copy.rebuild().isUnchanged, "\(event.kind)")
      #expect(try copy.verifyJournal().isSound)
      kinds.insert(event.kind)
    }
    #expect(kinds == Set(EventList.all.filter { $0 is any UndoableEvent.Type }.map { $0.kind }))
  }

  /// Whatever was written of anything is gone after its erasure, and all else is there.
  @Test func eachKindIsErased() throws {
    let store = try Store(.memory)
    try store.append(RebuildTests.history)
    var subjects: Set<Subject> = []
    for entry in try store.read({ try $0.journal(after: 0, limit: 1_000) })
    where subjects.insert(entry.event.subject).inserted {
      let held = try store.read { try $0.journal(of: entry.event.subject) }.contains { $0.event.holdsWords }
      let outcome = try store.erase(entry.event.subject)
      if held, case .erased = outcome {} else if held { Issue.record("\(entry.event.subject): \(outcome)") }
      #expect(try store.read { try $0.journal(of: entry.event.subject) }.allSatisfy { !$0.event.holdsWords })
      #expect(try store.rebuild().isUnchanged)
    }
    #expect(try store.verifyJournal().isSound)
    for words in ["l’eau monte", "temoin63", "libre", "accès ?", "Restez chez vous.", "préfet", "camping", "suspendu"] {
      for table in Self.state + ["erasure"] {
        let columns = try store.read { try $0.db.columns(in: table).map(\.name) }
        for column in columns {
          let found = try store.read {
            try Int.fetchOne(
              $0.db, sql: "SELECT count(*) FROM \(table) WHERE \(column) LIKE ?", arguments: ["%\(words)%"])
          }
          #expect(found == 0, "\(words) in \(table).\(column)")
        }
      }
    }
  }

  // MARK: - What somebody else did too stays

  @Test func anAuthorityThatSomebodyElseAddedTooStays() throws {
    let store = try Store.sample()
    func authorities() throws -> Set<String>? { try store.read { try $0.crisis(Sample.code)?.authorities } }
    let added = CrisisChanged(code: Sample.code, .authority("PREF63", isAdded: true))
    let rows = try store.append(added, added)
    try store.undo(rows[0])
    #expect(try authorities() == ["SDIS63", "PREF63"])
    try store.undo(rows[1])
    #expect(try authorities() == ["SDIS63"])
    // The one that asked is there from the beginning.
    let own = try store.append(CrisisChanged(code: Sample.code, .authority("SDIS63", isAdded: true)))[0]
    try store.undo(own)
    #expect(try authorities() == ["SDIS63"])
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func aDepartementThatSomebodyElseAddedTooStays() throws {
    let store = try Store.sample()
    func departements() throws -> [String]? {
      try store.read { try $0.crisis(Sample.code)?.departements.map(\.code) }
    }
    let loire = try #require(Departement("42"))
    let added = CrisisChanged(code: Sample.code, .departement(loire, isAdded: true))
    let rows = try store.append(added, added)
    try store.undo(rows[1])
    #expect(try departements() == ["63", "43", "42"])
    // One taken away comes back where it stood.
    let first = try #require(Departement("63"))
    let removed = try store.append(CrisisChanged(code: Sample.code, .departement(first, isAdded: false)))[0]
    #expect(try departements() == ["43", "42"])
    try store.undo(removed)
    #expect(try departements() == ["63", "43", "42"])
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func aRoleThatSomebodyElseGaveTooStays() throws {
    let store = try Store.sample()
    func roles() throws -> Set<Role>? { try store.read { try $0.member(number: 2)?.roles } }
    // Jo has been a verifier from the beginning.
    let given = try store.append(RoleSet(member: 2, .role(.verifier), isGranted: true))[0]
    try store.undo(given)
    #expect(try roles() == [.volunteer, .verifier])
    let rows = try store.append(
      RoleSet(member: 2, .role(.publisher), isGranted: true), RoleSet(member: 2, .role(.publisher), isGranted: true))
    try store.undo(rows[0])
    #expect(try roles() == [.volunteer, .verifier, .publisher])
    try store.undo(rows[1])
    #expect(try roles() == [.volunteer, .verifier])
    #expect(try store.rebuild().isUnchanged)
  }

  // MARK: - Across subjects

  /// An account that went from one person to another: the roles, silences and languages of all are made again.
  @Test func anAccountThatMovedStaysWhereItIs() throws {
    let store = try Store.sample()
    try store.append(
      LanguageChosen(member: 3, language: .english), NoticesMuted(member: 3, topics: [.gaps], isMuted: true),
      MemberEnrolled(number: 3, name: "Léa", accounts: ["visov/jo"], roles: [.volunteer], manages: []))
    let given = try store.append(RoleSet(member: 2, .role(.publisher), isGranted: true))[0]
    let before = try store.read { try [$0.member(account: "visov/jo"), $0.member(number: 2)] }
    try store.append(RoleSet(member: 3, .role(.admin), isGranted: true))
    try store.undo(given)
    #expect(try store.read { try $0.member(account: "visov/jo") }?.number == before.first??.number)
    #expect(try store.read { try $0.member(number: 3) }?.language == .english)
    #expect(try store.read { try $0.member(number: 3) }?.roles == [.volunteer, .admin])
    #expect(try store.read { try $0.mutedTopics(ofMember: 3) } == [.gaps])
    try store.erase(.member(2))
    #expect(try store.read { try $0.member(account: "visov/jo") }?.number == 3)
    #expect(try store.rebuild().isUnchanged)
  }

  /// A note that went with a hand-over, and a shift that the hand-over ended, before and after something is taken back.
  @Test func theWatchIsMadeAgainAsOne() throws {
    let store = try Store.sample()
    let planned = try store.append(Sample.planned(1, Sample.hours(0, 4)))[0]
    let first = try store.append(HandoverNoted(crisisCode: Sample.code, by: 2, text: "le camping"))[0]
    let left = try store.append(ShiftLeft(crisisCode: Sample.code, number: 1, until: Sample.start + 2 * .hour))[0]
    try store.append(
      HandoverMade(
        crisisCode: Sample.code, number: 1, at: Sample.start + 4 * .hour, leaving: [2], coming: [3], open: 0, urgent: 0),
      HandoverNoted(crisisCode: Sample.code, by: 2, text: "le gymnase"))
    try store.undo(left)
    #expect(try store.read { try $0.shifts(crisis: Sample.code) }.map(\.span) == [Sample.hours(0, 4)])
    #expect(try store.read { try $0.shifts(crisis: Sample.code) }.map(\.status) == [.ended])
    try store.undo(first)
    #expect(try store.read { try $0.handoverNotes(crisis: Sample.code) }.map(\.text) == ["le gymnase"])
    try store.undo(planned)
    #expect(try store.read { try $0.shifts(crisis: Sample.code) }.map(\.status) == [.cancelled])
    try store.erase(.watch(crisis: Sample.code))
    #expect(try store.read { try $0.handoverNotes(crisis: Sample.code) }.map(\.text) == ["[effacé]"])
    #expect(try store.read { try $0.lastHandover(crisis: Sample.code) }?.number == 1)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func aClosedCrisisGoesOnAsItWas() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1)))
    try store.append(CrisisChanged(code: Sample.code, .eased(true)))
    let before = try store.read { try $0.crisis(Sample.code) }
    let closed = try store.append(CrisisClosed(code: Sample.code, by: 1, reason: "décrue"))[0]
    #expect(try store.read { try $0.crisis(Sample.code) }?.status == .closed)
    try store.undo(closed)
    #expect(try store.read { try $0.crisis(Sample.code) } == before)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func anAnswerBeforeTheOneTakenBackStands() throws {
    let store = try Store.sample()
    func answer() throws -> String? {
      try store.read { try $0.managerQuestion(crisis: Sample.code, number: 1)?.answers.last?.text }
    }
    try store.append(QuestionAsked(crisisCode: Sample.code, number: 1, by: 1, text: "accès ?"))
    let rows = try store.append(
      QuestionAnswered(crisisCode: Sample.code, number: 1, by: 3, text: "fermé"),
      QuestionAnswered(crisisCode: Sample.code, number: 1, by: 2, text: "libre"))
    try store.undo(rows[1])
    #expect(try answer() == "fermé")
    try store.undo(rows[0])
    #expect(try answer() == nil)
  }

  /// The digest knows of what was taken back too, but not of whose a report is.
  @Test func whatIsTakenBackIsNewsButForClaims() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1)), Sample.filed(Sample.report(2)))
    let verified = try store.append(ReportVerified(crisisCode: Sample.code, number: 1, by: 3, outcome: .verified))[0]
    let claimed = try store.append(
      ReportClaimed(crisisCode: Sample.code, number: 2, by: 3, until: Sample.start + .hour))[0]
    let head = try store.read { try $0.journalHead().sequence }
    try store.undo(claimed)
    #expect(try store.read { try $0.touchedReports(crisis: Sample.code, after: head) }.isEmpty)
    try store.undo(verified)
    #expect(try store.read { try $0.touchedReports(crisis: Sample.code, after: head) }.contains(1))
  }

  /// What a digest told as verified and is so no more, for the next digest to say; not once that is taken back.
  @Test func aCorrectionIsOwedOnlyForWhatWasVerifiedBefore() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1, text: "pont")))
    func judged(_ outcome: VerificationOutcome) -> any Event {
      ReportVerified(crisisCode: Sample.code, number: 1, by: 3, outcome: outcome, reason: "photo de 2003")
    }
    func owed() throws -> [Int] {
      try store.read {
        try $0.digestCorrections(crisis: Sample.code, after: $0.lastDigest(crisis: Sample.code)?.sequence ?? 0)
      }
      .map(\.number)
    }
    try store.append(judged(.verified), Sample.digest(1))
    let refuted = try store.append(judged(.refuted))[0]
    #expect(try owed() == [1])
    try store.undo(refuted)
    #expect(try owed() == [])
    let unknown = try store.append(judged(.unverifiable))[0]
    try store.append(judged(.refuted))
    #expect(try owed() == [])
    try store.undo(unknown)
    #expect(try owed() == [1])
  }
}
