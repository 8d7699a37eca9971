/// A digest (point de situation) as it was issued: numbered within its crisis, its words frozen.
package struct Digest: Sendable, Equatable {
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
  package var lines: [String]
  /// The row of the journal that holds it.
  package var sequence: Int64

  package init(
    crisis: String, number: Int, from: Milliseconds, to: Milliseconds, dueAt: Milliseconds?, nextAt: Milliseconds?,
    total: Int, lines: [String], sequence: Int64
  ) {
    self.crisis = crisis
    self.number = number
    self.from = from
    self.to = to
    self.dueAt = dueAt
    self.nextAt = nextAt
    self.total = total
    self.lines = lines
    self.sequence = sequence
  }
}

/// What somebody decided about the digests of a crisis, where the configuration's period is not wanted.
package struct DigestPeriod: Sendable, Equatable {
  /// nil: none any more.
  package var every: Milliseconds?
  package var nextAt: Milliseconds?
  /// The row of the journal that says so.
  package var sequence: Int64

  package init(every: Milliseconds?, nextAt: Milliseconds?, sequence: Int64) {
    self.every = every
    self.nextAt = nextAt
    self.sequence = sequence
  }
}
