/// Milliseconds: since 1970-01-01T00:00:00Z where it names a moment, a length of time otherwise.
package typealias Milliseconds = Int64

extension Milliseconds {
  package static let second: Milliseconds = 1_000
  package static let minute: Milliseconds = 60_000
  package static let hour: Milliseconds = 3_600_000
  package static let day: Milliseconds = 86_400_000
}
