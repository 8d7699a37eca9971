extension String {
  /// The text as it stands; nil where there is nothing in it but spaces.
  var unlessBlank: String? { contains { !$0.isWhitespace } ? self : nil }
}
