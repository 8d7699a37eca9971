import GRDB
import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct MemberQueryTests {
  private let store: Store

  init() throws { store = try Store.sample() }

  @Test func aMemberIsKnownByAccountAndNumber() throws {
    let jo = Member(number: 2, name: "Jo", roles: [.volunteer, .verifier])
    let captain = Member(number: 1, name: "capitaine", roles: [], manages: ["SDIS63"])
    try store.read { (reader) throws in
      #expect(try reader.member(account: "visov/jo") == jo)
      #expect(try reader.member(account: "ailleurs/jo") == nil)
      #expect(try reader.member(number: 1) == captain)
      #expect(try reader.member(number: 9) == nil)
      #expect(try reader.members().map(\.number) == [1, 2, 3])
      #expect(try reader.members(withRole: .verifier) == [jo])
      #expect(try reader.managers(of: "SDIS63") == [captain])
      #expect(try reader.accounts(ofMember: 2) == ["visov/jo"])
      #expect(try reader.nextMemberNumber() == 4)
      #expect(try reader.accountsWithHistory() == ["visov/capitaine", "visov/jo", "visov/léa"])
    }
  }

  @Test func enrollingAgainReplacesAllButTheLanguage() throws {
    try store.append(
      LanguageChosen(member: 2, language: .english),
      MemberEnrolled(
        number: 2, name: "Joël", accounts: ["visov/jo", "autre/jo"], roles: [.coordinator], manages: ["PREF63"]))
    let member = try store.read { try $0.member(account: "autre/jo") }
    #expect(
      member == Member(number: 2, name: "Joël", language: .english, roles: [.coordinator], manages: ["PREF63"]))
  }

  @Test func anEmptyStoreHasNobody() throws {
    try Store(.memory).read { (reader) throws in
      #expect(try reader.nextMemberNumber() == 1)
      #expect(try reader.accountsWithHistory() == [])
      #expect(try reader.authorities() == [])
      #expect(try reader.lastWrite() == nil)
    }
  }

  @Test func authoritiesComeBackAsTheyWere() throws {
    let bare = Authority(code: "PREF63", kind: .prefecture, name: "Préfecture", departements: [])
    try store.append(AuthorityRegistered(authority: bare))
    try store.read { (reader) throws in
      #expect(try reader.authority("SDIS63") == Sample.authority)
      #expect(try reader.authorities() == [bare, Sample.authority])
      #expect(try reader.authority("SDIS42") == nil)
    }
    var changed = Sample.authority
    changed.departements = Sample.departements(["43"])
    changed.agreement = nil
    try store.append(AuthorityRegistered(authority: changed))
    #expect(try store.read { try $0.authority("SDIS63") } == changed)
  }
}

@Suite struct CrisisQueryTests {
  @Test func crisesComeBackAsTheyAre() throws {
    let store = try Store.sample(
      .memory, Sample.activated("63-feu-0101"), Sample.activated("43-crue-2411"),
      Sample.filed(Sample.report(7)))
    try store.undo(6)
    try store.read { (reader) throws in
      let crisis = try #require(try reader.crisis(Sample.code))
      #expect(
        crisis
          == Crisis(
            code: Sample.code, title: "crue de l’Allier", hazard: .flood,
            departements: Sample.departements(["63", "43"]), nature: .real, status: .active, requester: "SDIS63",
            authorities: ["SDIS63"], openedBy: 1, openedAt: Sample.start, lastReport: 7))
      #expect(try reader.openCrises().map(\.code) == [Sample.code, "43-crue-2411"])
      #expect(try reader.crises(latest: 2).map(\.code) == ["43-crue-2411", "63-feu-0101"])
      #expect(try reader.crisis("63-feu-0101")?.status == .cancelled)
      #expect(try reader.crisis("63-feu-0101")?.closedAt == Sample.start)
      #expect(try reader.crisisCodes(startingWith: "63") == [Sample.code, "63-feu-0101"])
      #expect(try reader.crisisCodes(startingWith: "63-f%") == [])
      #expect(try reader.nextReportNumber(crisis: Sample.code) == 8)
      #expect(try reader.nextReportNumber(crisis: "42") == nil)
    }
  }
}

@Suite struct ReportQueryTests {
  private let link = "https://x.com/a/1"

