import GRDB
import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct RebuildTests {
  /// One event of each kind, in an order in which they may come.
  private static let base: [any Event] =
    Sample.team + [
      LanguageChosen(member: 2, language: .english),
      Sample.activated(),
      Sample.filed(Sample.report(1, link: "https://x.com/a", text: "l’eau monte", place: Sample.issoire)),
      Sample.filed(Sample.report(2, by: 3, urgency: .urgent)),
      ReportCounted(crisisCode: Sample.code, number: 1, member: 3, at: Sample.start),
      ReportCorrected(crisisCode: Sample.code, number: 2, place: Sample.issoire, urgency: .normal),
      ReportVerified(crisisCode: Sample.code, number: 1, by: 3, outcome: .verified),
      DistressRaised(crisisCode: Sample.code, number: 1, by: 2),
      DistressRepeated(crisisCode: Sample.code, number: 1, named: 2),
      DistressReceived(crisisCode: Sample.code, number: 1, by: 1, authority: "SDIS63"),
      RescueTold(crisisCode: Sample.code, number: 1, by: 2, isTold: true),
      DistressCleared(crisisCode: Sample.code, number: 1, by: 1, reason: "fini"),
      ReportSettled(crisisCode: Sample.code, number: 2, by: 2, status: .duplicate, original: 1),
      ReportEscalated(crisisCode: Sample.code, number: 1, by: 1, status: .new),
      JointlyRequested(code: Sample.code, authority: "PREF63", by: 1, agreement: nil, overrideReason: "urgence"),
      QuestionAsked(crisisCode: Sample.code, number: 1, by: 1, text: "accès ?"),
      QuestionReminded(crisisCode: Sample.code, number: 1),
      QuestionFollowed(crisisCode: Sample.code, number: 1, by: 2),
      QuestionAnswered(crisisCode: Sample.code, number: 1, by: 2, text: "libre"),
      OfferMade(
        number: 1, by: 2, departement: Sample.departements(["63"])[0], hazard: .flood, nature: .real,
        text: "l’eau monte",
        link: "https://example.org/a"),
      OfferSupported(number: 1, by: 3, text: "vu aussi"),
      OfferPassed(number: 1, authorities: ["SDIS63", "PREF63"], isRead: true),
      OfferDeclined(number: 1, by: 1, authorities: ["PREF63"], reason: "moyens suffisants", isClosed: false),
      OfferDeclined(number: 1, by: 1, authorities: [], reason: "fausse alerte", isClosed: true),
      OfferExpired(number: 1),
      OfferAccepted(number: 1, by: 1, authority: "SDIS63", crisisCode: Sample.code),
      PayloadsErased(crisisCode: Sample.code, rows: [], reason: "demande"),
      CrisisClosed(code: Sample.code, by: 1, reason: "décrue"),
      CrisisArchived(code: Sample.code, reason: "bilan remis"),
      ErasureForetold(code: Sample.code, at: Sample.start + .day),
      WordsForgotten(code: Sample.code, upTo: 9, count: 4, isLast: false),
      Sample.digest(1),
      DigestPeriodSet(crisisCode: Sample.code, every: .hour, nextAt: Sample.start + .hour),
    ] + Sample.watch + Sample.relayHistory()
  static let history: [any Event] =
    base + Sample.people(after: base.count)
    + [ActUndone(act: 10, subject: .report(crisis: Sample.code, number: 2))]

  @Test func theHistoryHasEveryKind() {
    #expect(Set(Self.history.map(\.kind)) == Set(EventList.all.map { $0.kind }))
  }

  @Test func rebuiltTablesEqualTheLiveOnesAfterEveryKindOfEvent() throws {
    let store = try Store(.memory)
    for (index, event) in Self.history.enumerated() {
      try store.append(event)
      #expect(try store.rebuild() == Rebuild(events: index + 1, isUnchanged: true), "after \(event.kind)")
    }
  }

  @Test func eachEventButAnEmptyErasureChangesTheTables() throws {
    let store = try Store(.memory)
    var digest = try store.tablesDigest()
    for event in Self.history {
      try store.append(event)
      let next = try store.tablesDigest()
      #expect(next != digest, "\(event.kind)")
      digest = next
    }
  }

  /// Undone, erased and undone again, across all subjects.
  @Test(arguments: UInt64(1)...240)
  func rebuiltTablesEqualTheLiveOnesAfterAShortHistory(seed: UInt64) throws {
    let store = try Store(.memory)
    var history = RandomHistory(seed: seed &+ 1_000)
    for _ in 0..<2 {
      try store.write { transaction in
        for _ in 0..<60 { try history.step(transaction) }
      }
      #expect(try Self.counted(store) == Self.there(store))
      #expect(try store.rebuild().isUnchanged)
    }
    #expect(try store.verifyJournal().isSound)
  }

  @Test(arguments: UInt64(1)...12)
  func rebuiltTablesEqualTheLiveOnesAfterAnyHistory(seed: UInt64) throws {
    let store = try Store(.memory)
    var history = RandomHistory(seed: seed)
    for _ in 0..<15 {
      try store.write { transaction in
        for _ in 0..<20 { try history.step(transaction) }
      }
      #expect(try Self.counted(store) == Self.there(store))
      #expect(try store.rebuild().isUnchanged)
    }
    #expect(try store.verifyJournal().isSound)
    #expect(try store.verifyJournal().erased > 0)
  }

  /// How many reports there are of each kind, as the triggers keep it…
  private static func counted(_ store: Store) throws -> [[DatabaseValue]] {
    try values("SELECT crisis, status, urgency, topic, commune, insee, reports FROM report_count", store)
  }

  /// …and as they stand there.
  private static func there(_ store: Store) throws -> [[DatabaseValue]] {
    try values(
      """
      SELECT crisis, status, urgency, iif(category IN ('route', 'evacuation'), category, ''), coalesce(commune, ''),
        coalesce(insee, ''), count(*) FROM report
      GROUP BY 1, 2, 3, 4, 5, 6
      """, store)
  }

  private static func values(_ sql: String, _ store: Store) throws -> [[DatabaseValue]] {
    try store.read { reader in
      try Row.fetchAll(reader.db, sql: "\(sql) ORDER BY 1, 2, 3, 4, 5, 6").map { Array($0.databaseValues) }
    }
  }

  @Test func aRebuildMendsTablesThatWereTamperedWith() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1, text: "l’eau monte")))
    try store.write { try $0.db.execute(sql: "UPDATE report SET text = 'rien'") }
    #expect(try store.rebuild() == Rebuild(events: 6, isUnchanged: false))
    #expect(try store.read { try $0.report(crisis: Sample.code, number: 1)?.text } == "l’eau monte")
  }

  @Test func aRebuildLeavesTheOperationalTables() throws {
    let store = try Store.sample()
    try store.write { transaction in
      _ = try transaction.record(
        InboxLine(network: "visov", messageID: "m1", at: 1, place: .direct, sender: "visov/jo"))
    }
    _ = try store.rebuild()
    #expect(try store.read { try $0.inboxLine(network: "visov", messageID: "m1")?.id } == 1)
  }

  @Test func aJournalThatCannotBeReadLeavesTheTables() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1)))
    try store.write { transaction in
      try transaction.db.execute(sql: "DROP TRIGGER journal_keeps_content")
      try transaction.db.execute(sql: "UPDATE journal SET payload = '{}' WHERE seq = 6")
    }
    let digest = try store.tablesDigest()
    #expect(throws: StoreFault.unreadableEvent(sequence: 6, reason: "not the JSON of report.filed")) {
      try store.rebuild()
    }
    #expect(try store.tablesDigest() == digest)
  }
}
