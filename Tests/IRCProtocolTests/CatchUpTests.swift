import ChatModel
import Testing

@testable import IRCProtocol

/// What was said in a channel while we were out of it.
@Suite struct CatchUpTests {
  private static let channel = "#visov-veille"
  private static let capabilities = SessionHarness.allCapabilities + " draft/chathistory"
  /// 2019-11-24T02:50:00Z, ten minutes and a second before our JOIN.
  private static let read: Int64 = 1_574_563_800_000

  /// In the channel, having read up to `m1` before the program began.
  private func resumed(
    capabilities: String = capabilities,
    support: String = "CASEMAPPING=ascii CHATHISTORY=50 MSGREFTYPES=msgid,timestamp",
    cursor: ChatCursor = ChatCursor(channel: channel, messageID: "m1", at: read)
  ) -> (SessionHarness, [String]) {
    var harness = SessionHarness()
    harness.session.resume(from: [cursor])
    harness.join(capabilities: capabilities, support: support)
    return (harness, harness.joining)
  }

  private func said(_ id: String, _ minute: Int, _ text: String, batch: String? = nil) -> String {
    "@\(batch.map { "batch=\($0);" } ?? "")msgid=\(id);time=2019-11-24T02:\(minute):00.000Z;account=jo "
      + ":jo!u@h PRIVMSG \(Self.channel) :\(text)"
  }

