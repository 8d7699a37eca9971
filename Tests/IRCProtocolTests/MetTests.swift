import Testing

@testable import IRCProtocol

/// Whoever is in a room as somebody exists, whether they say a word or not.
struct MetTests {
  @Test func accountsInRoomsArePassedOn() {
    var harness = SessionHarness()
    harness.join(capabilities: "account-notify extended-join message-tags", support: "WHOX", names: "@Vigie jo[m] lea")
    _ = harness.server(
      ":s 354 Vigie 563 jo[m] jo", ":s 354 Vigie 563 lea 0", ":s 315 Vigie #visov-veille :End",
      ":samir!u@h JOIN #visov-veille samir :Samir", ":ines!u@h JOIN #visov-veille * :Ines", ":lea!u@h ACCOUNT lea",
      ":lea!u@h ACCOUNT lea", ":zoe!u@h ACCOUNT zoe")
    #expect(harness.met == ["jo", "samir", "lea"])
  }

  @Test func whereNicksAreAccountsNicksAre() {
    var harness = SessionHarness(identity: .nick)
    harness.join(capabilities: "message-tags", names: "@Vigie Jo")
    _ = harness.server(":Lea!u@h JOIN #visov-veille")
    #expect(harness.met == ["jo", "lea"])
  }
}
