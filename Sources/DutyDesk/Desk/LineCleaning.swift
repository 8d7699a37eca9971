/// What is kept of a line that somebody typed: no control or formatting codes (IRC's colours included), no characters
/// that turn the direction of text, no pile of combining marks.
enum LineCleaning {
  /// More marks than this on one letter are not a language's.
  static let mostCombiningMarks = 4

  static func clean(_ text: String) -> String {
    needsCleaning(text) ? thorough(text) : text
  }

  /// A look at the bytes: whether there is anything but Latin letters and the punctuation of French and English. Other
  /// scripts are looked at thoroughly, for each has marks of its own to pile up.
  private static func needsCleaning(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(needsCleaning)
  }

  private static func needsCleaning(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (before, beforeThat): (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      switch byte {
      case 0x20...0x7E, 0xC2...0xCB, 0xE2: break
      case 0x80...0xBF:
        switch (beforeThat, before, byte) {
        case (_, 0xC2, 0xA0...), (_, 0xC3...0xCB, _), (_, 0xE2, 0x80), (_, 0xE2, 0x82): break
        // U+2010…U+2027, U+202F…U+203F: dashes, quotes, the ellipsis, the narrow no-break space. U+20A0…: currencies.
        case (0xE2, 0x80, 0x90...0xA7), (0xE2, 0x80, 0xAF...), (0xE2, 0x82, 0xA0...): break
        default: return true
        }
      default: return true
      }
      (before, beforeThat) = (byte, before)
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
    guard scalars.first.map(isDigit) ?? false else { return }
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
