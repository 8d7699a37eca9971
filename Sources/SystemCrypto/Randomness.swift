import COpenSSL

/// Bytes fit for keys, salts and nonces, from OpenSSL's generator.
package func randomBytes(_ count: Int) -> [UInt8] {
  guard count > 0 else { return [] }
  return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    precondition(RAND_bytes(buffer.baseAddress, Int32(count)) == 1, "the system has no randomness to give")
    filled = count
  }
}

/// Compares secrets in a time that depends on their length only.
package func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  guard !left.isEmpty else { return true }
  return CRYPTO_memcmp(left, right, left.count) == 0
}
