import SystemCrypto

/// Digests and salts as the journal writes them: hexadecimal text.
enum Digests {
  static func sha256(_ bytes: [UInt8]) -> String { Hex.encode(SHA256.hash(bytes)) }

  static func sha256(_ text: String) -> String { Hex.encode(SHA256.hash(text)) }
}

/// 16 random bytes for each payload, so that nobody can find an erased one by trying likely ones against its hash. Asked
/// of the generator for many at a time, and handed from one transaction to the next.
struct Salts {
  private var bytes: [UInt8] = []

  mutating func next() -> String {
    if bytes.isEmpty { bytes = randomBytes(16 * 64) }
    defer { bytes.removeLast(16) }
    return Hex.encode(Array(bytes.suffix(16)))
  }
}
