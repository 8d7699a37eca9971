/// A digest (point de situation) as it was issued: numbered within its crisis, its words frozen.
package struct Digest: Sendable, Equatable, Decodable {
  package var crisis: String
  package var number: Int
  package var from: Milliseconds
  package var to: Milliseconds
  /// When it was to come; nil: somebody asked for it.
  package var dueAt: Milliseconds?
  /// When it says that the next one comes; nil: none was planned.
  package var nextAt: Milliseconds?
  /// The reports of the crisis at that time.
  package var total: Int
  /// As it was said, a line after the other.
  package var text: String
  /// The row of the journal that holds it.
  package var sequence: Int64

  package var lines: [String] { text.split(separator: "\n").map(String.init) }
}

/// What somebody decided about the digests of a crisis, where the configuration's period is not wanted.
package struct DigestPeriod: Sendable, Equatable, Decodable {
  /// nil: none any more.
  package var every: Milliseconds?
  package var nextAt: Milliseconds?
  /// The row of the journal that says so.
  package var sequence: Int64
}
