import Testing

@testable import CrisisCore
@testable import CrisisStore

extension Sample {
  static func digest(
    _ number: Int, crisis: String = code, at: Milliseconds = start,
    lines: [String] = ["POINT N° 1", "DÉTRESSE : aucune."]
  ) -> any Event {
    DigestIssued(
      crisisCode: crisis, number: number, from: at, to: at + .hour, dueAt: at + .hour, nextAt: at + 3 * .hour,
      total: 2, head: "3fa94c07", lines: lines)
  }
}

@Suite struct DigestTests {
  private func store(verifying: Bool = false) throws -> Store {
    let store = try Store.sample(
      .memory, Sample.filed(Sample.report(1, text: "pont", place: Sample.issoire, category: .water, urgency: .urgent)),
      Sample.filed(Sample.report(2, text: "cave", place: Sample.issoire, category: .water)),
      Sample.filed(Sample.report(3, place: Place(raw: "Orbel"), category: .water, urgency: .urgent)),
      Sample.filed(Sample.report(4)))
    try store.undo(9)
    // No event verifies yet.
    if verifying {
      try store.write { try $0.db.execute(sql: "UPDATE report SET status = 'verified' WHERE number < 3") }
    }
    return store
  }

  @Test func theContentIsCountedBySectionAndCommune() throws {
    let content = try store(verifying: true).read { reader in
      try reader.digestContent(
        crisis: Sample.code, touched: reader.touchedReports(crisis: Sample.code, after: 0))
    }
    #expect(content.byStatus == [.verified: 2, .new: 1])
    #expect(
      Set(content.groups) == [
        .init(section: .verifiedUrgent, commune: "Issoire", count: 1),
        .init(section: .verified, commune: "Issoire", count: 1),
        .init(section: .toConfirmUrgent, commune: nil, count: 1),
      ])
    #expect(
      content.items[.verifiedUrgent] == [
        DigestContent.Item(
          number: 1, commune: "Issoire", category: .water, text: "pont", seenAt: Sample.report(1).observedAt,
          people: Sample.report(1).peopleAtRisk, isNew: true, isTouched: false)
      ])
    #expect(content.items[.toConfirmUrgent]?.map(\.commune) == [nil])
    #expect(content.items[.toConfirm] == nil)
  }

  /// Urgent or not, verified or not, roads stand with roads; the figures follow what a report is corrected to.
  @Test func roadsAndEvacuationsAreApart() throws {
    let store = try Store.sample(
      .memory, Sample.filed(Sample.report(1, text: "pont", place: Sample.issoire)),
      Sample.filed(Sample.report(2, text: "rue", place: Sample.issoire, urgency: .urgent)),
      Sample.filed(Sample.report(3, text: "RD 76", place: Sample.issoire)),
      Sample.filed(Sample.report(4, text: "quartier", place: Sample.issoire, category: .evacuation)),
      Sample.filed(Sample.report(5, text: "cave", place: Sample.issoire, category: .water)))
    try store.append(ReportVerified(crisisCode: Sample.code, number: 3, by: 3, outcome: .verified))
    func content(touchedOnly: Bool) throws -> DigestContent {
      try store.read { reader in
        try reader.digestContent(
          crisis: Sample.code, touched: reader.touchedReports(crisis: Sample.code, after: 0), touchedOnly: touchedOnly)
      }
    }
    for touchedOnly in [false, true] {
      let content = try content(touchedOnly: touchedOnly)
      #expect(
        Set(content.groups) == [
          .init(section: .toConfirm, commune: "Issoire", count: 1),
          .init(section: .of(.roads, isVerified: true), commune: "Issoire", count: 1),
          .init(section: .of(.roads, isVerified: false), commune: "Issoire", count: 2),
          .init(section: .of(.evacuations, isVerified: false), commune: "Issoire", count: 1),
        ])
      let roads = content.items[.of(.roads, isVerified: false)] ?? []
      #expect(roads.map(\.number) == [2, 1] && roads.map(\.isUrgent) == [true, false])
      #expect(content.items[.of(.evacuations, isVerified: false)]?.map(\.number) == [4])
      #expect(content.items[.toConfirm]?.map(\.number) == [5] && content.items[.toConfirm]?.first?.isUrgent == nil)
    }
    try store.append(ReportCorrected(crisisCode: Sample.code, number: 1, category: .water))
    let corrected = try content(touchedOnly: false)
    #expect(corrected.items[.of(.roads, isVerified: false)]?.map(\.number) == [2])
    #expect(corrected.items[.toConfirm]?.map(\.number) == [5, 1])
    #expect(corrected.groups.first { $0.section == .toConfirm }?.count == 2)
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func whatSomethingHappenedToComesFirstOrAlone() throws {
    let store = try store(verifying: true)
    let head = try store.read { try $0.journalHead().sequence }
    for number in 5...7 {
      try store.append(
        Sample.filed(Sample.report(number, place: Sample.issoire, category: .water, urgency: .urgent)))
    }
    try store.append(
      ReportCorrected(crisisCode: Sample.code, number: 3, peopleAtRisk: 2))
    let touched = try store.read { try $0.touchedReports(crisis: Sample.code, after: head + 2) }
    #expect((1...9).filter(touched.contains) == [3, 7])
    let all = try store.read { try $0.digestContent(crisis: Sample.code, touched: touched) }
    #expect(all.items[.toConfirmUrgent]?.map(\.number) == [7, 3, 6, 5])
    #expect(all.items[.toConfirmUrgent]?.map(\.isNew) == [true, false, false, false])
    #expect(all.items[.toConfirmUrgent]?.map(\.isTouched) == [false, true, false, false])
    #expect(all.total == 6)
    let only = try store.read { try $0.digestContent(crisis: Sample.code, touched: touched, touchedOnly: true) }
    #expect(only.items[.toConfirmUrgent]?.map(\.number) == [7, 3])
    #expect(only.byStatus == [.new: 2])
    #expect(try store.read { try $0.touchedReports(crisis: "42-feu-0101", after: 0).isEmpty })
  }

  @Test func aDigestAndThePeriodAreFoundAgain() throws {
    let store = try store()
    #expect(try store.read { try $0.lastDigest(crisis: Sample.code) } == nil)
    #expect(try store.read { try $0.digestPeriod(crisis: Sample.code) } == nil)
    try store.append(Sample.digest(1), Sample.digest(2, lines: ["a", "b", "c"]))
    let last = try #require(try store.read { try $0.lastDigest(crisis: Sample.code) })
    #expect(last.number == 2 && last.lines == ["a", "b", "c"] && last.total == 2)
    #expect(last.nextAt == Sample.start + 3 * .hour && last.dueAt == Sample.start + .hour)
    #expect(try store.read { try $0.journalHead().sequence } == last.sequence)
    #expect(try store.read { try $0.digests(crisis: Sample.code).map(\.number) } == [1, 2])
    try store.append(DigestPeriodSet(crisisCode: Sample.code, every: .hour, nextAt: 5))
    try store.append(DigestPeriodSet(crisisCode: Sample.code, every: nil, nextAt: nil))
    let period = try store.read { try $0.digestPeriod(crisis: Sample.code) }
    #expect(period == DigestPeriod(every: nil, nextAt: nil, sequence: last.sequence + 2))
    #expect(try store.rebuild().isUnchanged)
  }

  /// A digest repeats what a report said: when that is erased, so is this.
  @Test func aDigestCanBeErased() throws {
    let store = try store()
    try store.append(Sample.digest(1, lines: ["VÉRIFIÉ : S1 chez untel"]))
    let sequence = try store.read { try $0.journalHead().sequence }
    try store.write { transaction in
      _ = try transaction.enqueue(
        OutboxLine(
          cause: sequence, createdAt: 1, network: "visov", destination: .channel("#gest-63"), lane: .digest,
          text: "VÉRIFIÉ : S1 chez untel"))
      guard let event = try transaction.journalEntry(sequence)?.event as? DigestIssued else { return }
      let remains = try event.erased().remains()
      try transaction.append(
        PayloadsErased(
          crisisCode: Sample.code, rows: [PayloadsErased.Row(sequence: sequence, remains: remains)],
          reason: "demande"), by: .member(1), at: Sample.start)
    }
    #expect(try store.read { try $0.lastDigest(crisis: Sample.code)?.lines } == ["[effacé]"])
    #expect(try store.read { try $0.announcement(1)?.announcement.text } == "")
    #expect(try store.read { try $0.lastDigest(crisis: Sample.code)?.sequence } == sequence)
    #expect(try store.rebuild().isUnchanged)
    #expect(try store.verifyJournal().isSound)
  }

  @Test func olderLinesOfAKeyAreNotSaidAnyMore() throws {
    let store = try store()
    try store.write { transaction in
      for key in ["digest/63-crue-2411/a/0", "digest/63-crue-2411/a/1", "digest/63-crue-2411b/a/0", nil] {
        _ = try transaction.enqueue(
          OutboxLine(
            createdAt: 1, network: "visov", destination: .channel("#gest-63"), lane: .digest, key: key, text: "x"))
      }
      try transaction.mark(announcement: 2, .sent, at: 2)
      try transaction.supersedeAnnouncements(keyPrefix: "digest/63-crue-2411/")
    }
    #expect(try store.read { try $0.pendingAnnouncements().map(\.id) } == [3, 4])
  }
}
