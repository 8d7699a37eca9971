extension String {
  /// The text as it stands; nil where there is nothing in it but spaces.
  package var unlessBlank: String? {
    // Most texts have a letter of ASCII.
    utf8.contains { $0 > 0x20 && $0 < 0x7F } || contains { !$0.isWhitespace } ? self : nil
  }
}
