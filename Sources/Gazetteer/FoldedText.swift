import PlainText

/// Text as it is compared: lower case, without accents, ligatures undone; only letters and digits remain in words.
enum FoldedText {
  /// The words, each with where it stands in `text`. `St` and `Ste` become `saint` and `sainte`.
  static func words(of text: String) -> [Word] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainWords(of: text) }
    var words: [Word] = []
    var letters: [UInt8] = []
    var start = text.startIndex
    var index = text.startIndex
    func close() {
      guard !letters.isEmpty else { return }
      words.append(Word(letters: expanded(String(decoding: letters, as: UTF8.self)), range: start..<index))
      letters.removeAll(keepingCapacity: true)
    }
    while index < text.endIndex {
      let character = text[index]
      if (character.isLetter || character.isNumber) && character != modifierApostrophe {
        if letters.isEmpty { start = index }
        // An accent that came apart from its letter is no letter.
        for scalar in character.unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          Folding.append(scalar, to: &letters)
        }
      } else {
        close()
      }
      index = text.index(after: index)
    }
    close()
    return words
  }

  /// A letter by its category, an apostrophe by its look.
  private static let modifierApostrophe: Character = "\u{2BC}"

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
}