  @Test func aReportComesBackAsItWasFiled() throws {
    let full = Sample.report(1, link: link, text: "l’eau monte", place: Sample.issoire, urgency: .urgent)
    let bare = Report(crisis: Sample.code, number: 2, receivedAt: 5, reportedBy: 3)
    let store = try Store.sample(.memory, Sample.filed(full), Sample.filed(bare))
    #expect(try store.read { try $0.report(crisis: Sample.code, number: 1) } == full)
    #expect(try store.read { try $0.report(crisis: Sample.code, number: 2) } == bare)
    #expect(try store.read { try $0.report(crisis: "42", number: 1) } == nil)
  }

  @Test func aLinkLeadsToItsLatestReportThatStands() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1, link: link)))
    func found(_ crisis: String = Sample.code) throws -> Int? {
      try store.read { try $0.report(crisis: crisis, canonicalURL: link)?.number }
    }
    #expect(try found() == 1)
    #expect(try found("42") == nil)
    try store.append(Sample.filed(Sample.report(2, link: link)))
    #expect(try found() == 2)
    try store.undo(7)
    #expect(try found() == 1)
  }

  @Test func aPersonCountsOnce() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1, by: 2)))
    func people() throws -> [Int] {
      try store.read { reader in
        [try reader.report(crisis: Sample.code, number: 1)?.people ?? 0]
          + (try (1...3).filter { try reader.hasReported(member: $0, crisis: Sample.code, number: 1) })
      }
    }
    #expect(try people() == [1, 2])
    for member in [2, 3, 3] {
      try store.append(
        ReportCounted(crisisCode: Sample.code, number: 1, member: member, at: Sample.start))
    }
    #expect(try people() == [2, 2, 3])
  }

  @Test func aCorrectionChangesOnlyWhatItNames() throws {
    var report = Sample.report(1, link: link, text: "l’eau monte", place: Place(raw: "orbel"))
    let store = try Store.sample(
      .memory, Sample.filed(report),
      ReportCorrected(crisisCode: Sample.code, number: 1, place: Sample.issoire, peopleAtRisk: 9))
    report.place = Sample.issoire
    report.peopleAtRisk = 9
    #expect(try store.read { try $0.report(crisis: Sample.code, number: 1) } == report)
  }

  /// What a report is like is written with it; whether that is still to be said is seen from how things stand.
  @Test func aLikenessStandsUntilItIsSettled() throws {
    func filed(_ number: Int, like: Int? = nil, text: String = "pont coupé") -> any Event {
      var report = Sample.report(number, text: text, place: Sample.issoire)
      report.like = like
      return Sample.filed(report)
    }
    let store = try Store.sample(.memory, filed(1), filed(2, like: 1), filed(3, like: 2), filed(4, text: "toit"))
    func likeness(of number: Int) throws -> [Int]? {
      try store.read { reader in
        let likeness = try reader.report(crisis: Sample.code, number: number).flatMap { try reader.likeness(of: $0) }
        return likeness.map { [$0.number, $0.original.number] }
      }
    }
    func settled(_ number: Int, _ status: ReportStatus, of original: Int? = nil) throws -> Int64 {
      try store.append(
        ReportSettled(crisisCode: Sample.code, number: number, by: 2, status: status, original: original))[0]
    }
    #expect(try likeness(of: 1) == nil)
    #expect(try likeness(of: 2) == [1, 1])
    #expect(try likeness(of: 3) == [2, 2])
    let double = try settled(2, .duplicate, of: 1)
    #expect(try likeness(of: 2) == nil)
    #expect(try likeness(of: 3) == [2, 1])
    let old = try settled(1, .superseded)
    #expect(try likeness(of: 3) == nil)
    for row in [old, double] { try store.undo(row) }
    #expect(try likeness(of: 3) == [2, 2])
    // A correction may say of what it is like now; or make it another fact.
    try store.append(ReportCorrected(crisisCode: Sample.code, number: 3, text: "le pont", like: 1))
    #expect(try likeness(of: 3) == [1, 1])
    try store.append(ReportCorrected(crisisCode: Sample.code, number: 3, text: "toit arraché"))
    #expect(try likeness(of: 3) == nil)
    // Whose number is nowhere: as after a batch that was rolled back.
    try store.append(filed(5, like: 9))
    #expect(try likeness(of: 5) == nil)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func theDoublesOfAReportAreThoseThatStillAre() throws {
    let store = try Store.sample(.memory)
    for number in 1...4 { try store.append(Sample.filed(Sample.report(number))) }
    func double(_ number: Int, of original: Int) throws -> Int64 {
      try store.append(
        ReportSettled(crisisCode: Sample.code, number: number, by: 2, status: .duplicate, original: original))[0]
    }
    func doubles(of number: Int) throws -> [Int] {
      try store.read { reader in
        try reader.report(crisis: Sample.code, number: number).map { try reader.doubles(of: $0) } ?? []
      }
    }
    _ = try double(3, of: 1)
    _ = try double(2, of: 1)
    #expect(try doubles(of: 1) == [2, 3])
    let again = try double(2, of: 4)
    #expect(try doubles(of: 1) == [3])
    #expect(try doubles(of: 4) == [2])
    try store.undo(again)
    try store.append(ReportVerified(crisisCode: Sample.code, number: 3, by: 3, outcome: .verified))
    #expect(try doubles(of: 1) == [2])
    #expect(try doubles(of: 4) == [])
  }

  @Test func listsAndFigures() throws {
    let store = try Store.sample(
      .memory, Sample.filed(Sample.report(1, by: 2, place: Sample.issoire, at: 10)),
      Sample.filed(Sample.report(2, by: 3, urgency: .urgent, at: 20)), Sample.filed(Sample.report(3, by: 3, at: 30)),
      Sample.filed(Sample.report(4, by: 1, at: 40)),
      ReportCounted(crisisCode: Sample.code, number: 1, member: 3, at: 50))
    try store.undo(9)
    try store.read { (reader) throws in
      #expect(try reader.reports(ReportSelection(crisis: Sample.code), limit: 9).map(\.number) == [3, 2, 1])
      #expect(try reader.reports(ReportSelection(crisis: Sample.code, reporter: 3), limit: 1).map(\.number) == [3])
      #expect(try reader.reports(ReportSelection(crisis: Sample.code, statuses: [.verified]), limit: 9) == [])
      #expect(try reader.reports(ReportSelection(crisis: Sample.code, statuses: []), limit: 9) == [])
      #expect(try reader.countReports(ReportSelection(crisis: Sample.code)) == 3)
      #expect(try reader.countReports(ReportSelection(crisis: Sample.code, urgency: .urgent)) == 1)
      #expect(try reader.countReports(ReportSelection(crisis: Sample.code, place: Sample.issoire)) == 1)
      #expect(try reader.countReports(ReportSelection(crisis: Sample.code, place: Place(raw: "ISSOIRE"))) == 1)
      #expect(try reader.countReports(ReportSelection(crisis: Sample.code, place: Place(raw: "x"))) == 0)
      let figures = try reader.figures(crisis: Sample.code)
      #expect(
        figures
          == ReportFigures(
            byStatus: [.new: 3], urgent: 1, withoutCommune: 2, reporters: 2, sightings: 4, firstReceivedAt: 10,
            lastReceivedAt: 30, urgentOpen: 1))
      #expect(figures.total == 3)
      #expect(try reader.figures(crisis: "42") == ReportFigures())
    }
  }

  @Test func theLastActIsTheOneToUndo() throws {
    let store = try Store.sample()
    func last(_ member: Int, before row: Int64 = .max) throws -> Int64? {
      try store.read { try $0.lastAct(of: member, before: row)?.sequence }
    }
    #expect(try last(2) == 5)
    #expect(try last(1) == nil)
    try store.append([Sample.filed(Sample.report(1, by: 2)), Sample.filed(Sample.report(2, by: 2))])
    try store.append([Sample.filed(Sample.report(3, by: 1))], by: .member(1))
    #expect(try last(2) == 7)
    #expect(try last(2, before: 7) == 6)
    #expect(try last(2, before: 6) == 5)
    #expect(try last(1) == 8)
    try store.undo(7)
    #expect(try last(2) == 6)
    let correction = try store.append(ReportCorrected(crisisCode: Sample.code, number: 3, text: "autre"))[0]
    #expect(try last(2) == correction)
    try store.undo(correction)
    #expect(try last(2) == 6)
    // What the clock does is nobody's.
    try store.append([RelayExpired(crisisCode: Sample.code, number: 1)], by: .clock)
    #expect(try last(-1) == nil)
  }
}

