/// Finds names that sound or are spelt nearly like what was typed.
enum NearNames {
  /// The stretches of words that may be a name: all of them, and those that begin as a name does.
  static func sounds(of place: TypedPlace) -> [TypedSound] {
    let words = place.words
    let sounds = words.map(Sound.init)
    let letters = words.reduce(0) { $0 + $1.utf8.count }
    return words.indices.flatMap { start in
      (start..<min(words.count, start + 6)).compactMap { end -> TypedSound? in
        guard start == 0 && end == words.count - 1 || begins(start, place) && tells(words[start...end]) else {
          return nil
        }
        let own = words[start...end].reduce(0) { $0 + $1.utf8.count }
        return TypedSound(sounds[start...end], left: letters - own, isAmongMany: words.count > 6)
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
    let outlines = typed.map(\.outline)
    guard let shortest = outlines.map({ $0.count - $0.limit }).min(),
      let longest = outlines.map({ $0.count + $0.limit }).max()
    else { return [] }
    var best: [(row: Int, closeness: Closeness)] = []
    var most = min(most, 1_000)
    for row in area.joined() {
      let count = table.heardCount(of: row)
      guard count >= shortest, count <= longest else { continue }
      let heard = table.heard(of: row)
      let letters = LetterSet.bits(heard)
      var own: Closeness?
      for (index, outline) in outlines.enumerated() {
        let limit = min(outline.limit, (most - outline.left) / 2)
        let differing = outline.letters ^ letters
        // Fewer changes than letters that only one of them has do not make one of the other.
        guard abs(outline.count - count) <= limit, (differing & letters).nonzeroBitCount <= limit,
          (differing & outline.letters).nonzeroBitCount <= limit,
          let closeness = typed[index].closeness(to: heard, words: table.words(of: row), limit: limit),
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
