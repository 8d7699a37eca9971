import Testing

@testable import CrisisCore

/// Whose words may be relayed: the way an address could pass for another.
@Suite struct OfficialSourceTests {
  @Test(
    arguments: [
      ("https://www.puy-de-dome.gouv.fr/crue", "PREF63"), ("HTTPS://WWW.PUY-DE-DOME.GOUV.FR/Crue", "PREF63"),
      ("https://puy-de-dome.gouv.fr", "PREF63"), ("https://puy-de-dome.gouv.fr:443/crue?x=1#y", "PREF63"),
      ("https://gouv.fr/", nil), ("https://www.vigicrues.gouv.fr/niv2-bassin.php?CdEntVigiCru=5", nil),
      ("https://sdis63.fr/a", "SDIS63"), ("https://x.com/Prefet63/status/1", "PREF63"),
      ("https://www.twitter.com/prefet63", "PREF63"), ("https://mobile.x.com/PREFET63?s=20", "PREF63"),
      ("https://www.puy-de-dome.gouv.fr/Actualités/Crue", "PREF63"),
    ] as [(String, String?)])
  func isOfficial(_ text: String, _ authority: String?) throws {
    let match = try #require(RelaySamples.sources.match(try StrictAddress(text)))
    #expect(match.authority == authority)
  }

  /// Whole labels, whole names, and no way back out of a path.
  @Test(arguments: [
    "https://gouv.fr.example.com/crue", "https://gouv-fr.com", "https://evilgouv.fr", "https://example.com/gouv.fr",
    "https://example.com/?https://gouv.fr", "https://example.com#gouv.fr", "https://xn--gouv-fr.example.com",
    "https://x.com/prefet63x/status/1", "https://x.com/prefet63/../evil/status/1", "https://x.com//prefet63/status/1",
    "https://x.com/prefet63/%2e%2e/evil", "https://x.com/evil/prefet63", "https://x.com.example.com/prefet63",
    "https://x.com", "https://notx.com/prefet63",
  ])
  func isNotOfficial(_ text: String) throws {
    #expect(RelaySamples.sources.match(try StrictAddress(text)) == nil)
  }

  @Test(arguments: [
    ("http://www.puy-de-dome.gouv.fr", StrictAddress.Flaw.plain), ("ftp://gouv.fr", .form), ("gouv.fr", .form),
    ("https://", .form), ("https:///gouv.fr", .form), ("https://gouv.fr@example.com", .userinfo),
    ("https://a:b@gouv.fr", .userinfo), ("https://gouv.fr\\@example.com", .form), ("https://gouv.fr:8443/", .port),
    ("https://gouv.fr:/", .port), ("https://gouv.fr:443:1/", .port), ("https://gouv.fr./", .form),
    ("https://.gouv.fr", .form), ("https://gouv..fr", .form), ("https://-gouv.fr", .form), ("https://gouv", .form),
    ("https://192.0.2.1/", .form), ("https://[2001:db8::1]/", .port), ("https://gоuv.fr/", .letters),
    ("https://gouv.fr。example.com", .letters), ("https://gouv%2efr", .form), ("https://gouv.fr evil", .form),
    ("https://gouv.fr\u{0}", .form), ("javascript://gouv.fr", .form), ("https://gouv_a.fr", .form),
  ])
  func leavesADoubt(_ text: String, _ flaw: StrictAddress.Flaw) {
    #expect(throws: flaw) { try StrictAddress(text) }
  }

  /// However it is typed, what is accepted has a host that ends in a domain of the list.
  @Test func noAddressIsOfficialByChance() {
    var generator = SeededGenerator(seed: 63)
    let parts = [
      "https://", "gouv.fr", "example.com", ".", "/", "@", ":", "443", "#", "?", "\\", "www.", "%2e", "é", " ",
    ]
    for _ in 0..<20_000 {
      let text =
        "https://"
        + (0..<Int.random(in: 1...6, using: &generator)).compactMap { _ in
          generator.pick(parts)
        }.joined()
      guard let address = try? StrictAddress(text), RelaySamples.sources.match(address) != nil else { continue }
      let host = text.lowercased().dropFirst(8).prefix { !"/?#:".contains($0) }
      #expect(host == "gouv.fr" || host.hasSuffix(".gouv.fr"), "\(text)")
      #expect(!text.contains("@") || text.firstIndex(of: "@") ?? text.startIndex > host.endIndex, "\(text)")
    }
  }

