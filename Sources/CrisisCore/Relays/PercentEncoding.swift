/// The parts of an address that are written in code: `%C3%A9` is `é`, `%2f` is `%2F`.
enum PercentEncoding {
  /// One form for all that mean the same: letters and digits as themselves, whatever else stays in code, in capitals.
  static func normal(_ text: Substring) -> Substring {
    guard text.utf8.contains(percent) else { return text }
    var (text, before) = (String(text), "")
    // What is uncovered may be code again.
    while text != before {
      before = text
      text = once(text)
    }
    return text[...]
  }

  private static func once(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    var coded: [UInt8] = []
    var at = 0
    while at <= bytes.count {
      if at + 2 < bytes.count, bytes[at] == percent, let high = digit(bytes[at + 1]), let low = digit(bytes[at + 2]) {
        coded.append(high << 4 | low)
        at += 3
        continue
      }
      kept += uncovered(coded)
      coded = []
      if at < bytes.count { kept.append(bytes[at]) }
      at += 1
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Bytes that were in code, as they stand in the one form; those that are no text stay in code.
  private static func uncovered(_ bytes: [UInt8]) -> [UInt8] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return bytes.flatMap(code) }
    return text.unicodeScalars.flatMap { scalar in
      let isPlain =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_~".unicodeScalars.contains(scalar)
      return isPlain ? Array(String(scalar).utf8) : String(scalar).utf8.flatMap(code)
    }
  }

  /// The text that is meant; `+` is no space here.
  static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == percent, rest.count >= 2, let high = digit(rest[rest.startIndex]),
        let low = digit(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let percent = UInt8(ascii: "%")

  private static func code(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [percent, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
