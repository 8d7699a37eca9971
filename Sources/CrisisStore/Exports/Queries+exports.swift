import CrisisCore
import GRDB

/// A report with what became of it, for those who hand all reports of a crisis on.
package struct ExportedReport: Sendable, Equatable {
  package var report: Report
  /// The name of who entered it.
  package var reporter: String
  /// The last verification that stands.
  package var verification: Verdict?
  /// How it was last set aside.
  package var settlement: Setting?
  /// Why the call for help that it is was lifted.
  package var liftReason: String?
  /// It is a call for help, or was one.
  package var isCall: Bool

  package struct Verdict: Sendable, Equatable {
    package var at: Milliseconds
    /// By name.
    package var by: String
    package var checks: [VerificationCheck]
    package var grade: String?
    package var reason: String?
  }

  package struct Setting: Sendable, Equatable {
    /// The report that says the same.
    package var original: Int?
    package var reason: String?
  }
}

/// What reports are put in order by.
package struct ReportKey: Sendable {
  package var number: Int
  package var status: ReportStatus
  package var seenAt: Milliseconds
  /// The commune, or the words typed.
  package var place: String?
  package var category: Category?
}

/// So many reports of one status at one point.
package struct PointCount: Sendable {
  /// In degrees, as the longitude.
  package var latitude: Double
  package var longitude: Double
  package var status: ReportStatus
  package var count: Int
}

extension StoreQueries {
  /// The next reports of a selection, by number.
  package func exportedReports(
    _ selection: ReportSelection, after number: Int, limit: Int
  ) throws -> [ExportedReport] {
    try exported(
      db.rows(
        "\(selectReport) \(selection.condition) AND number > ? ORDER BY number LIMIT ?",
        selection.arguments(in: self) + [number, limit], report))
  }

  /// A page of a selection, the latest first.
  ///
  /// - Parameter number: what comes before it; nil: the latest.
  package func exportedReports(
    _ selection: ReportSelection, before number: Int?, limit: Int
  ) throws -> [ExportedReport] {
    try exported(
      db.rows(
        "\(selectReport) \(selection.condition) AND number < ? ORDER BY number DESC LIMIT ?",
        selection.arguments(in: self) + [number ?? .max, limit], report))
  }

  /// These reports of a crisis, in this order; those that are not there are left out.
  package func exportedReports(crisis: String, _ numbers: [Int]) throws -> [ExportedReport] {
    try exported(numbers.compactMap { try report(crisis: crisis, number: $0) })
  }

  /// Of a whole selection, the latest first.
  package func reportKeys(_ selection: ReportSelection) throws -> [ReportKey] {
    try db.rows(
      """
      SELECT number, status, coalesce(observed_at, received_at), coalesce(commune, place), category FROM report
      \(selection.condition) ORDER BY number DESC
      """, selection.arguments(in: self)
    ) { row in
      let category: String? = row[4]
      return ReportKey(
        number: row[0], status: try term(row[1]), seenAt: row[2], place: row[3],
        category: try category.map { try term($0) })
    }
  }

  private func exported(_ reports: [Report]) throws -> [ExportedReport] {
    let numbers = reports.map(\.number)
    guard let crisis = reports.first?.crisis, let first = numbers.min(), let last = numbers.max() else { return [] }
    let span: [(any Bindable)?] = [crisis, first, last]
    let verdicts: [(Int, ExportedReport.Verdict)] = try db.rows(
      """
      SELECT report, at, (SELECT name FROM member WHERE number = by), checks, grade, reason FROM verification
      WHERE crisis = ? AND report >= ? AND report <= ? ORDER BY report, seq
      """, span
    ) { row in
      let (name, checks): (String?, String) = (row[2], row[3])
      return (
        row[0],
        ExportedReport.Verdict(
          at: row[1], by: name ?? "?", checks: try lines(checks).map { try term($0) }, grade: row[4], reason: row[5])
      )
    }
    let settings: [(Int, ExportedReport.Setting)] = try db.rows(
      """
      SELECT report, original, reason FROM settlement
      WHERE crisis = ? AND report >= ? AND report <= ? ORDER BY report, seq
      """, span
    ) { ($0[0], ExportedReport.Setting(original: $0[1], reason: $0[2])) }
    let calls: [(Int, String?)] = try db.rows(
      "SELECT report, clear_reason FROM distress WHERE crisis = ? AND report >= ? AND report <= ?", span
    ) { ($0[0], $0[1]) }
    let verdict = Dictionary(verdicts) { $1 }
    let setting = Dictionary(settings) { $1 }
    let call = Dictionary(calls) { $1 }
    var names: [Int: String] = [:]
    return try reports.map { report in
      let name = try names[report.reportedBy] ?? member(number: report.reportedBy)?.name ?? "?"
      names[report.reportedBy] = name
      return ExportedReport(
        report: report, reporter: name, verification: verdict[report.number], settlement: setting[report.number],
        liftReason: call[report.number] ?? nil, isCall: call[report.number] != nil)
    }
  }

  /// How many reports of a crisis each category has; nil: none was given.
  package func countByCategory(crisis: String) throws -> [Category?: Int] {
    let counts: [(Category?, Int)] = try db.rows(
      "SELECT category, count(*) FROM report WHERE crisis = ? AND status <> 'cancelled' GROUP BY category", [crisis]
    ) { row in
      let category: String? = row[0]
      return (try category.map { try term($0) }, row[1])
    }
    return Dictionary(counts) { $0 + $1 }
  }

  /// How many reports there are at each point, by status; those without a point are left out.
  package func countByPoint(crisis: String) throws -> [PointCount] {
    try db.rows(
      """
      SELECT lat, lon, status, count(*) FROM report
      WHERE crisis = ? AND status <> 'cancelled' AND lat IS NOT NULL AND lon IS NOT NULL GROUP BY lat, lon, status
      """, [crisis]
    ) { PointCount(latitude: $0[0], longitude: $0[1], status: try term($0[2]), count: $0[3]) }
  }

  /// How many were received in each length of time, counted from 1970: by the number of the length.
  ///
  /// - Parameter step: how long each is, in milliseconds.
  package func countByTime(crisis: String, step: Milliseconds) throws -> [(slot: Int64, count: Int)] {
    try db.rows(
      """
      SELECT received_at / ?2, count(*) FROM report WHERE crisis = ?1 AND status <> 'cancelled' GROUP BY 1 ORDER BY 1
      """, [crisis, step]
    ) { ($0[0], $0[1]) }
  }

  /// The next entries of a crisis after a row of the journal, oldest first.
  package func journal(ofCrisis code: String, after sequence: Int64, limit: Int) throws -> [JournalEntry] {
    try JournalRows(db).first(limit, ofCrisis: code, after: sequence)
  }
}
