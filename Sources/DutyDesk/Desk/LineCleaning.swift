/// What is kept of a line that somebody typed: no control or formatting codes (IRC's colours included), no characters
/// that turn the direction of text, no pile of combining marks.
enum LineCleaning {
  /// More marks than this on one letter are not a language's.
  static let mostCombiningMarks = 4

  static func clean(_ text: String) -> String {
    needsCleaning(text) ? thorough(text) : text
  }

  private static func needsCleaning(_ text: String) -> Bool {
    var previous: UInt8 = 0
    var beforeThat: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x7F { return true }
      // C1 controls; U+0300…U+036F; U+2000…U+206F but for dashes and quotes; U+FE00…, U+FEFF; tags and other planes.
      if previous == 0xC2 && byte < 0xA0 { return true }
      if byte == 0xCC || byte == 0xCD || byte == 0xD8 || byte >= 0xF3 { return true }
      if previous == 0xE2 && (byte == 0x81 || byte == 0x83) { return true }
      if beforeThat == 0xE2 && previous == 0x80 && !(0x90...0xA7).contains(byte) { return true }
      if byte == 0xEF || byte == 0xE1 { return true }
      beforeThat = previous
      previous = byte
    }
    return false
  }

  private static func thorough(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var marks = 0
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar.value {
      case 0x03: skipColour(&scalars)
      case 0x04: skipHexColour(&scalars)
      case 0x00, 0x09, 0x0A, 0x0D: kept.append(" ")
      case 0x01...0x1F, 0x7F...0x9F: break
      case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE0FFF: break
      default:
        if scalar.properties.generalCategory.isMark {
          marks += 1
          if marks <= mostCombiningMarks { kept.append(scalar) }
        } else {
          marks = 0
          kept.append(scalar)
        }
      }
    }
    return String(kept)
  }

  /// mIRC's colours: `\u{3}` and up to two digits, a comma and up to two more.
  private static func skipColour(_ scalars: inout Substring.UnicodeScalarView) {
    skipDigits(&scalars)
    let rest = scalars
    if scalars.first == "," {
      scalars.removeFirst()
      if !(scalars.first.map(isDigit) ?? false) { scalars = rest }
      skipDigits(&scalars)
    }
  }

  private static func skipDigits(_ scalars: inout Substring.UnicodeScalarView) {
    for _ in 0..<2 where scalars.first.map(isDigit) ?? false { scalars.removeFirst() }
  }

  private static func skipHexColour(_ scalars: inout Substring.UnicodeScalarView) {
    for _ in 0..<6 where scalars.first?.properties.isASCIIHexDigit ?? false { scalars.removeFirst() }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool {
    switch self {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
