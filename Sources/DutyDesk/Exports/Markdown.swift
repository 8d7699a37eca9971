import PlainText

/// Words of people within Markdown: nothing of them is a heading, a link, an image or HTML.
enum Markdown {
  static func escaped(_ text: String) -> String {
    let text = CleanText.printable(text)
    guard text.utf8.contains(where: isMark) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "[", "]", "<", ">", "|": result.append("\\")
      case "_":
        // Within a word, as in an address, it means nothing.
        let isInside =
          index > 0 && isOfWord(scalars[index - 1]) && index + 1 < scalars.count && isOfWord(scalars[index + 1])
        if !isInside { result.append("\\") }
      default: break
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// One of the marks that are looked at below.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2A, 0x3C, 0x3E, 0x5B...0x5D, 0x5F, 0x60, 0x7C: true
    default: false
    }
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
