/// One verification of a report. A report may have several: the last one that stands decides.
package struct Verification: Sendable, Equatable, Decodable {
  package var crisis: String
  package var report: Int
  /// The row of the journal.
  package var sequence: Int64
  package var at: Milliseconds
  /// The member who verified.
  package var by: Int
  package var outcome: VerificationOutcome
  package var checks: Set<VerificationCheck> = []
  package var grade: Grade?
  package var reason: String?
}
