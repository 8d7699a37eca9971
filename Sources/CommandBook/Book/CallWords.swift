import PlainText

/// What looks like a call for help although it is no command: words of the file of the command that is one.
struct CallWords: Sendable {
  /// Each as its words, folded: whoever begins to speak so calls for help, whatever they type it behind.
  var spoken: [[String]] = []
  /// Those too, where a command's name is expected.
  var named: [[String]] = []

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
    // Nearly every word of nearly every line ends here.
    guard index < words.count, words[index].folded.utf8.first == UInt8(ascii: "s") else { return nil }
    let letters = words[index].folded.replacing("0", with: "o")
    if letters.utf8.count >= 3, letters.hasPrefix("s"), letters.hasSuffix("s"), letters.contains("o"),
      letters.allSatisfy({ $0 == "s" || $0 == "o" })
    {
      return 1
    }
    let three = words[index...].prefix(3).map { $0.folded.replacing("0", with: "o") }
    return three == ["s", "o", "s"] && words[index + 1].isNear && words[index + 2].isNear ? 3 : nil
  }
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
    var at = line.startIndex
    var before = line.startIndex
    while words.count < limit,
      let start = line[at...].firstIndex(where: { $0.isLetter || $0.isNumber })
    {
      let end = line[start...].firstIndex { !$0.isLetter && !$0.isNumber } ?? line.endIndex
      words.append(
        LineWord(
          folded: Folding.fold(line[start..<end]), range: start..<end,
          isNear: line[before..<start].allSatisfy { " .-_".contains($0) }))
      (at, before) = (end, end)
    }
    return words
  }
}
