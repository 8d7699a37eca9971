import ChatModel
import Testing
import VigieTestSupport

@testable import IRCProtocol

/// What holds whatever comes, tried with the same random numbers at every run.
@Suite struct SessionPropertyTests {
  private static let alphabet: [UInt8] = Array("abcXYZ09:;=@!#& \\_-é€\u{301}\r\n\u{1}".utf8) + [0, 0xFF, 0x80]

  private func word(_ random: inout Seeded, _ most: Int = 12) -> String {
    let bytes = (0..<Int.random(in: 0...most, using: &random)).map { _ in
      Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &random)]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: 0..<20) func whatIsPrintedIsParsedBack(seed: UInt64) throws {
    var random = Seeded(seed: seed)
    for _ in 0..<500 {
      let tags = (0..<Int.random(in: 0...3, using: &random)).map { OutboundLine.Tag("k\($0)", word(&random)) }
      let middle = (0..<Int.random(in: 0...4, using: &random)).map { _ in word(&random) }
      let last = word(&random, 40)
      let line = OutboundLine(
        "PRIVMSG", middle + [last], tags: tags, source: Bool.random(using: &random) ? "a!b@c" : nil)
      let bytes = line.encoded
      #expect(bytes.count { $0 == .lineFeed } == 1 && bytes.count { $0 == .carriageReturn } == 1)
      #expect(!bytes.contains(.null))
      let message = try #require(IRCMessage(bytes.dropLast(2)))
      #expect(message.command == "PRIVMSG")
      #expect(message.parameters.count == middle.count + 1)
      #expect(message.lastParameter.map { Array($0) } == last.utf8.filter { !$0.isForbidden })
      for tag in tags { #expect((message.tag(tag.key) ?? "").utf8.elementsEqual(tag.value.utf8.filter { $0 != 0 })) }
      // Printed again it is the same line.
      let again = OutboundLine(
        message.command, message.parameters.map(decodedText),
        tags: tags.map { OutboundLine.Tag($0.key, message.tag($0.key) ?? "") },
        source: message.source.isEmpty ? nil : decodedText(message.source.bytes))
      #expect(again.encoded == bytes)
    }
  }

  /// What a server may say, in any order and at any time.
  private static let script = [
    ":s CAP * LS * :batch", ":s CAP * LS :sasl", ":s CAP * LS :sasl=PLAIN,SCRAM-SHA-256 account-tag batch",
    ":s CAP * LS :",
    ":s CAP * ACK :sasl", ":s CAP * ACK :account-tag batch sasl", ":s CAP * ACK :-sasl", ":s CAP * NAK :sasl",
    ":s CAP * NAK :account-tag batch sasl", ":s CAP * DEL :sasl", ":s CAP * NEW :sasl=PLAIN", "AUTHENTICATE +",
    "AUTHENTICATE cj1yT3ByTkdmd0ViZVJXZ2JORWtxT3gscz1XMjI9LGk9NDA5Ng==", "AUTHENTICATE dj1hYmM=",
    ":s 421 * CAP :Unknown",
    ":s 900 * * vigie :You are now logged in", ":s 901 * * :logged out", ":s 902 * :held", ":s 903 * :ok",
    ":s 904 * :failed",
    ":s 906 * :aborted", ":s 907 * :already", ":s 908 * PLAIN :are available", ":s 001 Vigie :hi", ":s 376 Vigie :end",
    ":s 422 Vigie :none", ":s 433 * Vigie :in use", ":Vigie!v@h JOIN #visov-veille",
    ":op!u@h INVITE Vigie #visov-veille",
    ":Vigie!v@h ACCOUNT *", "PING x", ":s 005 Vigie CASEMAPPING=ascii :are supported", "FAIL AUTHENTICATE X :no",
  ]

  @Test(arguments: 0..<40) func neverJoinedWithoutBeingIdentified(seed: UInt64) {
    var random = Seeded(seed: 1_000 + seed)
    var reached = 0
    for _ in 0..<150 {
      var harness = SessionHarness(
        sasl: SASLCredentials(account: "vigie", password: Secret("pw"), mechanisms: [.external, .scramSHA256, .plain]))
      _ = harness.connect()
      var saidOK = false
      // Half of the scripts begin as a server should, so that the late states are reached too.
      var lines: [String] = []
      if Bool.random(using: &random) {
        lines = [
          ":s CAP * LS :sasl=PLAIN", ":s CAP * ACK :sasl", "AUTHENTICATE +", ":s 903 * :ok", ":s 001 Vigie :hi",
          ":s 376 Vigie :end",
        ]
        lines.removeLast(Int.random(in: 0...lines.count, using: &random))
      }
      lines += (0..<25).compactMap { _ in Self.script.randomElement(using: &random) }
      for line in lines {
        var done = harness.server(line)
        if line.contains(" 903 ") { saidOK = true }
        if let key = harness.keys.last, Bool.random(using: &random) {
          done += harness.derive([1, 2, 3], for: key.number)
        }
        if Int.random(in: 0..<20, using: &random) == 0 { done += harness.wait(20_000) }
        if done.contains(where: { $0.hasPrefix("> JOIN") || $0.hasPrefix("ready") || $0.hasPrefix("joined") }) {
          #expect(harness.session.link.isIdentified && saidOK, "\(lines), at \(line): \(done)")
          reached += 1
        }
      }
    }
    #expect(reached > 0, "the scripts reach what they are to test")
  }

  @Test(arguments: 0..<20) func anyBytesAtAllAreBorne(seed: UInt64) {
    var random = Seeded(seed: 2_000 + seed)
    var harness = SessionHarness()
    harness.join()
    var assembler = LineAssembler()
    for _ in 0..<300 {
      let start = (Self.script.randomElement(using: &random) ?? "").utf8.prefix(Int.random(in: 0...20, using: &random))
      assembler.feed(Array(start) + Array(word(&random, 60).utf8) + [10]) {
        // What leaves is looked at by the harness of the other tests; here nothing may trap.
        _ = harness.session.received($0, at: harness.now)
      }
    }
  }
}

