package struct ReportVerified: ReportEvent {
  package static let kind = "report.verified"
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

  package func words(_ name: (Int) -> String) -> [String: Value] {
    ["number": .number(number), "outcome": .status(outcome.status), "text": Self.quote(reason)]
  }

  package func erased(_ mark: String) -> ReportVerified {
    var copy = self
    copy.reason = reason == nil ? nil : mark
    return copy
  }
}
