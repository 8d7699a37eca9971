import CrisisCore
import GRDB

let selectReport = """
  SELECT crisis, number, status, url, canonical_url, platform, handle, text, place, commune, insee, lat, lon,
    place_precision, category, urgency, people_at_risk, observed_at, received_at, reported_by, people,
    place_detail, iif(status = 'lifted', (SELECT cleared_at FROM distress
      WHERE distress.crisis = report.crisis AND distress.report = report.number), NULL),
    iif(status = 'lifted', (SELECT member.name FROM distress JOIN member ON member.number = cleared_by
      WHERE distress.crisis = report.crisis AND distress.report = report.number), NULL),
    EXISTS (SELECT 1 FROM distress
      WHERE distress.crisis = report.crisis AND distress.report = report.number AND real = 1),
    alike
  FROM report
  """

/// Which reports of a crisis are meant; those cancelled never.
package struct ReportSelection: Sendable, Equatable {
  package var crisis: String
  /// nil: any.
  package var statuses: Set<ReportStatus>?
  /// The member who entered them, or has claimed them; nil: anybody.
  package var reporter: Int?
  /// nil: any.
  package var urgency: Urgency?
  /// nil: any.
  package var category: Category?
  /// By the commune where it is known, else by the words typed; nil: anywhere.
  package var place: Place?
  /// Only calls for help that nobody has lifted.
  package var inDistress: Bool
  /// nil: whatever they say.
  package var words: SearchWords?

  package init(
    crisis: String, statuses: Set<ReportStatus>? = nil, reporter: Int? = nil, urgency: Urgency? = nil,
    place: Place? = nil, category: Category? = nil, inDistress: Bool = false, words: SearchWords? = nil
  ) {
    self.crisis = crisis
    self.statuses = statuses
    self.reporter = reporter
    self.urgency = urgency
    self.place = place
    self.category = category
    self.inDistress = inDistress
    self.words = words
  }

  /// By the member of the second argument.
  private static let isClaimed = """
    status = 'claimed' AND EXISTS (
      SELECT 1 FROM claim WHERE claim.crisis = report.crisis AND claim.report = report.number AND claim.end IS NULL
        AND claim.by = ?2)
    """

  var condition: String {
    let wanted = statuses.map { statuses in
      "status IN (\(statuses.subtracting([.cancelled]).map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")))"
    }
    return """
      WHERE crisis = ?1 AND \(wanted ?? "status <> 'cancelled'") AND (?2 IS NULL OR reported_by = ?2 OR \(Self.isClaimed))
        AND (?3 IS NULL OR urgency = ?3)
        AND (?4 IS NULL OR insee = ?4) AND (?5 IS NULL OR place = ?5 COLLATE NOCASE)
        AND (?6 IS NULL OR category = ?6)\(distress)\(words == nil ? "" : WordMatch.condition)
      """
  }

  private var distress: String {
    guard inDistress else { return "" }
    return """

        AND status NOT IN ('duplicate', 'lifted')
        AND number IN (SELECT report FROM distress WHERE distress.crisis = ?1 AND cleared_at IS NULL)
      """
  }

  /// Of the condition; what else a statement takes has a bare `?` behind it.
  func arguments(in records: some StoreQueries) throws -> [(any Bindable)?] {
    [
      crisis, reporter, urgency?.rawValue, place?.insee, place?.insee == nil ? place?.raw : nil,
      category?.rawValue,
    ] + (try words.map { try WordMatch(of: $0, crisis: crisis, in: records).arguments } ?? [])
  }
}

extension StoreQueries {
  /// The number of the next report of a crisis; nil where there is no such crisis.
  package func nextReportNumber(crisis: String) throws -> Int? {
    try self.crisis(crisis).map { $0.lastReport + 1 }
  }

  package func report(crisis: String, number: Int) throws -> Report? {
    try db.row("\(selectReport) WHERE crisis = ? AND number = ?", [crisis, number], report)
  }