/// ISUPPORT: what the tokens say, in any form that servers give them.
@Suite struct SupportTests {
  private func support(_ tokens: String...) -> ISupport {
    var support = ISupport()
    for line in tokens { support.apply(Array(line.utf8).split(separator: .space)) }
    return support
  }

  @Test func ergosTokens() {
    let support = support(
      "AWAYLEN=390 BOT=B CASEMAPPING=ascii CHANMODES=Ibe,k,fl,CEMRUimnstu CHANNELLEN=64 CHANTYPES=# CHATHISTORY=1000",
      "MONITOR=100 MSGREFTYPES=msgid,timestamp NETWORK=LoopNet NICKLEN=32 PREFIX=(qaohv)~&@%+ STATUSMSG=~&@%+ UTF8ONLY",
      "TARGMAX=NAMES:1,KICK:,PRIVMSG:4,MONITOR:100 WHOX LINELEN=2048 draft/CHATHISTORY=500")
    #expect(support.botMode == "B" && support.caseMapping == .ascii && support.channelLength == 64)
    #expect(support.channelModes == ["Ibe", "k", "fl", "CEMRUimnstu"])
    #expect(support.monitorLimit == 100 && support.messageReferenceTypes == ["msgid", "timestamp"])
    #expect(support.prefixModes == Array("qaohv".utf8) && support.prefixSigns == Array("~&@%+".utf8))
    #expect(support.isUTF8Only && support.hasWHOX && support.lineLength == 2_048 && support.historyLimit == 500)
    #expect(support.targetLimits == ["NAMES": 1, "PRIVMSG": 4, "MONITOR": 100])
  }

