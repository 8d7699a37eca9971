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
      let slips = distance(typed, letters)
      if slips <= allowed { found.append((slips, candidate)) }
    }
    return found.sorted { ($0.slips, $0.word) < ($1.slips, $1.word) }.prefix(limit).map(\.word)
  }

  /// The optimal string alignment distance.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