  /// The latest report of that link, its first or a further one, that is not cancelled: where one link shows several facts, the newest is meant.
  package func report(crisis: String, canonicalURL: String) throws -> Report? {
    // Most links are new: what finds nothing need not make rows ready.
    try db.value(
      Int64.self,
      """
      SELECT max(seq) FROM (
        SELECT seq FROM report WHERE crisis = ?1 AND canonical_url = ?2 AND status <> 'cancelled'
        UNION ALL
        SELECT report.seq FROM report_link JOIN report ON report.crisis = report_link.crisis AND number = report
        WHERE report_link.crisis = ?1 AND report_link.canonical_url = ?2 AND status <> 'cancelled')
      """,
      [crisis, canonicalURL]
    ).flatMap { try db.row("\(selectReport) WHERE seq = ?", [$0], report) }
  }

  /// Whether the member reported it, first or later.
  package func hasReported(member: Int, crisis: String, number: Int) throws -> Bool {
    try db.value(
      Bool.self,
      """
      SELECT EXISTS (SELECT 1 FROM report WHERE crisis = ?1 AND number = ?2 AND reported_by = ?3)
        OR EXISTS (SELECT 1 FROM sighting WHERE crisis = ?1 AND report = ?2 AND member = ?3)
      """,
      [crisis, number, member]) ?? false
  }

  /// The row of the last report before another row that the member filed and did not take back. The index has runs of rows one after the
  /// other, so that a batch of reports changes few of its pages.
  func lastReport(by member: Int, before limit: Int64) throws -> Int64? {
    let ends = try db.row(
      "SELECT (SELECT min(seq) FROM report), (SELECT max(seq) FROM report WHERE seq < ?)", [limit]
    ) { ($0[0] as Int64?, $0[1] as Int64?) }
    guard case (let first?, let last?)? = ends, first <= last else { return nil }
    for run in ((first >> 10)...(last >> 10)).reversed() {
      let found = try db.value(
        Int64.self,
        """
        SELECT seq FROM report WHERE seq >> 10 = ? AND reported_by = ? AND status <> 'cancelled' AND seq < ?
        ORDER BY seq DESC LIMIT 1
        """,
        [run, member, limit])
      if let found { return found }
    }
    return nil
  }

  /// The latest first.
  package func reports(_ selection: ReportSelection, limit: Int) throws -> [Report] {
    try db.rows(
      "\(selectReport) \(selection.condition) ORDER BY number DESC LIMIT ?", selection.arguments(in: self) + [limit],
      report)
  }

  package func countReports(_ selection: ReportSelection) throws -> Int {
    try db.value(Int.self, "SELECT count(*) FROM report \(selection.condition)", selection.arguments(in: self)) ?? 0
  }

  func report(_ row: StoredRow) throws -> Report {
    let (url, canonical): (String?, String?) = (row[3], row[4])
    let link = url.flatMap { url in
      canonical.map { Link(raw: url, canonical: $0, platform: row[5], handle: row[6]) }
    }
    let (precision, category): (String?, String?) = (row[13], row[14])
    let place = Place(
      raw: row[8], commune: row[9], detail: row[21], insee: row[10], latitude: row[11], longitude: row[12],
      precision: try precision.map { try term($0) })
    let (liftedAt, lifter): (Milliseconds?, String?) = (row[22], row[23])
    var report = Report(
      crisis: row[0], number: row[1], status: try term(row[2]), link: link, text: row[7], place: place,
      category: try category.map { try term($0) }, urgency: try term(row[15]), peopleAtRisk: row[16],
      observedAt: row[17], receivedAt: row[18], reportedBy: row[19], people: row[20],
      lifted: liftedAt.map { Report.Lifting(at: $0, by: lifter ?? "?") })
    report.isRealCall = row[24]
    report.like = row[25]
    return report
  }
}
