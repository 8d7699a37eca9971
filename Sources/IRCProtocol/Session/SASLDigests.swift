import ChatModel

/// The digests, the randomness and the form of text that SASL needs. Whoever runs the session passes them in: this target
/// is pure and has none.
package struct SASLDigests: Sendable {
  package var sha256: @Sendable ([UInt8]) -> [UInt8]
  package var hmacSHA256: @Sendable (_ key: [UInt8], _ message: [UInt8]) -> [UInt8]
  /// Printable ASCII without a comma, new at each call and not to be guessed.
  package var nonce: @Sendable () -> String
  /// A text in Unicode's form KC.
  package var compatibilityForm: @Sendable (String) -> String

  package init(
    sha256: @escaping @Sendable ([UInt8]) -> [UInt8],
    hmacSHA256: @escaping @Sendable (_ key: [UInt8], _ message: [UInt8]) -> [UInt8],
    nonce: @escaping @Sendable () -> String, compatibilityForm: @escaping @Sendable (String) -> String
  ) {
    self.sha256 = sha256
    self.hmacSHA256 = hmacSHA256
    self.nonce = nonce
    self.compatibilityForm = compatibilityForm
  }
}

/// A key to be derived from the password (PBKDF2 with HMAC-SHA-256, 32 bytes): work of many milliseconds, so it is asked
/// for, and answered by ``IRCSession/derived(_:for:at:)``.
package struct KeyDerivation: Sendable, Equatable {
  /// Counts the questions of a session, over all its connections: an answer to an old one changes nothing.
  package var number: UInt64
  package var password: Secret
  package var salt: [UInt8]
  package var iterations: Int
}
