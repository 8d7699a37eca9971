/// What YAML readers make of a scalar without quotes. Readers disagree (1.1 or 1.2), so a scalar that any of them takes
/// for something else than text has to be quoted.
enum PlainScalar {
  static func isAmbiguous(_ text: String) -> Bool { reserved.contains(text.lowercased()) || looksLikeNumber(text) }

  private static let reserved: Set<String> = [
    "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".inf", "-.inf", "+.inf", ".nan",
  ]

  /// Integers, decimals, exponents, base 60 (`14:10`), hexadecimal and days (`2019-11-27`).
  private static func looksLikeNumber(_ text: String) -> Bool {
    var rest = Substring(text)
    if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
    guard let first = rest.utf8.first, isDigit(first) || first == UInt8(ascii: ".") else { return false }
    if rest.hasPrefix("0x") || rest.hasPrefix("0o") || rest.hasPrefix("0b") { return true }
    var sawDigit = false
    for byte in rest.utf8 {
      if isDigit(byte) { sawDigit = true } else if !"._:-+eE".utf8.contains(byte) { return false }
    }
    return sawDigit
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
