/// One verification of a report. A report may have several: the last one that stands decides.
package struct Verification: Sendable, Equatable {
  package var crisis: String
  package var report: Int
  /// The row of the journal.
  package var sequence: Int64
  package var at: Milliseconds
  /// The member who verified.
  package var by: Int
  package var outcome: VerificationOutcome
  package var checks: Set<VerificationCheck>
  package var grade: Grade?
  package var reason: String?

  package init(
    crisis: String, report: Int, sequence: Int64, at: Milliseconds, by: Int, outcome: VerificationOutcome,
    checks: Set<VerificationCheck> = [], grade: Grade? = nil, reason: String? = nil
  ) {
    self.crisis = crisis
    self.report = report
    self.sequence = sequence
    self.at = at
    self.by = by
    self.outcome = outcome
    self.checks = checks
    self.grade = grade
    self.reason = reason
  }
}
