/// The answers of `verify.yaml`, and what is announced where something verified is not true.
package struct VerificationTexts: Sendable {
  let verified = Text("verify.verified", .finding, .maybe(.words("reason")))
  let refuted = Text("verify.refuted", .finding, .words("reason"))
  let unverifiable = Text("verify.unverifiable", .finding, .words("reason"))
  let outOfScope = Text("verify.out_of_scope", .finding, .maybe(.words("reason")))
  let undone = Text("undo.verification", .number("number"), .term("status", ReportStatus.self))

  let rectified = Text(
    "announcement.rectified", .code("crisis"), .rectified, .words("by"), .time("at"), .words("reason"))
  let rectificationCancelled = Text(
    "announcement.rectification_cancelled", .undo, .number("number"), .term("status", ReportStatus.self))
}

extension Texts { package static let verification = VerificationTexts() }

/// What somebody found of a report, whatever it came to.
struct Finding: Sendable {
  var report: Report
  var by: String
  var at: Milliseconds
  var checks: [VerificationCheck]
  var grade: Grade?
  /// It was given as verified, and is not true.
  var isRectified: Bool
  /// Somebody else, who works on it.
  var claimedBy: String?
}

extension Slot where T == Report {
  fileprivate static var rectified: Slot {
    Slot(.number("number"), .said(longestPlace: VerificationRules.longestQuote)) { ($0.number, $0) }
  }
}

extension Slot where T == Finding {
  fileprivate static var finding: Slot {
    Slot(
      .rectified, .maybe(.term("category")), .words("by"), .time("at"), .maybe(.terms("checks")),
      .maybe(.code("grade")), .flag("rectified"), .maybe(.words("claimed_by"))
    ) {
      (
        $0.report, $0.report.category, $0.by, $0.at, $0.checks.unlessEmpty, $0.grade?.code, $0.isRectified, $0.claimedBy
      )
    }
  }
}