/// What was verified, and by whom, for ever.
@Suite struct VerificationHistoryTests {
  @Test func verificationsAreAHistory() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1)))
    func verified(_ outcome: VerificationOutcome, _ reason: String? = nil) -> any Event {
      ReportVerified(
        crisisCode: Sample.code, number: 1, by: 3, outcome: outcome, checks: [.date, .place], grade: Grade("C3"),
        reason: reason)
    }
    let rows = try store.append(verified(.verified), verified(.refuted, "photo de 2003"))
    func status() throws -> ReportStatus? { try store.read { try $0.report(crisis: Sample.code, number: 1)?.status } }
    #expect(try status() == .refuted)
    let history = try store.read { try $0.verifications(crisis: Sample.code, report: 1) }
    #expect(history.map(\.outcome) == [.verified, .refuted])
    #expect(history.first?.checks == [.date, .place])
    #expect(history.first?.grade == Grade("C3"))
    try store.undo(rows[1])
    #expect(try status() == .verified)
    try store.undo(rows[1])
    #expect(try status() == .verified)
    #expect(try store.read { try $0.verifications(crisis: Sample.code, report: 1) }.map(\.sequence) == [rows[0]])
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func anErasedReportKeepsWhatItWasFoundToBe() throws {
    let store = try Store.sample(.memory, Sample.filed(Sample.report(1, text: "secret")))
    try store.append(
      ReportCorrected(crisisCode: Sample.code, number: 1, text: "autre secret"),
      ReportVerified(crisisCode: Sample.code, number: 1, by: 3, outcome: .refuted, reason: "secret de Paul"))
    try store.erase(report: 1)
    #expect(try store.read { try $0.report(crisis: Sample.code, number: 1) }?.status == .refuted)
    #expect(try store.read { try $0.verifications(crisis: Sample.code, report: 1) }.map(\.reason) == ["[effacé]"])
    #expect(try store.rebuild().isUnchanged)
  }
}

