/// A stretch of time, half-open: it holds its first moment and not its last.
package struct TimeSpan: Sendable, Hashable, Codable {
  package var from: Milliseconds
  package var until: Milliseconds

  package init(_ from: Milliseconds, _ until: Milliseconds) {
    self.from = from
    self.until = until
  }

  package var isEmpty: Bool { from >= until }

  package func contains(_ moment: Milliseconds) -> Bool { from <= moment && moment < until }

  package func overlaps(_ other: TimeSpan) -> Bool { intersection(other) != nil }

  package func intersection(_ other: TimeSpan) -> TimeSpan? {
    let common = TimeSpan(max(from, other.from), min(until, other.until))
    return common.isEmpty ? nil : common
  }

  /// What is left of it without the others, in order.
  package func subtracting(_ others: [TimeSpan]) -> [TimeSpan] {
    var left: [TimeSpan] = []
    var at = from
    for other in TimeSpan.merged(others) where other.until > at && other.from < until {
      if other.from > at { left.append(TimeSpan(at, other.from)) }
      at = other.until
    }
    if at < until { left.append(TimeSpan(at, until)) }
    return left
  }

  /// The same time in as few spans as can be, in order: those that overlap or follow at once become one.
  package static func merged(_ spans: [TimeSpan]) -> [TimeSpan] {
    var merged: [TimeSpan] = []
    for span in spans.filter({ !$0.isEmpty }).sorted(by: { ($0.from, $0.until) < ($1.from, $1.until) }) {
      if let last = merged.last, span.from <= last.until {
        merged[merged.count - 1].until = max(last.until, span.until)
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}
