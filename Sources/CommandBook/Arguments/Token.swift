import PlainText

/// A word of a command's arguments.
struct Token: Sendable, Equatable {
  /// As typed, cleaned.
  var text: String
  /// As compared; without a comma at its end.
  var folded: String
  /// `lieu` of `lieu=Issoire`, folded; `text` is then the value.
  var key: String?
  /// What stood in quotes is never taken for a keyword.
  var isQuoted = false

  init(_ text: String, key: String? = nil, isQuoted: Bool = false) {
    self.text = text
    self.key = key
    self.isQuoted = isQuoted
    var end = text[...]
    if !isQuoted { while let last = end.utf8.last, last == 0x2C || last == 0x3B { end.removeLast() } }
    folded = Folding.fold(end)
  }
}
