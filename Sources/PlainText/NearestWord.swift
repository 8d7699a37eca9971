/// Finds what somebody probably meant.
package enum NearestWord {
  /// The candidates within two typing errors (one in words of up to four letters), nearest first, at most `limit`.
  /// An error is a letter too many, one too few, a wrong one, or two neighbours exchanged.
  package static func among(_ candidates: some Sequence<String>, to word: String, limit: Int = 3) -> [String] {
    let typed = Array(word.lowercased().unicodeScalars.prefix(40))
    let allowed = typed.count <= 4 ? 1 : 2
    var found: [(errors: Int, word: String)] = []
    for candidate in Set(candidates) {
      let letters = Array(candidate.lowercased().unicodeScalars)
      guard abs(letters.count - typed.count) <= allowed else { continue }
      let errors = EditDistance.between(typed, letters)
      if errors <= allowed { found.append((errors, candidate)) }
    }
    return found.sorted { ($0.errors, $0.word) < ($1.errors, $1.word) }.prefix(limit).map(\.word)
  }
}
