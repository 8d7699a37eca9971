import PlainText

/// A name about as it is heard in French, for finding what a misspelt one was meant for.
struct Sound: Sendable {
  /// Spelt letters, joined.
  var letters: [UInt8]
  /// Heard ones.
  var heard: [UInt8]
  /// How often each letter from a to z is spelt.
  var counts: [UInt8]

  init(of words: some Sequence<String>) {
    letters = []
    heard = []
    for word in words {
      letters += word.utf8
      heard += Self.heard(Array(word.utf8))
    }
    counts = [UInt8](repeating: 0, count: 26)
    for letter in letters where letter >= 97 && letter <= 122 { counts[Int(letter - 97)] &+= 1 }
  }

  /// One word: groups of letters to what is heard, doubled and silent letters gone.
  private static func heard(_ word: [UInt8]) -> [UInt8] {
    var heard: [UInt8] = []
    var index = 0
    while index < word.count {
      let rest = word[index...]
      let (sound, length) =
        groups.first { rest.starts(with: $0.spelt) }.map { ($0.sound, $0.spelt.count) }
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

  private static let groups: [(spelt: [UInt8], sound: [UInt8])] = [
    ("eau", "o"), ("au", "o"), ("ai", "e"), ("ei", "e"), ("ey", "e"), ("ay", "e"), ("ph", "f"), ("qu", "k"),
    ("en", "an"), ("em", "an"), ("am", "an"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
  private static let silentAtTheEnd = Set("dtspxe".utf8)
}

/// How near two names are; the smaller, the nearer.
struct Closeness: Comparable {
  /// Insertions, deletions, replacements and swaps between the heard forms, counted twice, and letters left over.
  private var cost: Int
  /// Letters not shared, in thousandths of all letters of both.
  private var unshared: Int

  /// - Parameter left: how many letters were typed beside those compared.
  /// - Returns: nil where they are too far apart for one to be meant by the other.
  init?(of typed: Sound, to name: Sound, leaving left: Int) {
    let limit = max(1, typed.heard.count * 2 / 5)
    guard abs(typed.heard.count - name.heard.count) <= limit else { return nil }
    var shared = 0
    for letter in 0..<26 { shared += Int(min(typed.counts[letter], name.counts[letter])) }
    let all = typed.letters.count + name.letters.count
    unshared = 1_000 - 2_000 * shared / max(1, all)
    guard unshared <= 350 else { return nil }
    let distance = EditDistance.between(typed.heard, name.heard)
    guard distance <= limit else { return nil }
    cost = 2 * distance + left
  }

  static func < (a: Closeness, b: Closeness) -> Bool { (a.cost, a.unshared) < (b.cost, b.unshared) }
}