  @Test func theNearestDomainSaysWhoseItIs() throws {
    let sources = OfficialSources(domains: [.init("a.gouv.fr", authority: "A"), .init("gouv.fr", authority: "B")])
    #expect(sources.match(try StrictAddress("https://x.a.gouv.fr"))?.authority == "A")
    #expect(sources.match(try StrictAddress("https://b.gouv.fr"))?.authority == "B")
    #expect(OfficialSources(domains: []).match(try StrictAddress("https://gouv.fr")) == nil)
  }
}

/// What a post counts for, as each network says.
@Suite struct PostLengthTests {
  @Test(arguments: [
    ("abc", RelayNetwork.x, 3), ("é’«»", .x, 4), ("…", .x, 2), ("€", .x, 2), ("日本", .x, 4), ("🌊", .x, 2),
    ("👩‍🚒👩‍🚒", .x, 4), ("🇫🇷", .x, 2), ("a https://www.puy-de-dome.gouv.fr/crue", .x, 25),
    ("https://gouv.fr", .x, 23), ("(https://gouv.fr/a).", .x, 26), ("a  b", .x, 4), ("", .x, 0),
    ("a https://www.puy-de-dome.gouv.fr/crue", .mastodon, 25), ("👩‍🚒", .mastodon, 1), ("…", .mastodon, 1),
    ("a https://gouv.fr", .bluesky, 17), ("a https://gouv.fr", .facebook, 17), ("HTTPS://gouv.fr", .x, 23),
    ("vigicrues.gouv.fr", .x, 23), ("voir vigicrues.gouv.fr.", .x, 29), ("voir vigicrues.gouv.fr/a?b=1 !", .x, 30),
    ("(meteo.fr)", .x, 25), ("M. Martin, 12.30, etc.", .x, 22), ("jo@sdis63.fr", .x, 12), ("fichier.txt", .x, 11),
    ("vigicrues.gouv.fr", .mastodon, 17), ("vigicrues.gouv.fr", .bluesky, 17),
  ])
  func counts(_ text: String, _ network: RelayNetwork, _ length: Int) {
    #expect(PostLength.count(text, on: network) == length)
  }

  @Test func everyNetworkOfItsOwnHasALimitAndPlaces() {
    for network in RelayNetwork.allCases where network != .other { #expect(network.usualLimit != nil, "\(network)") }
    #expect(RelayNetwork.allCases.filter(\.hosts.isEmpty) == [.mastodon, .other])
  }

  @Test(arguments: [
    ("https://x.com/visov/status/1", RelayAccount.Fit.fits), ("https://twitter.com/VISOV/status/1", .fits),
    ("https://x.com/i/web/status/1", .fits), ("https://x.com/autre/status/1", .ofAnother("autre")),
    ("https://mobile.x.com/visov/status/1", .fits), ("https://x.com.example.com/visov/status/1", .elsewhere),
    ("https://mastodon.example.org/@visov/1", .elsewhere),
  ])
  func anAddressShowsTheAccount(_ text: String, _ fit: RelayAccount.Fit) throws {
    #expect(RelaySamples.accounts[0].fit(try StrictAddress(text)) == fit)
  }

  @Test(
    arguments: [
      (RelayNetwork.mastodon, "https://m.example/@visov/1", "visov"),
      (.bluesky, "https://m.example/profile/visov/post/1", "visov"),
      (.threads, "https://m.example/@Visov/post/1", "visov"), (.telegram, "https://m.example/visov/12", "visov"),
      (.telegram, "https://m.example/c/12/3", nil), (.facebook, "https://m.example/visov/posts/1", nil),
      (.mastodon, "https://m.example/deck", nil),
    ] as [(RelayNetwork, String, String?)])
  func eachNetworkShowsItsOwnWay(_ network: RelayNetwork, _ text: String, _ handle: String?) throws {
    #expect(network.handle(in: try StrictAddress(text).path) == handle)
  }
}