/// What the desk asks for every line must not slow down as the tables grow.
@Suite struct QueryPlanTests {
  private static let plans: [(String, String)] = [
    ("report WHERE crisis = 'a' AND canonical_url = 'b' AND status <> 'c' ORDER BY seq DESC LIMIT 1", "report_by_link"),
    (
      "report WHERE seq >> 10 = 1 AND reported_by = 1 AND status <> 'c' ORDER BY seq DESC LIMIT 1", "report_by_member"
    ),
    (
      "journal WHERE actor = 1 AND kind <> 'report.filed' AND seq < 9 AND kind IN ('a', 'b') ORDER BY seq DESC LIMIT 1",
      "journal_by_actor"
    ),
    ("journal WHERE subject = 'a' AND kind <> 'report.filed' AND seq > 9 ORDER BY seq", "journal_by_subject"),
    (
      "report WHERE crisis = 'a' AND status = 'new' AND urgency = 'urgent' AND topic = 'route' "
        + "AND number <= 7 ORDER BY number DESC LIMIT 60", "report_told"
    ),
    ("journal WHERE crisis = 'a' AND seq > 7 AND kind <> 'report.filed' AND kind LIKE 'report.%'", "journal_followed"),
    ("inbox WHERE id >> 8 = 1 AND message_id = 'b' AND network = 'a'", "inbox_by_line"),
    (
      "inbox INDEXED BY inbox_by_line WHERE id >> 8 = 1 AND fingerprint = 1 AND network = 'a' AND at >= 1",
      "inbox_by_line"
    ),
    ("outbox WHERE state IN ('queued', 'sent') ORDER BY lane, id", "outbox_pending"),
    ("question WHERE account = 'a' AND channel IS 'b' AND state = 'open' AND expires_at > 1", "question_by_account"),
  ]

  @Test(arguments: plans)
  func eachUsesItsIndex(query: String, index: String) throws {
    let details = try Store(.memory).read { reader in
      try Row.fetchAll(reader.db, sql: "EXPLAIN QUERY PLAN SELECT * FROM \(query)").map { $0["detail"] as String }
    }
    #expect(details.count == 1, "sorted or scanned apart: \(details)")
    #expect(details.first?.contains("USING INDEX \(index)") == true, "\(details)")
  }
}
