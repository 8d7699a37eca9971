import PlainText

/// How often each letter stands in a text; all but a to z together.
struct LetterCounts: Sendable {
  private var counts = SIMD32<UInt8>()

  init(_ letters: some Sequence<UInt8>) {
    for letter in letters where letter != UInt8(ascii: " ") {
      counts[Int(letter >= 97 && letter <= 122 ? letter - 97 : 26)] &+= 1
    }
  }

  /// How many letters stand in both.
  func shared(with other: LetterCounts) -> Int {
    Int(pointwiseMin(counts, other.counts).wrappedSum())
  }
}

/// Which letters stand in a text, one bit each.
struct LetterSet: Sendable {
  private var bits: UInt32 = 0

  init(_ letters: some Sequence<UInt8>) {
    for letter in letters { bits |= 1 << UInt32(letter & 31) }
  }

  /// Fewer changes than this do not make one text of the other.
  func fewestChanges(to other: LetterSet) -> Int {
    max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
  }
}

/// Words that were typed, about as they are spelt and heard, to be compared with names.
struct TypedSound: Sendable {
  let letters: Int
  let heard: [UInt8]
  /// How many letters were typed beside these.
  let left: Int
  /// What may lie between the heard forms.
  let limit: Int
  fileprivate let heardSet: LetterSet
  fileprivate let spelt: LetterCounts
  fileprivate let heardCounts: LetterCounts

  init(_ words: ArraySlice<String>, of typed: Int) {
    let sound = Sound(of: words)
    letters = sound.letters.count
    heard = sound.heard
    left = typed - letters
    heardSet = LetterSet(heard)
    spelt = LetterCounts(sound.letters)
    heardCounts = LetterCounts(heard)
    limit = max(1, heard.count * 2 / 5)
  }
}

/// How near two names are; the smaller, the nearer.
struct Closeness: Comparable {
  /// Insertions, deletions, replacements and swaps between the heard forms, counted twice, and letters left over.
  let cost: Int
  /// Letters not shared, in thousandths of all letters of both.
  private let unshared: Int

  /// - Parameters:
  ///   - words: the folded words of the name, with their spaces.
  ///   - most: the cost above which nothing is of use.
  /// - Returns: nil where they are too far apart for one to be meant by the other.
  init?(of typed: TypedSound, to heard: ArraySlice<UInt8>, _ letters: LetterSet, words: ArraySlice<UInt8>, most: Int) {
    let limit = min(typed.limit, (most - typed.left) / 2)
    guard limit >= 0, abs(typed.heard.count - heard.count) <= limit,
      typed.heardSet.fewestChanges(to: letters) <= limit,
      max(typed.heard.count, heard.count) - typed.heardCounts.shared(with: LetterCounts(heard)) <= limit
    else { return nil }
    let spelt = words.count { $0 != UInt8(ascii: " ") }
    unshared = 1_000 - 2_000 * typed.spelt.shared(with: LetterCounts(words)) / max(1, typed.letters + spelt)
    guard unshared <= 350 else { return nil }
    let distance = EditDistance.between(typed.heard, Array(heard))
    guard distance <= limit else { return nil }
    cost = 2 * distance + typed.left
  }

  static func < (a: Closeness, b: Closeness) -> Bool { (a.cost, a.unshared) < (b.cost, b.unshared) }
}

/// Finds names that sound or are spelt nearly like what was typed.
enum NearNames {
  /// The stretches of words that may be a name: all of them, and those that begin as a name does.
  static func sounds(of place: TypedPlace) -> [TypedSound] {
    let words = place.words
    let letters = words.reduce(0) { $0 + $1.utf8.count }
    return words.indices.flatMap { start in
      (start..<min(words.count, start + 6)).compactMap { end -> TypedSound? in
        guard start == 0 && end == words.count - 1 || begins(start, place) && tells(words[start...end]) else {
          return nil
        }
        let sound = TypedSound(words[start...end], of: letters)
        return sound.letters >= 3 ? sound : nil
      }
    }
  }

  private static func begins(_ start: Int, _ place: TypedPlace) -> Bool {
    !place.isStreet(start)
      && (place.beginsPart(start) || place.isCapitalised(start) || place.isAfterPreposition(start))
  }

  /// Whether some words are more than everyday French.
  private static func tells(_ words: ArraySlice<String>) -> Bool {
    guard let last = words.last, !CommonWords.linking.contains(last) else { return false }
    return !words.allSatisfy { CommonWords.linking.contains($0) || CommonWords.isCommon($0) }
  }

  /// Rows whose names are the nearest, six at most.
  static func nearest(
    to typed: [TypedSound], in area: [Range<Int>], of table: CommuneTable, atMost most: Int
  ) -> [Int] {
    guard let shortest = typed.map({ $0.heard.count - $0.limit }).min(),
      let longest = typed.map({ $0.heard.count + $0.limit }).max()
    else { return [] }
    var best: [(row: Int, closeness: Closeness)] = []
    var most = min(most, 1_000)
    for row in area.joined() {
      let span = table.heard(of: row)
      guard span.count >= shortest, span.count <= longest else { continue }
      let heard = table.bytes[span]
      let letters = LetterSet(heard)
      let words = table.bytes[table.words(of: row)]
      var own: Closeness?
      for sound in typed {
        guard let closeness = Closeness(of: sound, to: heard, letters, words: words, most: most),
          own.map({ closeness < $0 }) ?? true
        else { continue }
        own = closeness
      }
      guard let own else { continue }
      best.insert((row, own), at: best.firstIndex { own < $0.closeness } ?? best.count)
      // Two rows may stand for one commune.
      if best.count > 6 { best.removeLast() }
      if best.count == 6 { most = best[5].closeness.cost }
    }
    return best.map(\.row)
  }
}
