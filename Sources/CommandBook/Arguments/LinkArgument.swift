import CrisisCore
import PlainText

/// A web address: `https://…`, `http://…`, `www.…`, and without any of these where the site is a known one (`x.com/…`).
struct LinkArgument: ArgumentReader {
  static let longest = 1_000

  static func isLink(_ folded: String) -> Bool {
    guard let initial = folded.utf8.first else { return false }
    if initial == 0x68 || initial == 0x77 || initial == 0x3C,
      folded.hasPrefix("http://") || folded.hasPrefix("https://") || folded.hasPrefix("www.")
        || folded.hasPrefix("<http")
    {
      return true
    }
    guard let slash = folded.utf8.firstIndex(of: 0x2F), folded.utf8[..<slash].contains(0x2E) else { return false }
    return folded.utf8.index(after: slash) < folded.endIndex && Link.isKnownHost(String(folded[..<slash]))
  }

  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    guard Self.isLink(tokens[start].folded) else { return nil }
    return Reading(.word(try Self.link(tokens[start].text)))
  }

  /// The address without what a sentence puts around it.
  static func link(_ text: String) throws(Fault) -> String {
    var link = text[...]
    while let first = link.utf8.first, "<([".utf8.contains(first) { link = link.dropFirst() }
    while let last = link.utf8.last, ">,;)]!?.*".utf8.contains(last), last != 0x29 || !link.utf8.contains(0x28) {
      link = link.dropLast()
    }
    let isWhole = link.utf8.prefix(4).elementsEqual("http".utf8) { $0 | 0x20 == $1 }
    let address = isWhole ? String(link) : "https://" + link
    let host = address.utf8.drop { $0 != 0x2F }.dropFirst(2).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    let dot = UInt8(ascii: ".")
    guard address.utf8.count <= longest, host.contains(dot), host.first != dot, host.last != dot else {
      throw Fault(Texts.faults.badLink, String(address.prefix(60)))
    }
    return address
  }
}
