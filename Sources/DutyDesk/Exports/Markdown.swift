import PlainText

/// Words of people within Markdown: nothing of them is a heading, a link, an image or HTML.
enum Markdown {
  static func escaped(_ text: String) -> String {
    let scalars = Array(CleanText.printable(text).unicodeScalars)
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

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
