import CrisisCore
import GRDB

private let selectDigest = """
  SELECT *, from_at AS "from", to_at AS "to", seq AS sequence FROM digest
  """

/// The reports to which something happened since a row of the journal.
package struct TouchedReports: Sendable, Equatable {
  /// The highest number given before: all those above it are new.
  var known: Int
  /// The highest number there is.
  var last: Int
  /// Those to which something else happened.
  var others: Set<Int>

  package var isEmpty: Bool { last <= known && others.isEmpty }

  package func contains(_ number: Int) -> Bool { number > known && number <= last || others.contains(number) }

  /// As JSON.
  var list: String { "[\(others.sorted().map(String.init).joined(separator: ","))]" }
}

/// Told in a line of their own.
private let inDistress = """
  EXISTS (SELECT 1 FROM distress WHERE distress.crisis = report.crisis AND distress.report = report.number
    AND cleared_at IS NULL)
  """

extension StoreQueries {
  package func lastDigest(crisis: String) throws -> Digest? {
    try db.record("\(selectDigest) WHERE crisis = ? ORDER BY number DESC LIMIT 1", [crisis])
  }

  /// By number.
  package func digests(crisis: String) throws -> [Digest] {
    try db.records("\(selectDigest) WHERE crisis = ? ORDER BY number", [crisis])
  }

  package func digestPeriod(crisis: String) throws -> DigestPeriod? {
    try db.record("SELECT *, seq AS sequence FROM digest_period WHERE crisis = ?", [crisis])
  }

  /// The reports to which something happened behind a row of the journal; that somebody works on one is no news.
  package func touchedReports(crisis: String, after sequence: Int64) throws -> TouchedReports {
    let subjects: [String] = try db.rows(
      """
      SELECT DISTINCT subject FROM journal AS it
      WHERE crisis = ? AND seq > ? AND kind <> 'report.filed' AND subject LIKE 'report:%'
        AND iif(kind = 'act.undone', (SELECT kind FROM journal WHERE seq = json_extract(it.payload, '$.act')), kind)
          NOT IN ('report.claimed', 'report.released')
      """, [crisis, sequence]
    ) { $0[0] }
    let numbers = subjects.compactMap { text -> Int? in
      if case .report(_, let number)? = Subject(text: text) { number } else { nil }
    }
    // Numbers are given in the journal's order, so the row before is found without a look at those after.
    let known = try db.value(
      Int.self, "SELECT number FROM report WHERE seq <= ?2 AND +crisis = ?1 ORDER BY seq DESC LIMIT 1",
      [crisis, sequence])
    let last = try db.value(Int.self, "SELECT max(number) FROM report WHERE crisis = ?", [crisis])
    return TouchedReports(known: known ?? 0, last: last ?? 0, others: Set(numbers))
  }

  /// The last row of the journal written before a moment; 0: none.
  package func journalSequence(before moment: Milliseconds) throws -> Int64 {
    try db.value(Int64.self, "SELECT seq FROM journal WHERE at < ? ORDER BY seq DESC LIMIT 1", [moment]) ?? 0
  }

