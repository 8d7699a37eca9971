import SystemCrypto

/// The SHA-256 of a certificate in DER: what `openssl x509 -fingerprint -sha256` shows.
package struct CertificatePin: Sendable, Hashable, CustomStringConvertible {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// Reads `sha256:` and 64 hexadecimal digits, in either case, with a colon between every two or none at all.
  package init(_ text: String) throws(TLSFailure) {
    let prefix = "sha256:"
    guard text.lowercased().hasPrefix(prefix) else { throw TLSFailure(.badPin(text)) }
    let digits = text.dropFirst(prefix.count)
    let groups = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count == 1 || groups.allSatisfy({ $0.utf8.count == 2 }),
      let bytes = Hex.decode(groups.joined()), bytes.count == SHA256.byteCount
    else { throw TLSFailure(.badPin(text)) }
    self.bytes = bytes
  }

  init(digest: [UInt8]) {
    bytes = digest
  }

  /// As it is written in the configuration.
  package var description: String { "sha256:\(Hex.encode(bytes))" }
}
