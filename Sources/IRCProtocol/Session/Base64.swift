/// Base64 with padding (RFC 4648, section 4), as SASL uses it.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for i in 0..<3 { bits = bits << 8 | (start + i < group.endIndex ? Int(group[start + i]) : 0) }
      for i in 0..<4 {
        text.append(i <= group.count ? alphabet[bits >> (18 - 6 * i) & 63] : .equals)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for what is not Base64.
  static func decoded(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, held, digits, padding) = (0, 0, 0, 0)
    for byte in text {
      digits += 1
      if byte == .equals {
        padding += 1
        continue
      }
      guard padding == 0, let value = alphabet.firstIndex(of: byte) else { return nil }
      bits = (bits << 6 | value) & 0xFFFF
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
      }
    }
    return digits % 4 == 0 && padding <= 2 ? bytes : nil
  }
}