  @Test func aMinusTakesBack() {
    let all =
      "CASEMAPPING=ascii PREFIX=(o)@ CHANMODES=b,k,l,i STATUSMSG=@ WHOX BOT=B NICKLEN=9 LINELEN=1024 MONITOR UTF8ONLY"
    let names = all.split(separator: " ").map { "-" + ($0.split(separator: "=").first ?? "") }.joined(separator: " ")
    #expect(support(all) != ISupport())
    #expect(support(all, names) == ISupport())
  }

  @Test(arguments: [
    (#"NETWORK=a\x20b"#, "a b"), (#"NETWORK=\x5Cx"#, #"\x"#), (#"NETWORK=a\x3Db"#, "a=b"),
    (#"NETWORK=a\xZZ"#, #"a\xZZ"#),
    (#"NETWORK=\x0D\x0A"#, #"\x0D\x0A"#), (#"NETWORK=\x4"#, #"\x4"#), (#"NETWORK=\x+1"#, #"\x+1"#),
    ("NETWORK=\\x41\u{301}", "A\u{301}"),
  ])
  func escapes(token: String, value: String) {
    #expect(support(token).network.map { Array($0.utf8) } == Array(value.utf8))
  }

  /// A number is what it says within bounds; beyond, the bound.
  @Test(
    arguments: [
      ("1", 1), ("0", nil), ("-1", nil), ("+9", nil), ("x", nil), ("", nil), ("٣", nil), ("1e9", nil), ("007", 7),
      ("9223372036854775807", .max), ("9223372036854775808", .max), ("-9223372036854775808", nil),
      ("99999999999999999999999999999999", .max),
    ] as [(String, Int?)])
  func numbersAreBounded(text: String, number: Int?) {
    let support = support(
      "NICKLEN=\(text) USERLEN=\(text) HOSTLEN=\(text) CHANNELLEN=\(text) MONITOR=\(text) CHATHISTORY=\(text) TARGMAX=X:\(text)"
    )
    func atMost(_ bound: Int) -> Int? { number.map { min($0, bound) } }
    #expect(support.nickLength == atMost(512) && support.channelLength == atMost(512))
    #expect(support.userLength == atMost(64) && support.hostLength == atMost(128))
    #expect(support.monitorLimit == atMost(65_536) ?? 0 && support.historyLimit == atMost(65_536) ?? 0)
    #expect(support.targetLimits["X"] == atMost(65_536))
  }

  /// What is computed from them, before our own prefix was seen.
  @Test(arguments: ["9223372036854775807", "9223372036854775806", "-9223372036854775808", "1000000"])
  func noNumberOfAServersEndsTheProgram(_ number: String) {
    var harness = SessionHarness(channels: [])
    harness.join(
      capabilities: SessionHarness.allCapabilities + " draft/multiline=max-bytes=\(number),max-lines=\(number)",
      support: ["NICKLEN", "USERLEN", "HOSTLEN", "CHANNELLEN", "LINELEN", "MONITOR", "CHATHISTORY"].map {
        "\($0)=\(number)"
      }
      .joined(separator: " "))
    let said = harness.say(.direct(1, String(repeating: "mot ", count: 300), to: "jo", account: nil))
    #expect(!said.isEmpty && said.count < 10)
  }

  @Test(arguments: [
    "PREFIX=(ov)@", "PREFIX=ov@+", "PREFIX=(ov", "LINELEN=-1", "LINELEN=12", "NICKLEN=0", "BOT=", "BOT=BB", "=x", "-",
    "",
  ])
  func whatIsOfNoSenseChangesNothing(token: String) {
    #expect(support(token) == ISupport())
  }

  @Test func boundsAreKept() {
    let many = (0..<1_000).map { "C\($0):1" }.joined(separator: ",")
    let support = support("TARGMAX=\(many) LINELEN=999999999")
    #expect(support.targetLimits.count == 64)
    #expect(support.lineLength == 65_536)
  }
}
