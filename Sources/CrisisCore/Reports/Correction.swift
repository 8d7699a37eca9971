/// One correction of a report, as far as taking it back needs to know.
package struct Correction: Sendable, Equatable {
  package var crisis: String
  package var report: Int
  /// The row of the journal.
  package var sequence: Int64
  package var at: Milliseconds
  /// The member who corrected.
  package var by: Int
  package var isUndone: Bool

  package init(
    crisis: String, report: Int, sequence: Int64, at: Milliseconds, by: Int, isUndone: Bool = false
  ) {
    self.crisis = crisis
    self.report = report
    self.sequence = sequence
    self.at = at
    self.by = by
    self.isUndone = isUndone
  }
}
