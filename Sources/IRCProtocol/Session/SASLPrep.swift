/// Account and password as SCRAM compares them (RFC 4013), as far as goes without tables of Unicode 3.2: spaces are one
/// space, what is mapped to nothing is left out, form KC, what is prohibited refused. Left out: the rules on text that
/// runs both ways, and on code points that Unicode 3.2 did not know. Printable ASCII is what it is.
enum SASLPrep {
  /// Nil for a text that the profile prohibits, or of which nothing is left.
  static func prepared(_ text: String, _ compatibilityForm: (String) -> String) -> String? {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text.isEmpty ? nil : text }
    var mapped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isNothing(scalar.value) {
      mapped.append(isSpace(scalar.value) ? " " : scalar)
    }
    let composed = compatibilityForm(String(mapped))
    guard !composed.isEmpty, !composed.unicodeScalars.contains(where: { isProhibited($0.value) }) else { return nil }
    return composed
  }

  /// Table B.1 of RFC 3454.
  private static func isNothing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x34F, 0x1806, 0x180B...0x180D, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  /// Table C.1.2; U+200B is mapped to nothing before.
  private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Tables C.2 to C.9, the surrogates apart, which no text holds.
  private static func isProhibited(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00...0x1F, 0x7F...0x9F, 0x6DD, 0x70F, 0x180E, 0x2028, 0x2029, 0x2061...0x2063, 0x206A...0x206F,
      0x1D173...0x1D17A:
      true
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
    case 0xFDD0...0xFDEF, 0xFFF9...0xFFFF, 0x2FF0...0x2FFB: true
    case 0x340, 0x341, 0x200E, 0x200F, 0x202A...0x202E, 0xE0001, 0xE0020...0xE007F: true
    default: scalar & 0xFFFE == 0xFFFE
    }
  }
}
