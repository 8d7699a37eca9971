/// Text as it is compared: lower case, without accents, ligatures undone; only letters and digits remain in words.
enum FoldedText {
  /// The words, each with where it stands in `text`. `St` and `Ste` become `saint` and `sainte`.
  static func words(of text: String) -> [Word] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainWords(of: text) }
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

  /// The same for ASCII, where a byte is a letter, a digit or neither.
  private static func plainWords(of text: String) -> [Word] {
    var words: [Word] = []
    var letters: [UInt8] = []
    var start = text.startIndex
    func close(at end: String.Index) {
      guard !letters.isEmpty else { return }
      words.append(Word(letters: expanded(String(decoding: letters, as: UTF8.self)), range: start..<end))
      letters.removeAll(keepingCapacity: true)
    }
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case let byte where byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39:
        if letters.isEmpty { start = index }
        letters.append(byte <= 0x5A && byte >= 0x41 ? byte + 0x20 : byte)
      default: close(at: index)
      }
    }
    close(at: text.endIndex)
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
