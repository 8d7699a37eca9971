import SystemCrypto

/// Digests and salts as the journal writes them: hexadecimal text.
enum Digests {
  static func sha256(_ bytes: [UInt8]) -> String { Hex.encode(SHA256.hash(bytes)) }

  static func sha256(_ text: String) -> String { Hex.encode(SHA256.hash(text)) }

  /// 16 random bytes, so that nobody can find an erased payload by trying likely ones against its hash.
  static func salt() -> String { Hex.encode(randomBytes(16)) }
}