  /// What a digest tells of the reports: those touched first, then the newest.
  ///
  /// - Parameter touchedOnly: leaves out, counts too, whatever nothing happened to.
  package func digestContent(
    crisis: String, touched: TouchedReports, touchedOnly: Bool = false
  ) throws -> DigestContent {
    var content = DigestContent.empty
    content.distresses = try openDistresses(crisis: crisis).compactMap { try card($0) }
    content.lifted = try liftedReports(crisis: crisis).filter { touched.contains($0.number) }
    let counts: [DigestContent.Count] = try db.rows(
      touchedOnly
        ? """
        SELECT status, urgency, topic, commune, coalesce(insee, ''), count(*) FROM report
        WHERE crisis = ?1 AND status <> 'cancelled'
          AND (number > ?2 OR number IN (SELECT value FROM json_each(?3)))
        GROUP BY status, urgency, topic, commune, insee
        """
        : """
        SELECT status, urgency, topic, commune, insee, reports FROM report_count
        WHERE crisis = ?1 AND status <> 'cancelled'
        """,
      touchedOnly ? [crisis, touched.known, touched.list] : [crisis]
    ) { row in
      let insee: String = row[4]
      return (
        try term(row[0]), try term(row[1]), DigestContent.Topic(rawValue: row[2]), insee.isEmpty ? nil : row[3], row[5]
      )
    }
    content.add(counts)
    // Those in distress are few: they are taken out afterwards, and told in a line of their own.
    let inDistress: [(DigestContent.Section?, String?, Int)] = try db.rows(
      """
      SELECT report.status, report.urgency, topic, iif(insee IS NULL, NULL, commune), report.number
      FROM distress JOIN report ON report.crisis = distress.crisis AND report.number = distress.report
      WHERE distress.crisis = ? AND cleared_at IS NULL AND report.status <> 'cancelled'
      """,
      [crisis]
    ) {
      (DigestContent.Section(try term($0[0]), try term($0[1]), DigestContent.Topic(rawValue: $0[2])), $0[3], $0[4])
    }
    for (section, commune, number) in inDistress where !touchedOnly || touched.contains(number) {
      guard let index = content.groups.firstIndex(where: { $0.section == section && $0.commune == commune }) else {
        continue
      }
      content.groups[index].count -= 1
    }
    content.groups.removeAll { $0.count <= 0 }
    for section in DigestContent.Section.all where content.groups.contains(where: { $0.section == section }) {
      let items = try digestItems(section, crisis, touched, touchedOnly)
      if !items.isEmpty { content.items[section] = items }
    }
    return content
  }

  private func digestItems(
    _ section: DigestContent.Section, _ crisis: String, _ touched: TouchedReports, _ touchedOnly: Bool
  ) throws -> [DigestContent.Item] {
    let statuses: [ReportStatus] = section.isVerified ? [.verified] : [.new, .claimed]
    let urgencies = section.isUrgent.map { [$0 ? Urgency.urgent : .normal] } ?? [.urgent, .normal]
    // The newest of each kind, straight from the end of an index.
    func newest(_ urgency: Urgency, _ condition: String) throws -> [DigestContent.Item] {
      try statuses.flatMap { status in
        try db.records(
          """
          SELECT number, iif(insee IS NULL, NULL, commune) AS commune, category, text,
            place_detail AS detail, observed_at AS seen_at, people_at_risk AS people, number > ?5 AS is_new,
            number IN (SELECT value FROM json_each(?6)) AS is_touched,
            iif(topic = '', NULL, urgency = 'urgent') AS is_urgent
          FROM report
          WHERE crisis = ?1 AND status = ?2 AND urgency = ?3 AND topic = ?4
            AND NOT \(inDistress) AND \(condition)
          ORDER BY number DESC LIMIT \(Self.mostDigestItems)
          """,
          [
            crisis, status.rawValue, urgency.rawValue, section.topic?.rawValue ?? "", touched.known, touched.list,
          ])
      }.sorted { $0.number > $1.number }
    }
    let listed = "number IN (SELECT value FROM json_each(?6))"
    let items = try urgencies.flatMap { urgency in
      var items = try newest(urgency, "number > ?5 AND ?6 <> ''")
      if !touched.others.isEmpty { items += try newest(urgency, "number <= ?5 AND \(listed)") }
      if !touchedOnly { items += try newest(urgency, "number <= ?5 AND NOT \(listed)") }
      return items
    }
    return Array(items.prefix(Self.mostDigestItems))
  }

  /// More than a digest has room for.
  private static var mostDigestItems: Int { 60 }
}

extension StoreTransaction {
  /// A newer digest takes the place of what is left of the older ones of a crisis: they are not said any more.
  package func supersedeAnnouncements(keyPrefix prefix: String) throws {
    try write(
      """
      UPDATE outbox SET state = 'superseded', reason = 'something newer was said'
      WHERE state IN ('queued', 'sent') AND substr(key, 1, length(?1)) = ?1
      """,
      [prefix])
  }
}
