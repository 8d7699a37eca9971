/// Finds what somebody probably meant.
package enum NearestWord {
  /// The candidates within two slips of the pen (one in words of up to four letters), nearest first, at most `limit`.
  /// A slip is a letter too many, one too few, a wrong one, or two neighbours exchanged.
  package static func among(_ candidates: some Sequence<String>, to word: String, limit: Int = 3) -> [String] {
    let typed = Array(word.lowercased().unicodeScalars.prefix(40))
    let allowed = typed.count <= 4 ? 1 : 2
    var found: [(slips: Int, word: String)] = []
    for candidate in Set(candidates) {
      let letters = Array(candidate.lowercased().unicodeScalars)
      guard abs(letters.count - typed.count) <= allowed else { continue }
      let slips = EditDistance.between(typed, letters)
      if slips <= allowed { found.append((slips, candidate)) }
    }
    return found.sorted { ($0.slips, $0.word) < ($1.slips, $1.word) }.prefix(limit).map(\.word)
  }
}
