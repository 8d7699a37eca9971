/// Letters of a text, for quick comparisons: which there are at all, which at least twice, and so on up to eight times.
struct LetterCounts: Sendable {
  private var levels = SIMD8<UInt32>()

  /// - Parameter letters: folded; what is none of a to z counts as one letter, the space as none.
  init(_ letters: some Sequence<UInt8>) {
    for letter in letters where letter != UInt8(ascii: " ") {
      let bit: UInt32 = 1 << UInt32(letter & 31)
      var level = 0
      while level < 7, levels[level] & bit != 0 { level += 1 }
      levels[level] |= bit
    }
  }

  /// How many letters stand in both.
  func shared(with other: LetterCounts) -> Int {
    let both = levels & other.levels
    return both.indices.reduce(0) { $0 + both[$1].nonzeroBitCount }
  }
}

/// Words that were typed, about as they are spelt and heard, to be compared with names.
struct TypedSound: Sendable {
  /// What a first look at a name needs.
  struct Outline {
    let count: Int
    let letters: UInt32
    /// How many letters were typed beside these.
    let left: Int
    /// What may lie between the heard forms.
    let limit: Int
  }

  let outline: Outline
  private let heard: PreparedLetters
  private let spelt: LetterCounts
  private let letterCount: Int

  /// - Parameter left: how many letters were typed beside these.
  init?(_ sounds: ArraySlice<Sound>, left: Int, isAmongMany: Bool) {
    let heard = sounds.flatMap(\.heard)
    letterCount = sounds.reduce(0) { $0 + $1.letters.count }
    guard letterCount >= 3, let compared = PreparedLetters(heard) else { return nil }
    self.heard = compared
    spelt = LetterCounts(sounds.flatMap(\.letters))
    // Among many words nearly all have some likeness to a name.
    let limit = max(1, isAmongMany ? heard.count / 4 : heard.count * 2 / 5)
    outline = Outline(count: heard.count, letters: LetterSet.bits(heard), left: left, limit: limit)
  }

  /// - Parameters:
  ///   - words: the folded words of the name, with their spaces.
  ///   - limit: what may lie between.
  func closeness(to heard: LastingBytes, words: LastingBytes, limit: Int) -> Closeness? {
    let distance = self.heard.distance(to: heard)
    guard distance <= limit else { return nil }
    let spelt = words.count { $0 != UInt8(ascii: " ") }
    let unshared = 1_000 - 2_000 * self.spelt.shared(with: LetterCounts(words)) / max(1, letterCount + spelt)
    return unshared <= 350 ? Closeness(cost: 2 * distance + outline.left, unshared: unshared) : nil
  }
}

/// Which letters stand in a text, a bit each.
enum LetterSet {
  static func bits(_ letters: some Sequence<UInt8>) -> UInt32 { letters.reduce(0) { $0 | 1 << UInt32($1 & 31) } }
}

/// How near two names are; the smaller, the nearer.
struct Closeness: Comparable {
  /// Insertions, deletions, replacements and swaps between the heard forms, counted twice, and letters left over.
  let cost: Int
  /// Letters not shared, in thousandths of all letters of both.
  let unshared: Int

  static func < (a: Closeness, b: Closeness) -> Bool { (a.cost, a.unshared) < (b.cost, b.unshared) }
}

/// Letters prepared so that their distance to others takes a few steps a letter: the columns of the table of optimal string
/// alignment, a bit for each row (Hyyrö, 2003). The distance is that of `EditDistance`.
struct PreparedLetters: Sendable {
  /// Where each letter stands.
  private let places: [UInt64]
  private let count: Int

  /// - Returns: nil for more letters than a word has bits; no name has as many.
  init?(_ letters: [UInt8]) {
    guard letters.count <= 64 else { return nil }
    var places = [UInt64](repeating: 0, count: 256)
    for (index, letter) in letters.enumerated() { places[Int(letter)] |= 1 << UInt64(index) }
    self.places = places
    count = letters.count
  }

  func distance(to other: some Sequence<UInt8>) -> Int {
    guard count > 0 else { return other.reduce(0) { count, _ in count + 1 } }
    let last: UInt64 = 1 << UInt64(count - 1)
    var (more, less) = (~UInt64(0), UInt64(0))
    var (diagonal, before) = (UInt64(0), UInt64(0))
    var distance = count
    for letter in other {
      let here = places[Int(letter)]
      let swapped = ((~diagonal & here) << 1) & before
      diagonal = (((here & more) &+ more) ^ more) | here | less | swapped
      var up = less | ~(diagonal | more)
      var down = diagonal & more
      if up & last != 0 { distance += 1 } else if down & last != 0 { distance -= 1 }
      up = up << 1 | 1
      down <<= 1
      more = down | ~(diagonal | up)
      less = up & diagonal
      before = here
    }
    return distance
  }
}