  @Test func whatWasMissedIsAskedForInPagesAndComesBeforeWhatIsNew() {
    var (harness, joining) = resumed()
    #expect(joining.contains("> @label=h1 CHATHISTORY AFTER #visov-veille msgid=m1 50"))
    // Somebody speaks while the history is still to come.
    #expect(
      harness.server("@msgid=m9;time=2019-11-24T03:00:05.000Z;account=lea :lea!u@h PRIVMSG #visov-veille :!e").isEmpty)
    _ = harness.server("@label=h1 :s BATCH +a chathistory #visov-veille")
    #expect(harness.server(said("m2", 52, "!s un", batch: "a")) == ["missed 481000 #visov-veille jo/jo: !s un"])
    #expect(harness.server(said("m3", 59, "deux", batch: "a")) == ["missed 61000 #visov-veille jo/jo: deux"])
    #expect(harness.server(":s BATCH -a") == ["> @label=h2 CHATHISTORY AFTER #visov-veille msgid=m3 50"])
    // The second page reaches what was heard live: it is the last, and says nothing twice.
    #expect(
      harness.server(
        "@label=h2 :s BATCH +b chathistory #visov-veille",
        "@batch=b;msgid=m9;time=2019-11-24T03:00:05.000Z;account=lea :lea!u@h PRIVMSG #visov-veille :!e")
        == ["history #visov-veille lea/lea: !e"])
    #expect(harness.server(":s BATCH -b") == ["heard #visov-veille lea/lea: !e"])
    #expect(
      harness.server("@msgid=m10;account=jo :jo!u@h PRIVMSG #visov-veille :!p") == ["heard #visov-veille jo/jo: !p"])
    #expect(harness.wait(14_000).isEmpty, "nothing is waited for any more")
  }

  @Test func anEmptyPageIsTheEnd() {
    var (harness, _) = resumed()
    #expect(harness.server("@label=h1 :s BATCH +a chathistory #visov-veille", ":s BATCH -a").isEmpty)
    #expect(harness.server(said("m2", 59, "vu")) == ["missed 61000 #visov-veille jo/jo: vu"])
  }

  @Test func theNextConnectionAsksFromWhereThisOneEnded() {
    var (harness, _) = resumed()
    _ = harness.server("@label=h1 :s BATCH +a chathistory #visov-veille", ":s BATCH -a")
    _ = harness.server("@msgid=m5;time=2019-11-24T03:01:00.000Z;account=jo :jo!u@h PRIVMSG #visov-veille :bonjour")
    _ = harness.lose()
    harness.join(capabilities: Self.capabilities, support: "MSGREFTYPES=timestamp,msgid CHATHISTORY=0")
    #expect(harness.joining.contains("> @label=h2 CHATHISTORY AFTER #visov-veille msgid=m5 100"))
  }

  @Test func aConnectionLostInTheMiddleReadsTheRestLater() {
    var (harness, _) = resumed()
    _ = harness.server("@label=h1 :s BATCH +a chathistory #visov-veille", said("m2", 52, "!s un", batch: "a"))
    #expect(harness.server("@msgid=m9;account=lea :lea!u@h PRIVMSG #visov-veille :!e").isEmpty)
    #expect(harness.lose().isEmpty)
    harness.join(capabilities: Self.capabilities)
    #expect(harness.joining.contains("> @label=h2 CHATHISTORY AFTER #visov-veille msgid=m2 100"))
  }

  @Test func aServerThatForgotTheIdIsAskedByTime() {
    var (harness, _) = resumed()
    #expect(
      harness.server("@label=h1 :s FAIL CHATHISTORY MESSAGE_ERROR AFTER #visov-veille :unknown msgid") == [
        "note the server says MESSAGE_ERROR: unknown msgid",
        "> @label=h2 CHATHISTORY AFTER #visov-veille timestamp=2019-11-24T02:50:00.000Z 50",
      ])
    #expect(
      harness.server("@label=h2 :s FAIL CHATHISTORY MESSAGE_ERROR AFTER #visov-veille :no history") == [
        "note the server says MESSAGE_ERROR: no history", "absent #visov-veille since UTC \(Self.read)",
      ])
  }

  @Test(arguments: ["timestamp", ""]) func onlyWhatTheServerKnowsIsReferredTo(types: String) {
    let (_, joining) = resumed(support: "MSGREFTYPES=\(types)")
    let reference = types.isEmpty ? "msgid=m1" : "timestamp=2019-11-24T02:50:00.000Z"
    #expect(joining.contains("> @label=h1 CHATHISTORY AFTER #visov-veille \(reference) 100"))
  }

  @Test func anAnswerThatDoesNotComeHoldsNothingBackForEver() {
    var (harness, _) = resumed()
    #expect(harness.server("@msgid=m9;account=lea :lea!u@h PRIVMSG #visov-veille :!sos").isEmpty)
    #expect(
      harness.wait(15_000) == [
        "note the server does not answer for the history of #visov-veille",
        "absent #visov-veille since UTC \(Self.read)", "heard #visov-veille lea/lea: !sos",
      ])
  }

  @Test func aServerThatAlwaysHasMoreIsNotFollowedForEver() {
    var (harness, _) = resumed()
    var pages = 0
    for page in 1...100 {
      let asked = harness.server(
        "@label=h\(page) :s BATCH +\(page) chathistory #visov-veille", said("x\(page)", 51, "x", batch: "\(page)"),
        ":s BATCH -\(page)")
      pages = page
      if asked.contains(where: { $0.hasPrefix("absent") }) { break }
    }
    #expect(pages == CatchUp.mostRequests)
  }

  /// However short the absence was: the rest is told, from the last line that was read.
  @Test func whatIsBeyondTheBoundsIsToldAsAGap() {
    for isFlood in [false, true] {
      var (harness, _) = resumed()
      _ = harness.server("@label=h1 :s BATCH +a chathistory #visov-veille", ":s BATCH -a")
      _ = harness.lose()
      _ = harness.wait(5_000)
      harness.join(capabilities: Self.capabilities)
      _ = harness.server("@label=h2 :s BATCH +b chathistory #visov-veille", said("m2", 52, "!s un", batch: "b"))
      var told: [String] = []
      if isFlood {
        for i in 0...CatchUp.mostWaiting {
          told += harness.server("@msgid=n\(i);account=lea :lea!u@h PRIVMSG #visov-veille :\(i)")
        }
      } else {
        told += harness.server(":s BATCH -b")
        for page in 3...CatchUp.mostRequests + 2 {
          told += harness.server(
            "@label=h\(page) :s BATCH +\(page) chathistory #visov-veille", said("x\(page)", 52, "x", batch: "\(page)"),
            ":s BATCH -\(page)")
        }
      }
      // 02:52, when the last line read was said.
      #expect(told.filter { $0.hasPrefix("absent") } == ["absent #visov-veille since UTC 1574563920000"])
      #expect(told.count { $0.hasPrefix("heard") } == (isFlood ? CatchUp.mostWaiting + 1 : 0))
    }
  }

  @Test func tooMuchThatIsNewIsNotHeldBack() {
    var (harness, _) = resumed()
    for i in 0..<CatchUp.mostWaiting {
      #expect(harness.server("@msgid=n\(i);account=lea :lea!u@h PRIVMSG #visov-veille :\(i)").isEmpty)
    }
    #expect(
      harness.server("@msgid=n;account=lea :lea!u@h PRIVMSG #visov-veille :last").count == CatchUp.mostWaiting + 2)
  }

  @Test func withoutHistoryTheGapIsSaidOnce() {
    var (harness, joining) = resumed(capabilities: "server-time message-tags account-tag batch")
    #expect(!joining.contains { $0.contains("CHATHISTORY") })
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
    #expect(harness.wait(5_000) == ["absent #visov-veille since UTC \(Self.read)"])
    #expect(harness.wait(30_000).isEmpty)
  }

  @Test func aShortGapIsNotWorthAWordAndALongOneIs() {
    var harness = SessionHarness()
    harness.join(capabilities: "")
    #expect(harness.readings == [Self.channel: 1_574_564_401_000])
    for (away, told) in [(10_000, false), (60_000, true)] as [(Int64, Bool)] {
      _ = harness.server("PING x")
      let since = harness.now
      _ = harness.lose()
      _ = harness.wait(away)
      harness.join(capabilities: "")
      #expect(
        harness.wait(5_000).filter { $0.hasPrefix("absent") } == (told ? ["absent #visov-veille since \(since)"] : []))
    }
  }

  @Test func aPlaybackOfItsOwnFillsTheGap() {
    var (harness, _) = resumed(capabilities: "server-time message-tags account-tag batch")
    _ = harness.server(":s BATCH +p chathistory #visov-veille")
    #expect(harness.server(said("m0", 49, "vieux", batch: "p")) == ["history #visov-veille jo/jo: vieux"])
    #expect(harness.server(said("m2", 51, "!s un", batch: "p")) == ["missed 541000 #visov-veille jo/jo: !s un"])
    #expect(harness.server(said("m2", 51, "!s un", batch: "p")) == ["history #visov-veille jo/jo: !s un"])
    _ = harness.server(":s BATCH -p")
    #expect(harness.wait(20_000).isEmpty)
  }

  @Test func aBouncersOwnWordsFrameAPlayback() {
    var harness = SessionHarness()
    harness.join(capabilities: "account-tag message-tags")
    #expect(harness.server(":***!znc@znc.in PRIVMSG #visov-veille :Buffer Playback...").isEmpty)
    #expect(
      harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :[02:00] !activer crue")
        == ["history #visov-veille jo/jo: [02:00] !activer crue"])
    _ = harness.server(":***!znc@znc.in PRIVMSG #visov-veille :Playback Complete.")
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
    // One that never says that it is done does not make us deaf.
    _ = harness.server(":***!znc@znc.in PRIVMSG #visov-veille :Buffer Playback...")
    _ = harness.wait(60_000)
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
  }

  @Test func ourClockIsNeverAsked() {
    // Whatever the monotonic clock says, ages are differences of the server's times.
    var (harness, _) = resumed()
    harness.now = 987_654_321
    _ = harness.server("@label=h1 :s BATCH +a chathistory #visov-veille")
    #expect(harness.server(said("m2", 59, "un", batch: "a")) == ["missed 61000 #visov-veille jo/jo: un"])
  }
}
