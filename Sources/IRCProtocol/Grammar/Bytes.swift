/// The bytes that the grammar knows by name.
extension UInt8 {
  package static let lineFeed: UInt8 = 0x0A
  package static let carriageReturn: UInt8 = 0x0D
  package static let null: UInt8 = 0x00
  package static let space: UInt8 = 0x20
  static let delimiter: UInt8 = 0x01
  static let at = UInt8(ascii: "@")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let equals = UInt8(ascii: "=")
  static let exclamation = UInt8(ascii: "!")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let hyphen = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")

  var asciiUppercased: UInt8 { (0x61...0x7A).contains(self) ? self - 0x20 : self }
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
  /// CR, LF and NUL: what can never be inside a line.
  var isForbidden: Bool { self == .lineFeed || self == .carriageReturn || self == .null }
}

/// Text from bytes: UTF-8, or else Windows-1252, in which every byte says something.
package func decodedText(_ bytes: ArraySlice<UInt8>) -> String {
  bytes.withUnsafeBufferPointer { decodedText($0) }
}

func decodedText(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var text = ""
  for byte in bytes {
    let scalar = (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt16(byte)
    text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
  }
  return text
}

/// What Windows-1252 has in 0x80–0x9F, where Latin-1 has control codes; its five holes stay control codes (WHATWG).
private let windows1252: [UInt16] = [
  0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
  0x017D,
  0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
  0x009D,
  0x017E, 0x0178,
]
