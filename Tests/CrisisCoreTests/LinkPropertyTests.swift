import Testing

@testable import CrisisCore

@Suite struct LinkPropertyTests {
  static let pieces = [
    "https://", "http://", "HTTPS://", "www.", "m.", "mobile.", "x.com", "twitter.com", "youtu.be", "youtube.com",
    "facebook.com", "instagram.com", "t.me", "tiktok.com", "bsky.app", "example.org", "[::1]", ":443", ":80", ":", "/",
    "//", "?", "&", "=", "#", "@", ".", ",", "(", ")", "»", "status", "watch", "v=", "shorts", "i", "web", "p", "s",
    "reel",
    "story.php", "permalink.php", "photo", "fbid=1", "story_fbid=", "id=", "groups", "permalink", "utm_source=x", "%2F",
    "é", "e\u{301}", "\u{301}", "👩‍🚒", "\u{0}", "\u{A0}", "\u{200B}", "\u{202E}", " ", "İ", "ß", "A", "z", "7",
  ]

  static func draw(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...14, using: &generator) {
      if Int.random(in: 0..<12, using: &generator) == 0 {
        let value = UInt32.random(in: 0...0x10_FFFF, using: &generator)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      } else {
        text += generator.pick(pieces) ?? ""
      }
    }
    return text
  }

  /// Any string at all gives a link, and its canonical form is its own canonical form.
  @Test(arguments: [10, 12, 13, 15, 63] as [UInt64])
  func everyStringHasOneCanonicalForm(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<4_000 {
      let typed = Self.draw(&generator)
      let link = Link(typed: typed)
      #expect(link.raw == typed)
      #expect(link == Link(takingApart: typed), "a look at the bytes found another link in \(typed.debugDescription)")
      #expect(link.canonical.utf8.starts(with: "https://".utf8))
      let again = Link(typed: link.canonical)
      #expect(again.canonical == link.canonical, "\(typed.debugDescription)")
      #expect(again.platform == link.platform, "\(typed.debugDescription)")
    }
  }

  /// Plain addresses, of which a look at the bytes is enough, and their neighbours of which it is not.
  @Test func aLookAtTheBytesFindsTheSameLink() {
    let hosts = [
      "example.org", "a.b-c.fr", "x.com", "m.example.org", "www.example.org", "fr-fr.facebook.com", "localhost",
    ]
    let paths = [
      "", "/", "/a", "/a/", "//a", "/A_b/7", "/a.html", "/a.", "/-", "/.a", "/a-", "/@jo/1", "/a?b=1", "/a#b",
      "/jo/status/1",
    ]
    for host in hosts {
      for path in paths {
        let typed = "https://\(host)\(path)"
        #expect(Link(typed: typed) == Link(takingApart: typed), "\(typed)")
      }
    }
  }

  /// Scheme, case of the host, `www.`, tracking and the sentence around an address never make another link of it.
  @Test func decorationMakesNoOtherLink() {
    var generator = SeededGenerator(seed: 5)
    let hosts = ["example.org", "x.com", "facebook.com", "mamot.fr", "192.0.2.1:8080"]
    let paths = ["", "/a", "/A/b", "/jo/status/1", "/jo/posts/1", "/@jo/1"]
    let queries = ["", "id=7", "b=2&a=1", "v=dQw"]
    for _ in 0..<1_000 {
      guard let host = generator.pick(hosts), let path = generator.pick(paths), let query = generator.pick(queries)
      else { continue }
      let plain = "https://\(host)\(path)" + (query.isEmpty ? "" : "?" + query)
      let start = generator.pick(["https://", "http://", "HTTP://", "", "https://www.", "www."]) ?? ""
      let shown = Bool.random(using: &generator) ? host.uppercased() : host
      let tracked =
        (query.isEmpty ? [] : [query]) + (generator.pick([[], ["utm_source=x"], ["fbclid=A&igsh=B"]]) ?? [])
      let end = generator.pick(["", ".", ",", " »", "…", ")"]) ?? ""
      let slash = Bool.random(using: &generator) ? "/" : ""
      let typed =
        "\(start)\(shown)\(path)\(slash)" + (tracked.isEmpty ? "" : "?" + tracked.joined(separator: "&")) + end
      #expect(Link(typed: typed).canonical == Link(typed: plain).canonical, "\(typed)")
    }
  }

  @Test func aVeryLongAddressIsReadToo() {
    let typed =
      "https://example.org/" + String(repeating: "a/", count: 20_000) + "?" + String(repeating: "b&", count: 20_000)
    #expect(Link(typed: typed).canonical.hasPrefix("https://example.org/a/a/"))
  }
}
