import PlainText
import Testing

struct CleanTextTests {
  static let lines: [(String, String)] = [
    (
      "!s Issoire 14h10 route : l’eau monte, « oui » à 20 % — ok…",
      "!s Issoire 14h10 route : l’eau monte, « oui » à 20 % — ok…"
    ),
    ("", ""),
    ("a\r\nb\tc\u{0}d", "a  b c d"),
    ("\u{2}a\u{F}\u{1D}\u{1F}\u{16}\u{11}\u{1E}b\u{7F}\u{85}\u{9B}", "ab"),
    // Colours: up to two digits, a comma only with digits behind it.
    ("\u{3}4a\u{3}12b\u{3}4,5c\u{3}04,12d\u{3}e", "abcde"),
    ("\u{3}4,a \u{3},5 \u{3}123 \u{3}1,234", ",a ,5 3 4"),
    ("\u{4}ff0000a\u{4}00ff00b", "ab"),
    ("\u{202A}\u{202E}a\u{202C}\u{2066}b\u{2069}\u{200E}\u{200F}\u{61C}c", "abc"),
    ("a\u{200B}b\u{FEFF}c\u{2060}d\u{2028}e\u{E0041}f", "abcd ef"), ("a\u{AD}b\u{FE0F}c\u{180E}d", "abcd"),
    ("a\u{A0}b\u{202F}c\u{2009}d\u{3000}e", "a b c d e"), ("’é« → ✓ €", "’é« → ✓ €"),
    ("e" + String(repeating: "\u{301}", count: 500) + "a\u{300}", "e\u{301}\u{301}\u{301}\u{301}a\u{300}"),
    ("\u{20DD}\u{489}\u{301}\u{302}\u{303}\u{304}x", "\u{20DD}\u{489}\u{301}\u{302}x"),
    ("e\u{301}te\u{301} 水位 ٣ हिन्दी 🌊", "e\u{301}te\u{301} 水位 ٣ हिन्दी 🌊"),
  ]

  @Test(arguments: lines)
  func keepsTheWords(_ line: String, _ clean: String) {
    let result = CleanText.typed(line)
    #expect(Array(result.unicodeScalars) == Array(clean.unicodeScalars), "\(result.debugDescription)")
    #expect(CleanText.typed(result) == result)
  }

  /// The quick look must never pass what the thorough one would change.
  @Test func theQuickLookMissesNothing() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isUnwanted =
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
        case 0xFE00...0xFE0F, 0xE0000...0xE0FFF: true
        default: false
        }
      let isKept = [CleanText.typed, CleanText.printable].map { $0("a\(scalar)b").unicodeScalars.contains(scalar) }
      let isSpace = CleanText.isSpace(scalar)
      let expected = [!isUnwanted && (!isSpace || scalar == " "), !isUnwanted]
      if isUnwanted && isKept != [false, false] || isSpace && isKept != expected {
        Issue.record("U+\(String(value, radix: 16)) is kept: \(isKept)")
      }
      // Of a pile of it, no more than a few stay.
      let isMark = [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
      if isMark,
        CleanText.typed(String(String.UnicodeScalarView(repeatElement(scalar, count: 9)))).unicodeScalars.count > 4
      {
        Issue.record("a pile of U+\(String(value, radix: 16)) is kept")
      }
    }
  }

  @Test func whatIsRenderedKeepsItsNoBreakSpaces() {
    let line = "S47\u{A0}: 20\u{202F}% à\u{2009}Issoire\u{A0}!"
    #expect(CleanText.printable(line) == line)
    #expect(CleanText.printable(line + "\n水\u{2}\u{202E}位") == line + " 水位")
  }

  /// Marks of every script are counted, whichever plane they are in.
  @Test func aPileOfAnyMarkIsCut() {
    for value in [
      0x301, 0x483, 0x5B0, 0x64B, 0x6DC, 0x7EB, 0x94D, 0xE34, 0x1AB0, 0x1DC4, 0x20D0, 0x302A, 0xA66F, 0xFE20,
    ] {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let pile = "a" + String(String.UnicodeScalarView(repeatElement(scalar, count: 300)))
      #expect(CleanText.typed(pile).unicodeScalars.count <= 5, "U+\(String(value, radix: 16))")
    }
  }
}
