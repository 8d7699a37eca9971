import ChatModel
import GRDB
import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct ErasureTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store.sample(
      .file(folder.store),
      Sample.filed(Sample.report(1, link: "https://x.com/victime", text: "Mme Durand", place: Sample.issoire)),
      ReportCorrected(crisisCode: Sample.code, number: 1, text: "Mme Durand, 12 rue du Pont"),
      ReportCounted(crisisCode: Sample.code, number: 1, member: 3, at: Sample.start, text: "Mme Durand aussi"))
  }

  @Test func whatIsErasedIsInNoTableAndNoFile() throws {
    try store.write { transaction in
      _ = try transaction.record(
        InboxLine(
          network: "visov", messageID: "m1", at: Sample.start, place: .direct, sender: "visov/jo", sequence: 6,
          answer: InboxAnswer(text: "S1 : Mme Durand", destination: .channel("#visov-veille"))))
      _ = try transaction.enqueue(
        OutboxLine(
          cause: 7, createdAt: Sample.start, network: "visov", destination: .channel("#gest-63"), text: "Mme Durand"))
    }
    #expect(try folder.holds("Durand"))
    try store.erase(report: 1)
    #expect(store.isScrubbed)
    #expect(try folder.holds("Durand") == false)
    #expect(try folder.holds("x.com/victime") == false)
    let report = try #require(try store.read { try $0.report(crisis: Sample.code, number: 1) })
    #expect(report.text == "[effacé]")
    #expect(report.link == nil)
    #expect(report.place.latitude == nil)
    #expect(report.place.commune == "Issoire")
    #expect(report.people == 2)
    #expect(try store.read { try $0.inboxLine(1)?.line.answer } == nil)
    #expect(try store.read { try $0.announcement(1)?.state } == .superseded)
    #expect(try store.read { try $0.pendingAnnouncements() } == [])
  }

  @Test func theChainStillHoldsAndSaysHowManyAreErased() throws {
    let noted = try store.read { try $0.journalHead().short }
    try store.erase(report: 1)
    let verification = try store.verifyJournal(expect: noted)
    #expect(verification.isSound)
    #expect(verification.erased == 3)
    #expect(verification.rows == 9)
  }

  @Test func aRebuildYieldsTheMark() throws {
    try store.erase(report: 1)
    try store.append(
      ReportCorrected(crisisCode: Sample.code, number: 1, category: .water))
    let live = try store.read { try $0.report(crisis: Sample.code, number: 1) }
    #expect(try store.rebuild() == Rebuild(events: 10, isUnchanged: true))
    #expect(try store.read { try $0.report(crisis: Sample.code, number: 1) } == live)
    #expect(live?.text == "[effacé]")
    #expect(live?.category == .water)
  }

  @Test func anErasedRowIsReadAsItsRemains() throws {
    try store.erase(report: 1)
    let entries = try store.read { try $0.journal(of: .report(crisis: Sample.code, number: 1)) }
    #expect(entries.map(\.isErased) == [true, true, true])
    #expect(entries.map(\.event.kind) == [ReportFiled.kind, ReportCorrected.kind, ReportCounted.kind])
  }

  @Test func aMembersNameCanBeErased() throws {
    try store.erase(.member(3))
    let member = try store.read { try $0.member(number: 3) }
    #expect(member == Member(number: 3, name: "[effacé]", roles: []))
    #expect(try store.read { try $0.member(account: "visov/léa") } == nil)
    #expect(try folder.holds("visov/léa") == false)
    #expect(try store.rebuild().isUnchanged)
  }

  /// What was written of a crisis itself: its title, then others, its hashtags, why an agreement was done without, its end.
  @Test func theWordsOfACrisisCanBeErased() throws {
    let code = Sample.code
    let said: [CrisisChanged] = [
      CrisisChanged(code: code, .title("Mme Durand disparue")), CrisisChanged(code: code, .hashtags(["#Durand"])),
      CrisisChanged(code: code, .authority("PREF63", isAdded: true), reason: "vu avec Mme Durand"),
      CrisisChanged(code: code, .cod(true)),
    ]
    var rows = try store.append(said.map { $0 })
    rows.append(contentsOf: try store.append(CrisisChanged(code: code, .title("crue"))))
    try store.undo(rows[4])
    let end = CrisisClosed(code: code, by: 2, reason: "Mme Durand est retrouvée")
    let closing = try store.append(end)
    #expect(try store.read { try $0.crisis(code)?.title } == "Mme Durand disparue")
    #expect(try folder.holds("Durand"))

    let remains =
      try zip(rows, said).map {
        PayloadsErased.Row(sequence: $0, remains: try $1.erased().remains())
      }
      + closing.map { PayloadsErased.Row(sequence: $0, remains: try end.erased().remains()) }
    try store.append(PayloadsErased(crisisCode: code, rows: remains, reason: "demande"))
    try store.erase(report: 1)

    let crisis = try #require(try store.read { try $0.crisis(code) })
    #expect(crisis.title == "[effacé]" && crisis.hashtags == [])
    #expect(crisis.codArmed == true && crisis.authorities.contains("PREF63"))
    #expect(crisis.status == .closed)
    #expect(try folder.holds("Durand") == false)
    #expect(try store.verifyJournal().isSound)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func anActivationKeepsWhatIsNobodysWhenItsTitleIsErased() throws {
    let entry = try #require(
      try store.read { try $0.journal(after: 0, limit: 100) }.first(where: { $0.event is CrisisActivated }))
    guard let activated = entry.event as? CrisisActivated else { return }
    try store.append(
      CrisisChanged(code: Sample.code, .departement(#require(Departement("43")), isAdded: true)))
    let before = try #require(try store.read { try $0.crisis(Sample.code) })
    let remains = try activated.erased().remains()
    try store.append(
      PayloadsErased(
        crisisCode: Sample.code, rows: [.init(sequence: entry.sequence, remains: remains)], reason: "demande"))
    var expected = before
    expected.title = "[effacé]"
    #expect(try store.read { try $0.crisis(Sample.code) } == expected)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func aReaderAtWorkOnlyPutsTheScrubbingOff() throws {
    try store.read { _ in
      try store.erase(report: 1)
      #expect(!store.isScrubbed)
    }
    try store.append(Sample.filed(Sample.report(2)))
    #expect(store.isScrubbed)
    #expect(try folder.holds("Durand") == false)
  }

  /// The lines of digests, answers and announcements of other things that name the report, and no others.
  @Test func whatQuotedAReportIsErasedToo() throws {
    try store.append(
      Sample.digest(1, lines: ["POINT N° 1", "VÉRIFIÉ : S1 Mme Durand", "S11 route ; S12 pont"]),
      Sample.digest(2, lines: ["POINT N° 2", "rien"]),
      NoteWritten(crisisCode: Sample.code, by: 2, text: "appeler la mairie"))
    let (digest, note) = (Int64(9), Int64(11))
    func said(_ text: String, cause: Int64?) -> OutboxLine {
      OutboxLine(
        cause: cause, createdAt: 1, network: "visov", destination: .channel("#gest-63"), text: text,
        crisis: cause == nil ? nil : Sample.code)
    }
    try store.write { transaction in
      for (text, cause) in [
        ("POINT N° 1", digest), ("VÉRIFIÉ : S1 Mme Durand", digest), ("S11 route ; S12 pont", digest),
        ("voir S1 : Mme Durand", note), ("appeler la mairie", note), ("DÉTRESSE S1 d’une autre crise", nil),
      ] { _ = try transaction.enqueue(said(text, cause: cause)) }
      for (text, row) in [("S1 : Mme Durand", note), ("S12 : pont", note), ("noté", note)] {
        _ = try transaction.record(
          InboxLine(
            network: "visov", messageID: "\(text.count)", at: 1, place: .direct, sender: "visov/jo", sequence: row,
            answer: InboxAnswer(text: text, destination: .channel("#visov-veille"))))
      }
    }
    try store.erase(report: 1)
    #expect(
      try store.read { try $0.digests(crisis: Sample.code).map(\.lines) } == [
        ["POINT N° 1", "[effacé]", "S11 route ; S12 pont"], ["POINT N° 2", "rien"],
      ])
    #expect(
      try store.read { try $0.pendingAnnouncements() }.map(\.announcement.text) == [
        "POINT N° 1", "S11 route ; S12 pont", "appeler la mairie", "DÉTRESSE S1 d’une autre crise",
      ])
    #expect(
      try (1...3).map { id in try store.read { try $0.inboxLine(Int64(id))?.line.answer?.text } } == [
        nil, "S12 : pont", "noté",
      ])
    #expect(try folder.holds("Durand") == false)
    #expect(try store.verifyJournal().isSound)
    #expect(try store.rebuild().isUnchanged)
    #expect(try store.erase(.report(crisis: Sample.code, number: 1)) == .nothingLeft)
    #expect(try store.erase(.report(crisis: Sample.code, number: 9)) == .unknown)
  }

  /// One row of the journal: a note, and no other.
  @Test func aNoteIsErasedAlone() throws {
    let rows = try store.append(
      NoteWritten(crisisCode: Sample.code, by: 2, text: "un secret"),
      NoteWritten(crisisCode: Sample.code, by: 2, text: "autre chose"))
    func erase(_ row: Int64, crisis: String = Sample.code) throws -> ErasureOutcome {
      try store.write { try $0.erase(.row(row, crisis: crisis), reason: "demande", by: .configuration, at: 5) }
    }
    #expect(try erase(rows[0], crisis: "42-feu-2411") == .unknown)
    #expect(try erase(99) == .unknown)
    #expect(try erase(rows[0]) == .erased(rows: 1, sequence: rows[1] + 1))
    #expect(try erase(rows[0]) == .nothingLeft)
    #expect(try store.read { try String.fetchAll($0.db, sql: "SELECT text FROM note") } == ["[effacé]", "autre chose"])
    #expect(try folder.holds("un secret") == false)
    #expect(try store.rebuild().isUnchanged)
  }

  /// Nobody is left who could use what the person could.
  @Test func anErasedMemberHasNoRightsAndNoTrace() throws {
    try store.append(RoleSet(member: 2, .role(.admin), isGranted: true))
    #expect(try store.erase(.member(2)) == .lastAdmin)
    try store.append(RoleSet(member: 3, .role(.admin), isGranted: true))
    try store.write { transaction in
      _ = try transaction.record(
        InboxLine(
          network: "visov", messageID: "m", at: 1, place: .direct, sender: "visov/jo",
          answer: InboxAnswer(text: "Bonjour Jo", destination: .account("jo"))))
      _ = try transaction.enqueue(
        OutboxLine(createdAt: 1, network: "visov", destination: .account("jo"), text: "à Jo seule"))
    }
    try store.erase(.member(2))
    #expect(try store.read { try $0.member(number: 2) } == Member(number: 2, name: "[effacé]", roles: []))
    #expect(try store.read { try $0.members(withRole: .admin) }.map(\.number) == [3])
    #expect(try store.read { try $0.inboxLine(1)?.line.sender } == "[effacé]")
    #expect(try store.read { try $0.pendingAnnouncements() } == [])
    for trace in ["visov/jo", "à Jo seule", "Bonjour Jo"] { #expect(try folder.holds(trace) == false, "\(trace)") }
    #expect(try store.rebuild().isUnchanged)
    #expect(try store.verifyJournal().isSound)
  }

  /// What was said when an act was taken back repeats the act.
  @Test func whatWasSaidOfAnActTakenBackIsErasedToo() throws {
    let row = try store.append(CrisisClosed(code: Sample.code, by: 1, reason: "Mme Durand est retrouvée"))[0]
    try store.undo(row)
    try store.write { transaction in
      _ = try transaction.enqueue(
        OutboxLine(
          cause: row + 1, createdAt: 1, network: "visov", destination: .channel("#gest-63"), text: "titre secret"))
    }
    try store.erase(.crisis(Sample.code))
    #expect(try store.read { try $0.pendingAnnouncements() } == [])
    #expect(try folder.holds("titre secret") == false)
    #expect(try store.read { try $0.crisis(Sample.code) }?.status == .active)
    #expect(try store.rebuild().isUnchanged)
  }

  private static let wrong: [(Int64, String)] = [
    (99, #"{"crisisCode":"63-crue-2411","number":1}"#),
    (5, #"{"code":"63-crue-2411"}"#),
    (6, #"{"crisisCode":"63-crue-2411","number":1}"#),
    (7, #"{"crisisCode":"63-crue-2411","number":2}"#),
    (8, "nothing"),
  ]

  @Test(arguments: wrong)
  func anErasureThatDoesNotFitHasNoEffect(sequence: Int64, remains: String) throws {
    let digest = try store.tablesDigest()
    let rows = [PayloadsErased.Row(sequence: sequence, remains: remains)]
    #expect(throws: StoreFault.self) {
      try store.append(PayloadsErased(crisisCode: nil, rows: rows, reason: ""))
    }
    #expect(try store.tablesDigest() == digest)
    #expect(try store.verifyJournal().erased == 0)
  }
}
