import PlainText

/// The words of a text that say something, each as a number: equal words are equal numbers, and that is all that is asked
/// of them.
struct GistWords {
  /// Each once. They are few: to look through them costs less than a set of them.
  private(set) var words: [UInt64] = []
  private(set) var roads: [UInt64] = []
  /// The stems of a name that all the texts have.
  private var left: [UInt64] = []

  /// - Parameter name: the commune's, which tells nothing apart within it.
  init(without name: String?) {
    guard let name else { return }
    Self.forEachWord(of: name) { word in left.append(word.stem) }
  }

  /// - Parameter isStreet: the words are a street's name: `rue du Pont` has no bridge in it.
  mutating func add(_ text: String, isStreet: Bool = false) {
    var isBehindRoad = false
    Self.forEachWord(of: text) { word in
      defer { isBehindRoad = Self.roadLetters.contains(word.whole) }
      if word.isNumber, isBehindRoad { Self.note(word.whole, in: &roads) }
      guard word.length >= (word.isNumber ? 2 : 3), !Self.common.contains(word.whole), !left.contains(word.stem) else {
        return
      }
      Self.note(isStreet ? ~word.stem : word.stem, in: &words)
    }
  }

  private static func note(_ word: UInt64, in words: inout [UInt64]) {
    if !words.contains(word) { words.append(word) }
  }

  private struct Word {
    var whole = offset
    /// Of its first letters: enough to tell words apart, few enough to leave their endings out.
    var stem = offset
    /// In characters.
    var length = 0
    var isNumber = false

    private static let stemLength = 5
    private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a.
    mutating func add(_ byte: UInt8) {
      if byte & 0xC0 != 0x80 { length += 1 }
      whole = (whole ^ UInt64(byte)) &* 0x100_0000_01b3
      if length <= Self.stemLength { stem = whole }
    }
  }

  /// Runs of letters, and runs of digits: `RD76` is `RD 76`.
  private static func forEachWord(of text: String, _ body: (Word) -> Void) {
    var word = Word()
    for byte in Folding.bytes(of: text) {
      let isDigit = 0x30...0x39 ~= byte
      // Of what is left when accents are gone, spaces and signs begin with these.
      let isLetter = 0x61...0x7A ~= byte || byte >= 0x80 && byte != 0xC2 && byte != 0xE2 && byte < 0xF0
      if word.length > 0, !isDigit && !isLetter || isDigit != word.isNumber {
        body(word)
        word = Word()
      }
      if isDigit || isLetter {
        word.isNumber = isDigit
        word.add(byte)
      }
    }
    if word.length > 0 { body(word) }
  }

  private static func whole(_ words: [String]) -> Set<UInt64> {
    var all: Set<UInt64> = []
    for word in words { forEachWord(of: word) { all.insert($0.whole) } }
    return all
  }

  /// What stands before the number of a road.
  private static let roadLetters = whole(["a", "d", "n", "m", "c", "rd", "rn", "cd", "vc"])

  /// Words that half of all reports have, in both languages: they tell nothing apart.
  private static let common = whole([
    "les", "des", "une", "dans", "sur", "est", "sont", "aux", "par", "pour", "avec", "que", "qui", "pas", "plus", "ont",
    "vers", "chez", "pres", "entre", "cette", "tout", "tous", "encore", "mais", "elle", "nous", "leur", "son", "ses",
    "the", "and", "are", "was", "has", "have", "with", "for", "not", "from", "near", "there", "all", "that", "this",
    "eau", "water", "rue", "route", "road", "street", "urgent", "pers", "personne", "personnes", "people",
  ])
}
