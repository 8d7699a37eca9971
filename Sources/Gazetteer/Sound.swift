/// A word about as it is heard in French, for finding what a misspelt one was meant for.
struct Sound: Sendable {
  /// Spelt letters.
  var letters: [UInt8]
  /// Heard ones.
  var heard: [UInt8]

  /// - Parameter word: folded.
  init(of word: String) {
    letters = Array(word.utf8)
    heard = Self.heard(letters)
  }

  /// Groups of letters to what is heard, doubled and silent letters gone.
  private static func heard(_ word: [UInt8]) -> [UInt8] {
    var heard: [UInt8] = []
    var index = 0
    while index < word.count {
      let rest = word[index...]
      let (sound, length) =
        groups[word[index]]?.first { rest.starts(with: $0.spelt) }.map { ($0.sound, $0.spelt.count) }
        ?? (single(word[index], before: rest.dropFirst().first), 1)
      index += length
      for letter in sound where letter != heard.last { heard.append(letter) }
    }
    for _ in 0..<2 {
      guard heard.count > 3, let last = heard.last, silentAtTheEnd.contains(last) else { break }
      heard.removeLast()
    }
    return heard
  }

  private static func single(_ letter: UInt8, before next: UInt8?) -> [UInt8] {
    switch letter {
    case UInt8(ascii: "c"): [next.map { "eiy".utf8.contains($0) } ?? false ? UInt8(ascii: "s") : UInt8(ascii: "k")]
    case UInt8(ascii: "h"): []
    case UInt8(ascii: "y"): [UInt8(ascii: "i")]
    case UInt8(ascii: "z"): [UInt8(ascii: "s")]
    default: [letter]
    }
  }

  /// By their first letter.
  private static let groups = Dictionary(grouping: spellings) { $0.spelt[0] }
  private static let spellings: [(spelt: [UInt8], sound: [UInt8])] = [
    ("eau", "o"), ("au", "o"), ("ai", "e"), ("ei", "e"), ("ey", "e"), ("ay", "e"), ("ph", "f"), ("qu", "k"),
    ("en", "an"), ("em", "an"), ("am", "an"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
  private static let silentAtTheEnd = Set("dtspxe".utf8)
}
