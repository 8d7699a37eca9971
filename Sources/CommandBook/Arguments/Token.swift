import PlainText

/// A word of a command's arguments.
struct Token: Sendable, Equatable {
  /// As typed, cleaned.
  var text: String
  /// As compared: without the marks that a sentence puts around a word (`(urgent)`, `URGENT!!!`, `13h30?`, `~13h30`).
  var folded: String
  /// `lieu` of `lieu=Issoire`, folded; `text` is then the value.
  var key: String?
  /// What stood in quotes is never taken for a keyword.
  var isQuoted = false

  init(_ text: String, key: String? = nil, isQuoted: Bool = false) {
    self.text = text
    self.key = key
    self.isQuoted = isQuoted
    folded = Folding.fold(text)
    if !isQuoted, Self.isMark(folded.utf8.last) || Self.opens(folded.utf8.first) || folded.utf8.first == 0xE2 {
      strip()
    }
  }

  private mutating func strip() {
    var word = folded[...]
    while Self.isMark(word.utf8.last) { word = word.dropLast() }
    while Self.opens(word.utf8.first) || word.first == "≈" { word = word.dropFirst() }
    if !word.isEmpty { folded = String(word) }
  }

  /// `, ; ! ? . ) ] *`
  private static func isMark(_ byte: UInt8?) -> Bool {
    switch byte {
    case 0x2C, 0x3B, 0x21, 0x3F, 0x2E, 0x29, 0x5D, 0x2A: true
    default: false
    }
  }

  /// `( [ ~ *`
  private static func opens(_ byte: UInt8?) -> Bool {
    switch byte {
    case 0x28, 0x5B, 0x7E, 0x2A: true
    default: false
    }
  }

  /// Whether a part of the sentence ends with the word: `Issoire,` but not `Issoire`.
  var endsPart: Bool { isQuoted || Self.isMark(text.utf8.last) || isSeparator }

  /// Whether there is no letter and no digit in it: a dash, an arrow, a picture.
  var isSeparator: Bool {
    !isQuoted && !text.unicodeScalars.contains { $0.properties.isAlphabetic || (0x30...0x39).contains($0.value) }
  }

  /// Whether it is nothing but marks of writing, which say nothing by themselves.
  var isDash: Bool {
    !isQuoted && text.utf8.allSatisfy { !Self.isWordByte($0) } || text == "–" || text == "—" || text == "•"
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
