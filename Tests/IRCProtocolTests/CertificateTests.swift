import Testing

@testable import IRCProtocol

/// `identity: certificate`: a network without services, where the fingerprint of a client certificate is who one is.
@Suite struct CertificateTests {
  private static let fingerprint = String(repeating: "a1", count: 32)

  private func joined(names: String = "@Vigie jo") -> SessionHarness {
    var harness = SessionHarness(identity: .certificate)
    harness.join(capabilities: "", support: "CASEMAPPING=rfc1459", names: names)
    return harness
  }

  private func whois(_ harness: inout SessionHarness, host: String = "h", certificate: String? = fingerprint)
    -> [String]
  {
    var done = harness.server(":s 311 Vigie jo u \(host) * :Jo")
    if let certificate {
      done += harness.server(":s 276 Vigie jo :has client certificate fingerprint \(certificate)")
    }
    return done + harness.server(":s 318 Vigie jo :End of WHOIS")
  }

  @Test func aCommandWaitsUntilItsAuthorIsLookedUp() {
    var harness = joined()
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :bonjour") == ["heard #visov-veille jo/-: bonjour"])
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["> WHOIS jo"])
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!p").isEmpty)
    #expect(
      whois(&harness) == [
        "heard #visov-veille jo/\(Self.fingerprint): !e", "heard #visov-veille jo/\(Self.fingerprint): !p",
      ])
    // The connection has that certificate as long as it is seen.
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/\(Self.fingerprint): !e"])
    #expect(harness.say(.direct(1, "x", to: "jo", account: Self.fingerprint)).first == "> PRIVMSG jo x")
    _ = harness.server(":jo!u@h NICK jo2")
    #expect(harness.server(":jo2!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo2/\(Self.fingerprint): !e"])
    #expect(harness.server(":jo!u@other PRIVMSG #visov-veille :!e") == ["> WHOIS jo"])
  }

  @Test func whoHasNoneIsNobody() {
    var harness = joined()
    _ = harness.server(":jo!u@h PRIVMSG #visov-veille :!e")
    #expect(whois(&harness, certificate: nil) == ["heard #visov-veille jo/-: !e"])
    #expect(harness.server(":jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/-: !e"])
  }

  @Test func colonsAndCapitalsAreTheSameFingerprint() {
    #expect(
      IRCSession.fingerprint(Array("is F1:EC:\(String(repeating: "00", count: 18))".utf8)[...]) == "f1ec"
        + String(repeating: "0", count: 36))
    for words in ["", "has none", "abcdef", "\(String(repeating: "zz", count: 32))", String(repeating: "a", count: 41)]
    {
      #expect(IRCSession.fingerprint(Array(words.utf8)[...]) == nil)
    }
  }

  @Test(arguments: [":jo!u@h QUIT :bye", ":jo!u@h NICK autre"]) func situation4_aThiefOfTheNickIsNotTakenForTheAuthor(
    line: String
  ) {
    var harness = joined()
    _ = harness.server(":jo!u@h PRIVMSG #visov-veille :!e")
    #expect(harness.server(line) == ["heard #visov-veille jo/-: !e"])
    _ = harness.server(":jo!thief@t JOIN #visov-veille")
    #expect(whois(&harness, host: "t").isEmpty)
    #expect(harness.server(":jo!thief@t PRIVMSG #visov-veille :!e") == ["> WHOIS jo"])
  }

  @Test func anAnswerAboutAnotherIsNotBelieved() {
    var harness = joined(names: "@Vigie")
    #expect(harness.server(":jo!u@h PRIVMSG Vigie :e") == ["> WHOIS jo"])
    #expect(whois(&harness, host: "elsewhere") == ["heard direct jo/-: e"])
    // Whom nobody sees is asked about each time.
    #expect(harness.server(":jo!u@h PRIVMSG Vigie :e") == ["> WHOIS jo"])
    #expect(whois(&harness) == ["heard direct jo/\(Self.fingerprint): e"])
    #expect(harness.server(":jo!u@h PRIVMSG Vigie :e") == ["> WHOIS jo"])
  }

  @Test func anAnswerThatDoesNotComeMakesThemNobody() {
    var harness = joined()
    _ = harness.server(":jo!u@h PRIVMSG #visov-veille :!e")
    #expect(harness.wait(15_000) == ["heard #visov-veille jo/-: !e"])
  }

  @Test func accountsMeanNothingThere() {
    var harness = SessionHarness(identity: .certificate)
    harness.join()
    _ = harness.server("@account=jo :jo!u@h JOIN #visov-veille jo :Jo", ":jo!u@h ACCOUNT jo")
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["> WHOIS jo"])
  }
}
