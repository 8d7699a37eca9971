import Foundation
import IRCProtocol
import SystemCrypto

extension SASLDigests {
  /// Of the system's OpenSSL, and of Foundation's Unicode.
  static let system = SASLDigests(
    sha256: { SHA256.hash($0) }, hmacSHA256: { SystemCrypto.hmacSHA256(key: $0, $1) },
    nonce: { Hex.encode(randomBytes(24)) }, compatibilityForm: { $0.precomposedStringWithCompatibilityMapping })
}
