/// Who works on which report.
package enum ClaimCommand: Sendable, Equatable {
  /// `!prendre 47`
  case take(Int)
  /// `!lâcher 47`
  case release(Int)
}

/// What falls due for a claim, by its row of the journal.
package enum ClaimClock: Sendable, Equatable {
  /// Its holder is reminded.
  case remind(Int64)
  /// Its time is over.
  case expire(Int64)
}
