/// Makes a line safe to read and to print, without changing its words.
enum CleanText {
  /// Spaces of every kind become a space; control codes, direction overrides and characters without width go; of a pile
  /// of combining marks, three stay.
  static func line(_ text: String) -> String {
    if isPlain(text) || isClean(text) { return text }
    var clean = ""
    clean.reserveCapacity(text.utf8.count)
    var marks = 0
    for scalar in text.unicodeScalars {
      if isCombining(scalar) {
        marks += 1
        if marks <= 3 { clean.unicodeScalars.append(scalar) }
        continue
      }
      marks = 0
      if isSpace(scalar) {
        clean.unicodeScalars.append(" ")
      } else if !isUnwanted(scalar) {
        clean.unicodeScalars.append(scalar)
      }
    }
    return clean
  }

  private static func isPlain(_ text: String) -> Bool {
    text.withBytes { bytes in bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
  }

  private static func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      let value = scalar.value
      return value < 0x80
        ? value >= 0x20 && value < 0x7F
        : value > 0xA0 && value < 0x300 && value != 0xAD
          || value == 0x2019
    }
  }

  /// Words that were cut end a sentence by themselves.
  static func withoutStopBehindEllipsis(_ line: String) -> String {
    // The last byte of the sign: few lines have one at all.
    line.utf8.contains(0xA6) ? line.replacing("….", with: "…") : line
  }

  /// What is rendered keeps its no-break spaces; line ends become spaces, control codes and overrides go.
  static func printable(_ text: String) -> String {
    if isSurelyPrintable(text) { return text }
    var clean = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" || scalar == "\t" {
        clean.unicodeScalars.append(" ")
      } else if !isUnwanted(scalar) {
        clean.unicodeScalars.append(scalar)
      }
    }
    return clean
  }

  /// A look at the bytes, quick for the usual line: no control code, and none of the lead bytes behind which an unwanted
  /// character may hide (but for the no-break space and the punctuation of French).
  private static func isSurelyPrintable(_ text: String) -> Bool { text.withBytes(isSurelyPrintable) }

  private static func isSurelyPrintable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var before: UInt8 = 0
    var beforeThat: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x00..<0x20, 0x7F, 0xD8, 0xE1, 0xEF, 0xF0...0xFF: return false
      case 0x80..<0xC0:
        if before == 0xC2, byte < 0xA0 || byte == 0xAD { return false }
        if before == 0xE2, byte == 0x81 { return false }
        if beforeThat == 0xE2, before == 0x80, (0x8B...0x8F).contains(byte) || (0xA8...0xAE).contains(byte) {
          return false
        }
      default: break
      }
      beforeThat = before
      before = byte
    }
    return true
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x483...0x489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
    default: false
    }
  }

  /// Control codes (chat colours among them), direction marks and overrides, zero-width characters, tags, variation
  /// selectors, and what is no character at all.
  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E: true
    case 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE0FFF: true
    default: false
    }
  }
}
