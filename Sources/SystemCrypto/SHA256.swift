import COpenSSL

/// SHA-256 (FIPS 180-4): in one call, or piece by piece.
///
/// The algorithm is fetched once for the process, and a hasher keeps its state between digests: ``finish()`` leaves it
/// ready for the next message, so whoever hashes a lot keeps one.
package struct SHA256: ~Copyable {
  /// The length of a digest, in bytes.
  package static let byteCount = 32

  private static let algorithm: OpenSSLObject = {
    guard let fetched = EVP_MD_fetch(nil, "SHA256", nil) else { preconditionFailure("OpenSSL offers no SHA-256") }
    return OpenSSLObject(fetched) { EVP_MD_free($0) }
  }()

  static var pointer: OpaquePointer { algorithm.pointer }

  private let state: OpaquePointer

  package init() {
    guard let state = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
    self.state = state
    restart()
  }

  deinit { EVP_MD_CTX_free(state) }

  private func restart() {
    precondition(EVP_DigestInit_ex(state, Self.pointer, nil) == 1, "SHA-256 cannot start")
  }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    precondition(EVP_DigestUpdate(state, base, bytes.count) == 1, "SHA-256 cannot go on")
  }

  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Hashes the UTF-8 of a text.
  package mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The digest of what came since the last one; the hasher starts anew.
  package mutating func finish() -> [UInt8] {
    let digest = [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
      var length: UInt32 = 0
      precondition(EVP_DigestFinal_ex(state, buffer.baseAddress, &length) == 1, "SHA-256 cannot finish")
      count = Int(length)
    }
    restart()
    return digest
  }

  package static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      var length: UInt32 = 0
      precondition(
        EVP_Digest(bytes.baseAddress, bytes.count, buffer.baseAddress, &length, pointer, nil) == 1, "SHA-256 failed")
      count = Int(length)
    }
  }

  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { hash($0) }
  }

  /// Hashes the UTF-8 of a text.
  package static func hash(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }
}
