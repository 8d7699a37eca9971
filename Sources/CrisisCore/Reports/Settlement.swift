/// How a report came to say nothing of its own: the double of another, or overtaken by what happened.
package struct Settlement: Sendable, Equatable, Decodable {
  package var crisis: String
  package var report: Int
  /// The row of the journal.
  package var sequence: Int64
  package var at: Milliseconds
  /// The member who said so.
  package var by: Int
  /// Duplicate or superseded.
  package var status: ReportStatus
  /// The report that says the same.
  package var original: Int?
  package var reason: String?
}
