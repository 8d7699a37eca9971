import ChatModel
import CrisisCore
import GRDB
import Testing

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
      ReportCounted(crisisCode: Sample.code, number: 1, member: 3, at: Sample.start))
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
    let entries = try store.read { try $0.journal(ofReport: 1, crisis: Sample.code) }
    #expect(entries.map(\.isErased) == [true, true, true])
    #expect(entries.map(\.event.kind) == [ReportFiled.kind, ReportCorrected.kind, ReportCounted.kind])
  }

  @Test func aMembersNameCanBeErased() throws {
    let remains = try remains(of: Sample.member(3, "Léa", [.volunteer]))
    try store.append(
      PayloadsErased(crisisCode: nil, rows: [.init(sequence: 4, remains: remains)], reason: "demande"))
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
    try store.append(CrisisChangeUndone(code: code, change: rows[4]))
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
