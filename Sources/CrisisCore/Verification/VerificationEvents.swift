package struct ReportVerified: ReportEvent {
  package static let kind = "report.verified"
  package static let sentence = Text(
    "log_entry.report_verified", .number("number"), .term("outcome", ReportStatus.self),
    .maybe(.terms("checks", VerificationCheck.self)),
    .maybe(.code("grade")), .maybe(.words("text")))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var outcome: VerificationOutcome
  /// In the order of their declaration.
  package var checks: [VerificationCheck] = []
  package var grade: Grade?
  package var reason: String?
  /// A coordinator verified a report of their own; the reason says why.
  package var overridden: Bool?

  package func logPhrase(_ name: (Int) -> String) -> Statement {
    Self.sentence(number, outcome.status, checks.unlessEmpty, grade?.code, Self.quote(reason))
  }

  package func erased(_ mark: String) -> ReportVerified {
    var copy = self
    copy.reason = reason == nil ? nil : mark
    return copy
  }
}
