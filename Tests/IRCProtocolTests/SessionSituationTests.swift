import Testing

@testable import IRCProtocol

/// Situations 5, 7, 11 and 15 of the fifteen; the others are beside what they are about.
@Suite struct SessionSituationTests {
  private func bytes(_ harness: inout SessionHarness, _ line: [UInt8]) -> [IRCAction] {
    var assembler = LineAssembler()
    var done: [IRCAction] = []
    assembler.feed(line) { done += harness.session.received($0, at: 0) }
    return done
  }

  private func heard(_ actions: [IRCAction]) -> [String] {
    actions.compactMap { if case .heard(let line) = $0 { line.text } else { nil } }
  }

  // MARK: 5: CR, LF, NUL in a name, a topic, a report

  @Test(arguments: ["a\r\nJOIN #x", "a\nb", "a\rb", "a\0b", "\r\n", "\u{85}x\u{2028}"])
  func situation5_noTextStartsALineOfItsOwn(text: String) {
    var harness = SessionHarness(identity: .nick)
    harness.join(capabilities: "message-tags")
    // The harness checks that every line that leaves is one line.
    _ = harness.say(
      .line(1, "S47 : \(text)"), .direct(2, text, to: "jo\(text)", account: nil), .line(3, text, to: "#visov-veille"))
    _ = harness.quit()
    _ = harness.server(":jo!u@h PRIVMSG Vigie :\u{1}PING \(text)\u{1}")
  }

  @Test func situation5_aNameOfTheConfigurationStaysInItsPlace() {
    var harness = SessionHarness(nick: "Vigie\r\nQUIT")
    #expect(harness.connect() == ["> CAP LS 302", "> NICK VigieQUIT", "> USER vigie 0 * Vigie"])
  }

  @Test func situation5_whatComesInWithNullsOrLoneReturnsIsOneLine() {
    var harness = SessionHarness()
    harness.join()
    let done = bytes(&harness, Array("@account=jo :jo!u@h PRIVMSG #visov-veille :!s a\0b\rc\r\r\n".utf8))
    #expect(heard(done) == ["!s ab\rc"])
  }

  // MARK: 7: own cloak changes mid-session

  @Test(arguments: [
    ":s 396 Vigie a.very.long.cloak.of.visov.example.org :is now your hidden host",
    ":s 396 Vigie vigie@a.very.long.cloak.of.visov.example.org :is now your hidden host",
    ":Vigie!vigie@host.test CHGHOST vigie a.very.long.cloak.of.visov.example.org",
    ":Vigie!vigie@a.very.long.cloak.of.visov.example.org JOIN #visov-veille * :Vigie",
    ":s 353 Vigie = #visov-veille :@Vigie!vigie@a.very.long.cloak.of.visov.example.org",
    "@label=99 :Vigie!vigie@a.very.long.cloak.of.visov.example.org PRIVMSG #visov-veille :x",
  ])
  func situation7_theBudgetFollowsTheCloak(line: String) {
    var harness = SessionHarness()
    harness.join()
    let before = harness.session.budget("PRIVMSG", to: "#visov-veille")
    _ = harness.server(line)
    let host = "a.very.long.cloak.of.visov.example.org"
    let budget = harness.session.budget("PRIVMSG", to: "#visov-veille")
    #expect(before - budget == host.utf8.count - "host.test".utf8.count)
    // As others see it: 512 bytes with CR LF.
    let parts = TextSplitter.split(String(repeating: "é", count: 600), budget: budget)
    for part in parts {
      #expect(":Vigie!vigie@\(host) PRIVMSG #visov-veille :\(part)\r\n".utf8.count <= 512)
    }
  }

  // MARK: 11: invalid UTF-8, 8191-byte tags, 600-byte lines, a chunk ending inside a character

  @Test func situation11_invalidUTF8IsReadAsWindows1252() {
    var harness = SessionHarness()
    harness.join()
    let done = bytes(&harness, Array("@account=jo :jo!u@h PRIVMSG #visov-veille :!s caf".utf8) + [0xE9, 0x80, 13, 10])
    #expect(heard(done) == ["!s café€"])
  }

  @Test(arguments: [8_190, 8_191, 8_192, 9_000]) func situation11_tagsUpToTheirLimit(size: Int) {
    var harness = SessionHarness()
    harness.join()
    // `@`, `;account=jo` and the space count.
    let tags = "@" + String(repeating: "x", count: size - 13) + ";account=jo "
    #expect(tags.utf8.count == size)
    let done = bytes(&harness, Array("\(tags):jo!u@h PRIVMSG #visov-veille :!e\r\nPING a\r\n".utf8))
    #expect(heard(done) == (size <= 8_191 ? ["!e"] : []))
    #expect(done.last == .send(Array("PONG a\r\n".utf8)), "the connection goes on")
  }

