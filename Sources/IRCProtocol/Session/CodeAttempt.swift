/// Somebody said a one-time code. Whoever keeps the codes takes it out and answers by
/// ``IRCSession/codeLookedUp(_:for:at:)``.
package struct CodeAttempt: Sendable, Equatable {
  package var number: UInt64
  package var code: Secret

  package init(number: UInt64, code: Secret) {
    self.number = number
    self.code = code
  }
}

/// What became of a one-time code, for the person who said it.
package enum CodeOutcome: Sendable, Equatable {
  /// The person is this account from now on, on this connection.
  case accepted(account: String)
  /// No such code, or one that is spent or too old.
  case wrong
  /// Said where others read it: it is void now.
  case spoilt
  /// The person is in none of our rooms, where it could be seen that the connection ends.
  case unseen
  /// Too many wrong ones of late: nothing is looked up.
  case tooMany
}
