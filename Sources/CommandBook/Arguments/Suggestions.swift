import PlainText
import StrictYAML

/// The words that somebody probably meant, at most three; of those that only begin alike the first in the list. A
/// suggestion is told, never executed.
func nearest(_ typed: String, _ words: [String]) -> [String] {
  let words = words.filter { $0.utf8.count >= 3 }
  let near = typed.utf8.count < 3 ? [] : NearestWord.among(words, to: typed)
  if !near.isEmpty || typed.isEmpty { return near }
  return Array(words.filter { $0.hasPrefix(typed) || ($0.utf8.count >= 4 && typed.hasPrefix($0)) }.prefix(3))
}

extension Book {
  /// The codes of a list that somebody probably meant.
  package func nearestCodes(to typed: String, among codes: [String]) -> [String] { NearestWord.among(codes, to: typed) }
}
