/// A report is the double of another, or is no longer so.
package struct ReportSettled: ReportEvent {
  package static let kind = "report.settled"
  package static let sentence = Text(
    "log_entry.report_settled", .number("number"), .term("status", ReportStatus.self), .maybe(.number("original")),
    .maybe(.words("text")))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// Duplicate or superseded.
  package var status: ReportStatus
  package var original: Int?
  package var reason: String?

  package func logPhrase(_ name: (Int) -> String) -> Statement {
    Self.sentence(number, status, original, Self.quote(reason))
  }
}

extension ReportSettled {
  package func erased(_ mark: String) -> ReportSettled {
    var copy = self
    copy.reason = reason == nil ? nil : mark
    return copy
  }
}
