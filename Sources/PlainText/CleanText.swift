/// Makes a line safe to read and to print, without changing its words.
package enum CleanText {
  /// More marks than this on one letter are not a language's.
  static let mostCombiningMarks = 4

  /// What is kept of a line that somebody typed: no control or formatting codes (IRC's colours included), no characters
  /// without width or that turn the direction of text, no pile of combining marks; every kind of space is a space.
  package static func typed(_ text: String) -> String {
    isSurelyClean(text, keepsSpaces: false) ? text : thorough(text, keepsSpaces: false)
  }

  /// The same of what is rendered, which keeps its no-break spaces.
  package static func printable(_ text: String) -> String {
    isSurelyClean(text, keepsSpaces: true) ? text : thorough(text, keepsSpaces: true)
  }

  /// Whether the bytes are nothing but Latin letters, the punctuation of French and English, and symbols. Texts in other
  /// scripts are read scalar by scalar, for each script has marks of its own to pile up.
  private static func isSurelyClean(_ text: String, keepsSpaces: Bool) -> Bool {
    text.withBytes { bytes in
      var (before, beforeThat): (UInt8, UInt8) = (0, 0)
      for byte in bytes {
        switch byte {
        case 0x20...0x7E, 0xC2...0xCB, 0xE2: break
        case 0x80...0xBF:
          switch (beforeThat, before, byte) {
          // U+00A0 is the no-break space, U+00AD the soft hyphen.
          case (_, 0xC2, 0xA0), (0xE2, 0x80, 0xAF): if !keepsSpaces { return false }
          case (_, 0xC2, 0xA1...0xAC), (_, 0xC2, 0xAE...), (_, 0xC3...0xCB, _): break
          // U+2010…U+2027: dashes, quotes, the ellipsis. U+20A0…U+20BF: currencies. U+2100…U+2BFF: arrows and signs.
          case (_, 0xE2, 0x80), (_, 0xE2, 0x82), (_, 0xE2, 0x84...0xAF): break
          case (0xE2, 0x80, 0x90...0xA7), (0xE2, 0x82, 0xA0...), (0xE2, 0x84...0xAF, _): break
          default: return false
          }
        default: return false
        }
        (before, beforeThat) = (byte, before)
      }
      return true
    }
  }

  private static func thorough(_ text: String, keepsSpaces: Bool) -> String {
    var kept = String.UnicodeScalarView()
    var marks = 0
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar.value {
      case 0x03: skipColour(&scalars)
      case 0x04: skipHexColour(&scalars)
      case 0x00, 0x09, 0x0A, 0x0D, 0x2028, 0x2029: kept.append(" ")
      default:
        if isUnwanted(scalar) { continue }
        let category = scalar.properties.generalCategory
        if category == .nonspacingMark || category == .enclosingMark {
          marks += 1
          if marks <= mostCombiningMarks { kept.append(scalar) }
        } else {
          marks = 0
          kept.append(!keepsSpaces && isSpace(scalar) ? " " : scalar)
        }
      }
    }
    return String(kept)
  }

  package static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Control codes, direction marks and overrides, zero-width characters, tags, variation selectors, and what is no
  /// character at all.
  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE0FFF: true
    default: false
    }
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
