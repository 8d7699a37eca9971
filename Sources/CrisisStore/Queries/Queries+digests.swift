import CrisisCore
import GRDB

private let selectDigest = """
  SELECT crisis, number, from_at, to_at, due_at, next_at, total, text, seq FROM digest
  """

/// Told in a line of their own.
private let inDistress = """
  EXISTS (SELECT 1 FROM distress WHERE distress.crisis = report.crisis AND distress.report = report.number
    AND cleared_at IS NULL)
  """

extension StoreQueries {
  package func lastDigest(crisis: String) throws -> Digest? {
    try db.row("\(selectDigest) WHERE crisis = ? ORDER BY number DESC LIMIT 1", [crisis], digest)
  }

  /// By number.
  package func digests(crisis: String) throws -> [Digest] {
    try db.rows("\(selectDigest) WHERE crisis = ? ORDER BY number", [crisis], digest)
  }

  package func digestPeriod(crisis: String) throws -> DigestPeriod? {
    try db.row("SELECT every, next_at, seq FROM digest_period WHERE crisis = ?", [crisis]) {
      DigestPeriod(every: $0[0], nextAt: $0[1], sequence: $0[2])
    }
  }

  /// The reports to which something happened behind a row of the journal; that somebody works on one is no news.
  package func touchedReports(crisis: String, after sequence: Int64) throws -> Set<Int> {
    let numbers: [Int] = try db.rows(
      """
      SELECT DISTINCT json_extract(coalesce(payload, remains), '$.number')
      FROM journal LEFT JOIN erasure ON erasure.seq = journal.seq
      WHERE journal.seq > ? AND crisis = ? AND kind LIKE 'report.%'
        AND kind NOT IN ('report.claimed', 'report.released')
        AND json_type(coalesce(payload, remains), '$.number') = 'integer'
      """, [sequence, crisis]
    ) { $0[0] }
    return Set(numbers)
  }

  /// The last row of the journal written before a moment; 0: none.
  package func journalSequence(before moment: Milliseconds) throws -> Int64 {
    try db.value(Int64.self, "SELECT seq FROM journal WHERE at < ? ORDER BY seq DESC LIMIT 1", [moment]) ?? 0
  }

  /// What a digest tells of the reports: those touched first, then the newest.
  ///
  /// - Parameter touchedOnly: leaves out, counts too, whatever nothing happened to.
  package func digestContent(
    crisis: String, touched: Set<Int>, touchedOnly: Bool = false
  ) throws -> DigestContent {
    let list = "[\(touched.sorted().map(String.init).joined(separator: ","))]"
    var content = DigestContent(distresses: try openMatters(crisis: crisis).distresses)
    let counts: [(ReportStatus, Urgency, String?, Int, Bool)] = try db.rows(
      """
      SELECT status, urgency, iif(insee IS NULL, NULL, commune), count(*), \(inDistress) FROM report
      WHERE crisis = ?1 AND status <> 'cancelled' AND (?3 = 0 OR number IN (SELECT value FROM json_each(?2)))
      GROUP BY 1, 2, 3, 5 ORDER BY 1, 2, 3, 5
      """,
      [crisis, list, touchedOnly ? 1 : 0]
    ) { (try term($0[0]), try term($0[1]), $0[2], $0[3], $0[4]) }
    for (status, urgency, commune, count, isInDistress) in counts {
      content.byStatus[status, default: 0] += count
      guard !isInDistress else { continue }
      guard let section = DigestContent.Section(status, urgency) else { continue }
      if let index = content.groups.firstIndex(where: { $0.section == section && $0.commune == commune }) {
        content.groups[index].count += count
      } else {
        content.groups.append(DigestContent.Group(section, commune, count))
      }
    }
    for section in [DigestContent.Section.verifiedUrgent, .verified, .toConfirmUrgent] {
      let items = try digestItems(section, crisis, list, touchedOnly)
      if !items.isEmpty { content.items[section] = items }
    }
    return content
  }

  private func digestItems(
    _ section: DigestContent.Section, _ crisis: String, _ list: String, _ touchedOnly: Bool
  ) throws -> [DigestContent.Item] {
    let statuses = section == .toConfirmUrgent ? "'new', 'claimed'" : "'verified'"
    let urgency: Urgency = section == .verified ? .normal : .urgent
    return try db.rows(
      """
      SELECT number, iif(insee IS NULL, NULL, commune), category, text,
        number IN (SELECT value FROM json_each(?2)) AS touched
      FROM report
      WHERE crisis = ?1 AND status IN (\(statuses)) AND urgency = ?4 AND (?3 = 0 OR touched)
        AND NOT \(inDistress)
      ORDER BY touched DESC, number DESC LIMIT \(Self.mostDigestItems)
      """,
      [crisis, list, touchedOnly ? 1 : 0, urgency.rawValue]
    ) { row in
      let category: String? = row[2]
      return DigestContent.Item(row[0], commune: row[1], category: try category.map { try term($0) }, text: row[3])
    }
  }

  /// More than a digest has room for.
  private static var mostDigestItems: Int { 60 }

  private func digest(_ row: StoredRow) -> Digest {
    let text: String = row[7]
    return Digest(
      crisis: row[0], number: row[1], from: row[2], to: row[3], dueAt: row[4], nextAt: row[5], total: row[6],
      lines: text.split(separator: "\n").map(String.init), sequence: row[8])
  }
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
