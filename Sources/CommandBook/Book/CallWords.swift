import PlainText

/// What looks like a call for help although it is no command: words of the file of the command that is one.
struct CallWords: Sendable {
  /// Each as its words, folded: whoever begins to speak so calls for help, whatever they type it behind.
  var spoken: [[String]] = []
  /// Those too, where a command's name is expected.
  var named: [[String]] = []

  /// Whether a call may begin with a word: nearly every word of nearly every line ends here.
  func mayBegin(with word: LineWord) -> Bool {
    Self.maySpell(word) || spoken.contains { $0.first == word.folded }
  }

  /// How many words from that one on make a call; nil: they make none.
  func length(_ words: [LineWord], at index: Int, isName: Bool = false) -> Int? {
    if let length = Self.spelling(words, at: index) { return length }
    let phrases = isName ? spoken + named : spoken
    return phrases.filter { phrase in
      index + phrase.count <= words.count && zip(words[index...], phrase).allSatisfy { $0.folded == $1 }
    }.map(\.count).max()
  }

  /// How many words spell *sos*, which these letters and nothing else do: `SOS`, `soss`, `S.O.S`, `s o s`.
  static func spelling(_ words: [LineWord], at index: Int) -> Int? {
    guard index < words.count, maySpell(words[index]) else { return nil }
    let letters = words[index].folded.utf8
    if letters.count >= 3 { return letters.last == s && letters.contains { $0 != s } ? 1 : nil }
    guard letters.count == 1, index + 2 < words.count, words[index + 1].isNear, words[index + 2].isNear,
      ["o", "0"].contains(words[index + 1].folded), words[index + 2].folded == "s"
    else { return nil }
    return 3
  }

  /// Whether a spelling of *sos* may begin with a word.
  static func maySpell(_ word: LineWord) -> Bool {
    let letters = word.folded.utf8
    return letters.first == s && letters.allSatisfy { $0 == s || $0 == UInt8(ascii: "o") || $0 == UInt8(ascii: "0") }
  }

  private static let s = UInt8(ascii: "s")
}

/// A word of a line: letters and digits, whatever stands between.
struct LineWord {
  var folded: String
  var range: Range<String.Index>
  /// Only a space, a dot or a dash stands between it and the word before.
  var isNear: Bool

  /// The first words of a line.
  static func all(of line: Substring, limit: Int = .max) -> [LineWord] {
    var words: [LineWord] = []
    var (at, before) = (line.startIndex, line.startIndex)
    while words.count < limit, case let start = end(of: line, from: at, isWord: false), start < line.endIndex {
      let end = end(of: line, from: start, isWord: true)
      words.append(
        LineWord(
          folded: Folding.fold(line[start..<end]), range: start..<end,
          isNear: line[before..<start].allSatisfy { " .-_".contains($0) }))
      (at, before) = (end, end)
    }
    return words
  }

  /// Where a run of letters and digits ends, or one of whatever stands between.
  private static func end(of line: Substring, from start: String.Index, isWord: Bool) -> String.Index {
    let bytes = line.utf8
    var at = start
    while at < line.endIndex {
      let isPart: Bool
      var next = bytes.index(after: at)
      if bytes[at] < 0x80, next == line.endIndex || bytes[next] < 0x80 {
        // Beside another one of its kind, a character of ASCII stands for itself: it need not be put together.
        isPart = 0x61...0x7A ~= bytes[at] | 0x20 || 0x30...0x39 ~= bytes[at]
      } else {
        isPart = line[at].isLetter || line[at].isNumber
        next = line.index(after: at)
      }
      if isPart != isWord { break }
      at = next
    }
    return at
  }
}
