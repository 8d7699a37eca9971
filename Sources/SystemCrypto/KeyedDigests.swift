import COpenSSL

/// HMAC-SHA-256 (RFC 2104).
package func hmacSHA256(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: SHA256.byteCount) { buffer, count in
    var length: UInt32 = 0
    let made = HMAC(
      SHA256.pointer, key, Int32(key.count), message, message.count, buffer.baseAddress, &length)
    precondition(made != nil, "HMAC-SHA-256 failed")
    count = Int(length)
  }
}

/// PBKDF2 (RFC 8018) with HMAC-SHA-256; SCRAM calls it `Hi` (RFC 5802).
///
/// - Parameters:
///   - iterations: at least 1, at most 10 million: the number is the server's to choose, and must not freeze us.
///   - byteCount: how long a key to derive, at least 1.
/// - Returns: nil where `iterations` or `byteCount` is out of bounds.
package func pbkdf2SHA256(
  password: [UInt8], salt: [UInt8], iterations: Int, byteCount: Int = SHA256.byteCount
) -> [UInt8]? {
  guard (1...10_000_000).contains(iterations), (1...1024).contains(byteCount) else { return nil }
  return [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
    let made = password.withUnsafeBytes { password in
      PKCS5_PBKDF2_HMAC(
        password.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(password.count), salt, Int32(salt.count),
        Int32(iterations), SHA256.pointer, Int32(byteCount), buffer.baseAddress)
    }
    precondition(made == 1, "PBKDF2 failed")
    count = byteCount
  }
}
