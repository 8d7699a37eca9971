/// What people wrote, as pages and feeds may show it.
package enum PageText {
  /// Without what would turn the direction of the words after it.
  package static func plain(_ text: String) -> String {
    text.unicodeScalars.contains(where: isTurning)
      ? String(String.UnicodeScalarView(text.unicodeScalars.filter { !isTurning($0) })) : text
  }

  package static func isTurning(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      || [0x200E, 0x200F, 0x061C].contains(scalar.value)
  }

  /// An address that a click may lead to; nil: it is no web page's.
  package static func address(_ link: String) -> String? {
    let isWeb = link.lowercased().hasPrefix("https://") || link.lowercased().hasPrefix("http://")
    return isWeb && !link.unicodeScalars.contains { $0.value < 0x21 || isTurning($0) } ? link : nil
  }

  /// For the text and the attributes of XML 1.0, which has no place for most control codes.
  static func xml(_ text: String) -> String {
    var kept = ""
    for scalar in text.unicodeScalars where !isTurning(scalar) {
      switch scalar {
      case "&": kept += "&amp;"
      case "<": kept += "&lt;"
      case ">": kept += "&gt;"
      case "\"": kept += "&quot;"
      case "'": kept += "&#39;"
      case "\t", "\n", "\r": kept += " "
      case "\u{20}"..."\u{7E}", "\u{A0}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        kept.unicodeScalars.append(scalar)
      default: break
      }
    }
    return kept
  }
}
