import Testing

@testable import IRCProtocol

/// Lines that a server cut inside their last character.
@Suite struct CutTextTests {
  private static let characters = ["è", "’", "€", "😀", "\u{10FFFF}", "\u{FFFD}", "\u{10000}", "\u{800}", "\u{D7FF}"]

  /// At each place inside the last character, behind words that show what they are and behind ones that do not.
  @Test(arguments: ["ma mère ", "déjà", String(repeating: "sans accent ", count: 20)], characters)
  func whatIsLeftOfACharacterIsDropped(_ words: String, _ character: String) {
    let last = Array(character.utf8)
    for kept in 1..<last.count {
      #expect(decodedWords((Array(words.utf8) + last.prefix(kept))[...]) == words)
    }
    #expect(decodedWords(Array((words + character).utf8)[...]) == words + character)
  }

  @Test(
    arguments: [
      // Short, and nothing else tells: cut by no server.
      ([0x63, 0x61, 0x66, 0xE9], "café"), ([0x63, 0x6F, 0x75, 0x70, 0xE9, 0x85], "coupé…"), ([0xC3], "Ã"),
      // Broken elsewhere, or at the end by what begins no character.
      ([0x6D, 0xE8, 0x72, 0x65], "mère"), ([0xE9, 0x74, 0xE9], "été"), ([0xC3, 0xA8, 0x20, 0xE9, 0x20], "Ã¨ é "),
      ([0xC3, 0xA8, 0xFF], "Ã¨ÿ"), ([0xC3, 0xA8, 0xC1], "Ã¨Á"), ([0xC3, 0xA8, 0xED, 0xA0], "Ã¨í\u{A0}"),
      ([0xC3, 0xA8, 0x80], "Ã¨€"), ([0xC3, 0xA8, 0xF5, 0x80], "Ã¨õ€"), ([], ""),
    ] as [([UInt8], String)])
  func whatIsNoCutIsWindows1252(_ bytes: [UInt8], _ text: String) {
    #expect(decodedWords(bytes[...]) == text)
    #expect(decodedText(bytes[...]) == text)
  }

  /// Two names never become one.
  @Test func namesKeepTheirEnds() {
    #expect(decodedText((Array("jérôme".utf8) + [0xC3])[...]) != "jérôme")
    var harness = SessionHarness()
    harness.join()
    let line = Array("@account=é".utf8) + [0xC3] + Array(" :jo!u@h PRIVMSG #visov-veille :!e".utf8)
    #expect(harness.server(bytes: line) == ["heard #visov-veille jo/Ã©Ã: !e"])
  }

  private static let end: [UInt8] = [0xF0, 0x9F, 0x98]

  @Test(arguments: [
    ("@account=jo :jo!u@h PRIVMSG #visov-veille :!s ma mère", "heard #visov-veille jo/jo: !s ma mère"),
    ("@account=jo :jo!u@h PRIVMSG Vigie :!s ma mère", "heard direct jo/jo: !s ma mère"),
    ("ERROR :fermé", "disconnect: closed by the server: fermé"), (":s NOTE * CODE :é", "note the server says CODE: é"),
    (":s 404 Vigie #visov-veille :refusé", "failed 1: refused(\"refusé\")"),
    (":s FAIL PRIVMSG CODE :refusé", "failed 1: refused(\"CODE: refusé\")"),
  ])
  func whateverTheCommand(_ line: String, _ done: String) {
    var harness = SessionHarness()
    harness.join()
    _ = harness.say(.line(1, "un"))
    #expect(harness.server(bytes: Array(line.utf8) + Self.end) == [done])
  }

  @Test func eachLineOfAMessageInSeveral() {
    var harness = SessionHarness()
    harness.join(capabilities: SessionHarness.allCapabilities + " draft/multiline=max-bytes=4096,max-lines=5")
    _ = harness.server("@account=jo :jo!u@h BATCH +a draft/multiline #visov-veille")
    let says = "@batch=a :jo!u@h PRIVMSG #visov-veille :"
    _ = harness.server(bytes: Array("\(says)!s la mère".utf8) + Self.end)
    _ = harness.server(bytes: Array("\(says)inond".utf8) + [0xE9])
    // One that goes on in the next line is whole again.
    _ = harness.server(bytes: Array("\(says)d".utf8) + [0xC3])
    _ = harness.server(bytes: Array("@batch=a;draft/multiline-concat :jo!u@h PRIVMSG #visov-veille :".utf8) + [0xA9])
    #expect(harness.server(":jo!u@h BATCH -a") == ["heard #visov-veille jo/jo: !s la mère\ninondé\ndé"])
  }
}
