/// Text as it is compared: lower case, without accents, ligatures undone; only letters and digits remain in words.
enum FoldedText {
  /// The words, each with where it stands in `text`. `St` and `Ste` become `saint` and `sainte`.
  static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var letters = ""
    var start = text.startIndex
    var index = text.startIndex
    func close() {
      guard !letters.isEmpty else { return }
      words.append(Word(letters: expanded(letters), range: start..<index))
      letters = ""
    }
    while index < text.endIndex {
      let character = text[index]
      if character.isLetter || character.isNumber {
        if letters.isEmpty { start = index }
        for scalar in character.unicodeScalars { append(scalar, to: &letters) }
      } else {
        close()
      }
      index = text.index(after: index)
    }
    close()
    return words
  }

  struct Word: Equatable {
    var letters: String
    var range: Range<String.Index>
  }

  private static func expanded(_ word: String) -> String {
    switch word {
    case "st": "saint"
    case "ste": "sainte"
    default: word
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to letters: inout String) {
    if scalar.isASCII {
      letters.unicodeScalars.append(
        scalar.value >= 65 && scalar.value <= 90 ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
      return
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      switch lower {
      case "à", "â", "ä", "á", "ã": letters.append("a")
      case "é", "è", "ê", "ë": letters.append("e")
      case "î", "ï", "í", "ì": letters.append("i")
      case "ô", "ö", "ó", "ò": letters.append("o")
      case "ù", "û", "ü", "ú": letters.append("u")
      case "ÿ": letters.append("y")
      case "ç": letters.append("c")
      case "ñ": letters.append("n")
      case "œ": letters.append("oe")
      case "æ": letters.append("ae")
      default:
        // An accent that came apart from its letter is no letter.
        if lower.properties.isAlphabetic || lower.properties.numericType != nil { letters.unicodeScalars.append(lower) }
      }
    }
  }
}
