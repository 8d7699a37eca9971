import PlainText

/// Text as it is compared: lower case, without accents, ligatures undone; only letters and digits remain in words.
enum FoldedText {
  struct Word: Equatable {
    var letters: String
    var range: Range<String.Index>
  }

  /// The words, each with where it stands in `text`. `St`, `Ste` and `Fd` become `saint`, `sainte` and `ferrand`.
  static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var letters: [UInt8] = []
    var start = text.startIndex
    /// The next character or byte: one that adds nothing to the letters is between words.
    func read(at index: String.Index, isLetter: Bool, _ append: () -> Void) {
      if isLetter {
        if letters.isEmpty { start = index }
        append()
      } else if !letters.isEmpty {
        words.append(Word(letters: expanded(String(decoding: letters, as: UTF8.self)), range: start..<index))
        letters.removeAll(keepingCapacity: true)
      }
    }
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      // In ASCII a byte is a letter, a digit or neither.
      for index in text.utf8.indices {
        let byte = text.utf8[index]
        let isCapital = (0x41...0x5A).contains(byte)
        read(at: index, isLetter: isCapital || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)) {
          letters.append(isCapital ? byte + 0x20 : byte)
        }
      }
    } else {
      for index in text.indices {
        let character = text[index]
        read(at: index, isLetter: (character.isLetter || character.isNumber) && character != modifierApostrophe) {
          // An accent that came apart from its letter is no letter.
          for scalar in character.unicodeScalars
          where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            Folding.append(scalar, to: &letters)
          }
        }
      }
    }
    read(at: text.endIndex, isLetter: false) {}
    return words
  }

  /// Unicode counts it among the letters, people write it as an apostrophe.
  private static let modifierApostrophe: Character = "\u{2BC}"

  /// The words of a name, joined with spaces.
  static func joined(_ name: String) -> String { words(of: name).map(\.letters).joined(separator: " ") }

  /// At the head of a name, where they may be left out.
  static let articles: Set<String> = ["aux", "l", "la", "las", "le", "les", "los"]

  private static func expanded(_ word: String) -> String {
    switch word {
    case "st": "saint"
    case "ste": "sainte"
    // Clermont-Fd
    case "fd": "ferrand"
    default: word
    }
  }
}
