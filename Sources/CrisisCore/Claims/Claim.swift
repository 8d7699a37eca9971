/// How a claim ended.
package enum ClaimEnd: String, Sendable, Codable, CaseIterable, Hashable {
  /// Given back by hand.
  case released
  /// Its time was over.
  case expired
  /// Somebody claimed the report after it.
  case replaced
}

/// A report that is somebody's for a time. In force while it is not ended and the report is being verified.
package struct Claim: Sendable, Equatable, Decodable {
  package var crisis: String
  package var report: Int
  /// The row of the journal.
  package var sequence: Int64
  package var by: Int
  package var at: Milliseconds
  package var until: Milliseconds
  package var end: ClaimEnd?
  /// When, and by whom it was given back.
  package var endedAt: Milliseconds?
  package var endedBy: Int?
}
