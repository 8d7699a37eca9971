import Testing

@testable import CrisisCore

/// Addresses that lead elsewhere, and addresses spelt in other letters, stand for the one page that they show.
@Suite struct LinkRedirectionTests {
  @Test(
    arguments: [
      "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.lamontagne.fr%2Fissoire%3Fid%3D1&h=AT0abc",
      "https://lm.facebook.com/l.php?h=AT1xyz&u=https%3a%2f%2fwww.lamontagne.fr%2fissoire%3fid%3d1",
      "https://l.instagram.com/?u=https%3A%2F%2Flamontagne.fr%2Fissoire%3Fid%3D1&e=AT2",
      "https://www.google.com/url?sa=t&q=https://www.lamontagne.fr/issoire?id%3D1&ved=2ah",
      "https://www.google.fr/url?url=https%3A%2F%2Fwww.lamontagne.fr%2Fissoire%3Fid%3D1&usg=AO",
      "https://www.youtube.com/redirect?event=video_description&q=https%3A%2F%2Fwww.lamontagne.fr%2Fissoire%3Fid%3D1",
      "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.lamontagne.fr%2Fissoire%3Fid%3D1&data=05",
      "https://www.lamontagne.fr/issoire?id=1&fbclid=IwAR&utm_source=x",
    ])
  func aRedirectionIsThePageItNames(_ typed: String) {
    #expect(Link(typed: typed).canonical == "https://lamontagne.fr/issoire?id=1")
  }

  /// One within the other, as a message passed on twice has it.
  @Test func redirectionsWithinRedirections() {
    let inner = "https%253A%252F%252Fexample.org%252Fa"
    let typed = "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D\(inner)&h=x"
    #expect(Link(typed: typed).canonical == "https://example.org/a")
  }

  @Test(arguments: [
    "https://l.facebook.com/l.php?u=ftp%3A%2F%2Fa&h=1", "https://l.facebook.com/l.php?h=AT0",
    "https://l.facebook.com/l.php?u=https%3A%2F%2F",
  ])
  func oneThatLeadsNowhereStaysItself(_ typed: String) {
    #expect(Link(typed: typed).canonical.hasPrefix("https://l.facebook.com/l.php?"))
  }

  @Test(
    arguments: [
      [
        "https://example.org/crue-%c3%a0-issoire", "https://example.org/crue-%C3%A0-issoire",
        "https://example.org/crue-à-issoire",
      ],
      ["https://example.org/a%2Fb", "https://example.org/a%2fb"],
      ["https://example.org/%7Ejo", "https://example.org/~jo", "https://example.org/%7ejo"],
      ["https://example.org/?q=a%20b", "https://example.org?q=a%20b"],
      [
        "https://www.facebook.com/sdis63/videos/1234567890", "https://www.facebook.com/watch/?v=1234567890",
        "https://m.facebook.com/watch?v=1234567890&ref=sharing", "https://facebook.com/sdis63/videos/crue/1234567890/",
      ],
      [
        "https://www.facebook.com/sdis63/posts/10158123456789012",
        "https://www.facebook.com/100064/posts/10158123456789012",
        "https://m.facebook.com/story.php?story_fbid=10158123456789012&id=100064",
      ],
      [
        "https://www.facebook.com/sdis63/posts/pfbid02abcDEF", "https://facebook.com/100064/posts/pfbid02abcDEF?rdid=x",
        "https://www.facebook.com/permalink.php?story_fbid=pfbid02abcDEF&id=100064",
      ],
      [
        "https://x.com/i/status/1198", "https://vxtwitter.com/SDIS63/status/1198",
        "https://fixupx.com/a/status/1198/en",
      ],
      [
        "https://redd.it/dz1abc", "https://www.reddit.com/r/France/comments/dz1abc/crue/",
        "https://old.reddit.com/comments/dz1abc",
      ],
    ])
  func onePageHasOneForm(_ typed: [String]) {
    let forms = Set(typed.map { Link(typed: $0).canonical })
    #expect(forms.count == 1, "\(forms)")
  }

  /// In doubt, two.
  @Test(
    arguments: [
      ("https://example.org/a%2Fb", "https://example.org/a/b"),
      ("https://example.org/?q=a%26b", "https://example.org/?q=a&b"),
      ("https://www.facebook.com/sdis63/posts/101", "https://www.facebook.com/jo/posts/101"),
      ("https://www.reddit.com/r/a/comments/dz1abc/t/e1", "https://www.reddit.com/r/a/comments/dz1abc/t/e2"),
      ("https://maps.example.org/#a", "https://maps.example.org/#b"),
    ])
  func twoPagesStayTwo(_ first: String, _ second: String) {
    #expect(Link(typed: first).canonical != Link(typed: second).canonical)
  }
}