  @Test func situation11_overlongLinesAreHeard() {
    var harness = SessionHarness()
    harness.join()
    let text = "!s " + String(repeating: "x", count: 600)
    #expect(heard(bytes(&harness, Array("@account=jo :jo!u@h PRIVMSG #visov-veille :\(text)\r\n".utf8))) == [text])
  }

  @Test func situation11_chunksMayEndAnywhere() {
    let line = Array("@account=jo :jo!u@h PRIVMSG #visov-veille :!s l’été 🇫🇷\r\n".utf8)
    for cut in 0...line.count {
      var harness = SessionHarness()
      harness.join()
      var assembler = LineAssembler()
      var done: [IRCAction] = []
      for chunk in [line[..<cut], line[cut...]] {
        assembler.feed(Array(chunk)) { done += harness.session.received($0, at: 0) }
      }
      #expect(heard(done) == ["!s l’été 🇫🇷"])
    }
  }

  // MARK: 15: protocol state torn

  @Test func situation15_anErrorInsideABatchEndsTheConnectionAndTheNextStartsClean() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.server(
      ":s BATCH +h chathistory #visov-veille", "@account=jo :jo!u@h BATCH +m draft/multiline #visov-veille",
      "@batch=m :jo!u@h PRIVMSG #visov-veille :!s moitié")
    #expect(
      harness.server("@batch=h ERROR :Closing link: (Server shutdown)")
        == ["disconnect: closed by the server: Closing link: (Server shutdown)"])
    #expect(harness.server(":jo!u@h BATCH -m").isEmpty)
    _ = harness.lose()
    harness.join()
    // The references of the old connection mean nothing on the new one.
    #expect(harness.server(":jo!u@h BATCH -m").isEmpty)
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
  }

  @Test func situation15_aBatchThatNeverClosesMakesNobodyDeaf() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.server(":s BATCH +h chathistory #visov-veille")
    #expect(
      harness.server("@batch=h;account=jo :jo!u@h PRIVMSG #visov-veille :x") == ["history #visov-veille jo/jo: x"])
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
    // Thousands of them neither fill the memory nor stop what is live.
    for i in 0..<3_000 { _ = harness.server(":s BATCH +x\(i) example.org/x") }
    #expect(harness.server("@account=jo :jo!u@h PRIVMSG #visov-veille :!e") == ["heard #visov-veille jo/jo: !e"])
    #expect(
      harness.server("@batch=x2999;account=jo :jo!u@h PRIVMSG #visov-veille :!e")
        == ["history #visov-veille jo/jo: !e"])
  }

  @Test func situation15_interleavedBatchesKeepTheirLines() {
    var harness = SessionHarness()
    harness.join()
    _ = harness.server(
      ":s BATCH +a example.org/x", ":s BATCH +h znc.in/playback #visov-veille",
      "@batch=a :s BATCH +b chathistory #visov-veille")
    let lines: [(String, String)] = [("a", "heard"), ("h", "history"), ("b", "history"), ("a", "heard")]
    for (batch, how) in lines {
      #expect(
        harness.server("@batch=\(batch);account=jo :jo!u@h PRIVMSG #visov-veille :x")
          == ["\(how) #visov-veille jo/jo: x"])
    }
    _ = harness.server(":s BATCH -a")
    #expect(
      harness.server("@batch=b;account=jo :jo!u@h PRIVMSG #visov-veille :x") == ["history #visov-veille jo/jo: x"])
  }

  @Test(arguments: [true, false]) func situation15_saslWithdrawnInTheMiddleOfIt(afterwards: Bool) {
    var harness = SessionHarness(sasl: SessionHarness.account)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl=PLAIN cap-notify", ":s CAP * ACK :cap-notify sasl", "AUTHENTICATE +")
    if afterwards {
      _ = harness.server(":s 903 * :ok")
      #expect(harness.server(":s CAP * DEL :sasl").isEmpty, "what was done stays done")
      _ = harness.server(":s 001 Vigie :hi")
      #expect(harness.server(":s 376 Vigie :end").contains("> JOIN #visov-veille"))
    } else {
      #expect(
        harness.server(":s CAP * DEL :sasl")
          == ["note the server offers no SASL: its services may be away; they are waited for"])
      #expect(harness.server(":s 903 * :ok").isEmpty, "of an exchange that is over")
      #expect(harness.server(":s CAP * NEW :sasl=PLAIN", ":s CAP * ACK :sasl").last == "> AUTHENTICATE PLAIN")
    }
  }
}
