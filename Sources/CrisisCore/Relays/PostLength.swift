/// How long a post is, as each network counts. In doubt it is longer: a post that is refused by hand costs more than a
/// word.
enum PostLength {
  static func count(_ text: String, on network: RelayNetwork) -> Int {
    var total = 0
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { total += 1 }
      guard let fixed = network.addressLength,
        let start = addressStart(word) ?? (network == .x ? domainStart(word) : nil)
      else {
        total += plain(word, on: network)
        continue
      }
      var end = word[start...]
      while let last = end.last, ".,;:!?)»”\"".contains(last) { end.removeLast() }
      total += plain(word[..<start], on: network) + fixed + plain(word[end.endIndex...], on: network)
    }
    return total
  }

  /// Where an address begins in a word.
  static func addressStart(_ word: Substring) -> Substring.Index? {
    let small = word.lowercased()
    guard small.utf8.count == word.utf8.count else { return nil }
    for scheme in ["https://", "http://"] {
      if let found = small.firstRange(of: scheme)?.lowerBound {
        return word.utf8.index(word.startIndex, offsetBy: small.utf8.distance(from: small.startIndex, to: found))
      }
    }
    return nil
  }

  /// Where a domain begins that stands without `https://`, which X counts as an address all the same: `vigicrues.gouv.fr`.
  private static func domainStart(_ word: Substring) -> Substring.Index? {
    let bare = word.drop { !$0.isLetter && !$0.isNumber }
    let host = bare.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
    var labels = host.split(separator: ".", omittingEmptySubsequences: false)
    while labels.last?.isEmpty == true { labels.removeLast() }
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last?.lowercased(),
      domains.contains(last), bare[host.endIndex...].first != "@"
    else { return nil }
    return bare.startIndex
  }

  private static let domains: Set<String> = [
    "alsace", "app", "be", "bzh", "ca", "cat", "ch", "co", "com", "corsica", "de", "dev", "edu", "es", "eu", "fr", "gl",
    "gov",
    "gp", "info", "int", "io", "it", "link", "live", "lu", "ly", "mc", "me", "mq", "nc", "net", "news", "org", "ovh",
    "paris",
    "pf", "pm", "re", "social", "tv", "uk", "us", "wf", "xyz", "yt",
  ]

  private static func plain(_ text: Substring, on network: RelayNetwork) -> Int {
    network == .x ? text.reduce(0) { $0 + weight($1) } : text.count
  }

  /// X counts most of the world's letters twice, and a pictogram twice however many codes it has.
  private static func weight(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.contains(where: \.properties.isEmojiPresentation) { return 2 }
    return scalars.reduce(0) { $0 + (isLight($1.value) ? 1 : 2) }
  }

  private static func isLight(_ value: UInt32) -> Bool {
    switch value {
    case 0...4_351, 8_192...8_205, 8_208...8_223, 8_242...8_247: true
    default: false
    }
  }
}
