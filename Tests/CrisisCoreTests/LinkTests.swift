import Testing

@testable import CrisisCore

/// Addresses of any site, in the shapes in which people paste them.
@Suite struct LinkTests {
  @Test(arguments: [
    ("https://example.org/a", "https://example.org/a"),
    ("http://example.org/a", "https://example.org/a"),
    ("HTTPS://EXAMPLE.ORG/a", "https://example.org/a"),
    ("example.org/a", "https://example.org/a"),
    ("www.example.org/a", "https://example.org/a"),
    ("https://www.example.org", "https://example.org"),
    ("https://www.example.org/", "https://example.org"),
    ("https://example.org/a///", "https://example.org/a"),
    ("https://m.example.org/a", "https://example.org/a"),
    ("https://mobile.example.org/a", "https://example.org/a"),
    ("https://m.me/jo", "https://m.me/jo"),
    ("https://example.org./a", "https://example.org/a"),
    ("https://jo:secret@example.org/a", "https://example.org/a"),
    ("https://préfecture.example/Été", "https://préfecture.example/Été"),
  ])
  func hostsAreOne(_ typed: String, _ canonical: String) {
    #expect(Link(typed: typed).canonical == canonical)
  }

  @Test(arguments: [
    ("http://example.org:80/a", "https://example.org/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("https://example.org:/a", "https://example.org/a"),
    ("https://example.org:8443/a", "https://example.org:8443/a"),
    ("https://example.org:8080", "https://example.org:8080"),
    ("https://[2001:DB8::80]/a", "https://[2001:db8::80]/a"),
    ("https://[2001:db8::1]:443/a", "https://[2001:db8::1]/a"),
    ("https://[::1]:8080/a", "https://[::1]:8080/a"),
    ("https://192.0.2.1:80/a", "https://192.0.2.1/a"),
  ])
  func portsAndAddresses(_ typed: String, _ canonical: String) {
    #expect(Link(typed: typed).canonical == canonical)
  }

  @Test(arguments: [
    "https://example.org/a.", "https://example.org/a,", "https://example.org/a;", "https://example.org/a !",
    "https://example.org/a…", "<https://example.org/a>", "(https://example.org/a)", "« https://example.org/a »",
    "\"https://example.org/a\"", "https://example.org/a).", "https://example.org/a?", " https://example.org/a\u{A0}",
    "https://example.org/a#", "https://example.org/a/.",
  ])
  func whatASentencePutsAroundItIsNoPartOfIt(_ typed: String) {
    #expect(Link(typed: typed).canonical == "https://example.org/a")
    #expect(Link(typed: typed).raw == typed)
  }

  @Test func bracketsOfItsOwnStay() {
    let typed = "https://fr.wikipedia.org/wiki/Allier_(rivière)"
    #expect(Link(typed: typed).canonical == typed)
    #expect(Link(typed: "\(typed).").canonical == typed)
  }

  @Test(arguments: [
    ("https://example.org/A?b=2&a=1", "https://example.org/A?a=1&b=2"),
    ("https://example.org/A?utm_source=x&UTM_Medium=y&id=7", "https://example.org/A?id=7"),
    ("https://example.org/A?fbclid=abc", "https://example.org/A"),
    ("https://example.org/A?gclid=abc&msclkid=d&mc_cid=e&xtor=RSS-1", "https://example.org/A"),
    ("https://example.org/A?", "https://example.org/A"),
    ("https://example.org/A?&&id=7&", "https://example.org/A?id=7"),
    ("https://example.org?id=7", "https://example.org?id=7"),
    ("https://example.org/A/?id=7", "https://example.org/A?id=7"),
    ("https://example.org/A?q=a?b", "https://example.org/A?q=a?b"),
    ("https://example.org/A?url=https://b.example/c", "https://example.org/A?url=https://b.example/c"),
    ("https://example.org/A#commentaires", "https://example.org/A"),
    ("https://example.org/A?id=7#:~:text=crue", "https://example.org/A?id=7"),
  ])
  func onlyWhatTracksIsDropped(_ typed: String, _ canonical: String) {
    #expect(Link(typed: typed).canonical == canonical)
  }

  /// Two facts must never pass for one.
  @Test(arguments: [
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/?id=1", "https://example.org/?id=2"),
    ("https://example.org/?ref=K277", "https://example.org/?ref=K278"),
    ("https://example.org/?si=1", "https://example.org/?si=2"),
    ("https://example.org/?feature=1", "https://example.org/?feature=2"),
    ("https://example.org:8443/a", "https://example.org/a"),
    ("https://a.example.org/a", "https://b.example.org/a"),
    ("https://www.openstreetmap.org/#map=15/45.54/3.25", "https://www.openstreetmap.org/#map=15/45.39/3.25"),
    ("https://matrix.to/#/#allier:example.org", "https://matrix.to/#/#loire:example.org"),
    ("https://x.com/search?q=issoire", "https://x.com/search?q=brassac"),
    ("https://bsky.app/search?q=issoire", "https://bsky.app/search?q=brassac"),
    ("https://x.com/jo/status/1", "https://x.com/jo/status/2"),
    ("https://youtube.com/playlist?list=A", "https://youtube.com/playlist?list=B"),
    ("https://youtube.com/results?search_query=a", "https://youtube.com/results?search_query=b"),
    ("https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/dqw4w9wgxcq"),
    ("https://facebook.com/story.php?story_fbid=1&id=2", "https://facebook.com/story.php?story_fbid=3&id=2"),
    ("https://facebook.com/permalink.php?story_fbid=1&id=2", "https://facebook.com/permalink.php?story_fbid=1&id=3"),
    ("https://facebook.com/photo?fbid=1", "https://facebook.com/photo?fbid=2"),
    ("https://facebook.com/profile.php?id=1", "https://facebook.com/profile.php?id=2"),
    ("https://facebook.com/watch?v=1", "https://facebook.com/watch?v=2"),
    ("https://l.facebook.com/l.php?u=a", "https://l.facebook.com/l.php?u=b"),
    ("https://instagram.com/p/AbC", "https://instagram.com/p/abc"),
    ("https://instagram.com/stories/jo/1", "https://instagram.com/stories/jo/2"),
    ("https://tiktok.com/search?q=a", "https://tiktok.com/search?q=b"),
    ("https://tiktok.com/@jo/video/1", "https://tiktok.com/@jo/video/2"),
    ("https://vm.tiktok.com/ZMabc", "https://vm.tiktok.com/ZMabd"),
    ("https://t.me/sdis63/1", "https://t.me/sdis63/2"),
    ("https://t.me/sdis63/1?comment=5", "https://t.me/sdis63/1?comment=6"),
    ("https://t.me/share/url?url=a", "https://t.me/share/url?url=b"),
    ("https://threads.net/search?q=a", "https://threads.net/search?q=b"),
  ])
  func differentThingsStayDifferent(_ a: String, _ b: String) {
    #expect(Link(typed: a).canonical != Link(typed: b).canonical)
  }
}
