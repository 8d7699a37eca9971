import Testing

@testable import IRCProtocol

@Suite struct NamesTests {
  @Test(arguments: [
    (CaseMapping.ascii, "Vigie", "vIGIE", true), (.ascii, "[x]", "{x}", false), (.ascii, "^", "~", false),
    (.rfc1459, "[X]\\^", "{x}|~", true), (.strictRFC1459, "[X]\\", "{x}|", true), (.strictRFC1459, "^", "~", false),
    (.rfc1459, "é", "É", false), (.ascii, "k", "\u{212A}", false), (.ascii, "e\u{301}", "é", false),
    (.rfc1459, "@", "`", false), (.rfc1459, "_", "\u{7F}", false),
  ])
  func folding(mapping: CaseMapping, a: String, b: String, same: Bool) {
    #expect((mapping.fold(a) == mapping.fold(b)) == same)
  }

  @Test(arguments: [
    ("rfc1459", CaseMapping.rfc1459), ("strict-rfc1459", .strictRFC1459), ("ascii", .ascii), ("rfc8265", .ascii),
  ])
  func tokens(token: String, mapping: CaseMapping) { #expect(CaseMapping(token: token) == mapping) }

  private func support(_ line: String) throws -> ISupport {
    var support = ISupport()
    let message = try #require(IRCMessage(":irc.test 005 Vigie \(line) :are supported by this server"))
    support.apply(message.parameters.dropFirst().dropLast())
    return support
  }

  @Test func whatInspIRCdSays() throws {
    let support = try support(
      "BOT=B CASEMAPPING=rfc1459 CHANLIMIT=#:10000 CHANMODES=Ibe,k,FHLfjl,CKMPRSTcimnprstz CHANNELLEN=64 CHANTYPES=# "
        + "HOSTLEN=64 LINELEN=512 MONITOR=1000 NETWORK=LoopNet NICKLEN=31 PREFIX=(qaohv)~&@%+ STATUSMSG=~&@%+ USERLEN=16 WHOX"
    )
    #expect(support.botMode == "B")
    #expect(support.caseMapping == .rfc1459)
    #expect(support.channelModes == ["Ibe", "k", "FHLfjl", "CKMPRSTcimnprstz"])
    #expect(support.channelTypes == Array("#".utf8))
    #expect(support.prefixModes == Array("qaohv".utf8))
    #expect(support.prefixSigns == Array("~&@%+".utf8))
    #expect([support.nickLength, support.userLength, support.hostLength, support.channelLength] == [31, 16, 64, 64])
    #expect(support.hasWHOX)
    #expect(support.monitorLimit == 1_000)
    #expect(support.network == "LoopNet")
  }

  @Test func whatErgoSays() throws {
    let support = try support(
      "CASEMAPPING=ascii CHATHISTORY=1000 MSGREFTYPES=msgid,timestamp UTF8ONLY TARGMAX=NAMES:1,KICK:,PRIVMSG:4")
    #expect(support.caseMapping == .ascii)
    #expect(support.isUTF8Only)
    #expect(support.historyLimit == 1_000)
    #expect(support.messageReferenceTypes == ["msgid", "timestamp"])
    #expect(support.targetLimits == ["NAMES": 1, "PRIVMSG": 4])
  }

  @Test func takenBackAndHostile() throws {
    let support = try support(
      "BOT=B -BOT NICKLEN=-3 LINELEN=9 PREFIX=ov)@+ CASEMAPPING=ascii -CASEMAPPING NETWORK=a\\x20b\\x3D\\xZZ = =x")
    #expect(support.botMode == nil)
    #expect(support.nickLength == nil)
    #expect(support.lineLength == 512)
    #expect(support.prefixSigns == Array("@+".utf8))
    #expect(support.caseMapping == .rfc1459)
    #expect(support.network == "a b=\\xZZ")
  }

  @Test(arguments: [
    ("@#t", "#t", true), ("+@#t", "#t", true), ("#t", "#t", false), ("@jo", "@jo", false), ("@", "@", false),
  ])
  func statusMessages(target: String, name: String, hadSign: Bool) throws {
    let split = try support("STATUSMSG=@+ CHANTYPES=#").splitStatus(Array(target.utf8)[...])
    #expect(decodedText(split.name) == name)
    #expect(split.hadSign == hadSign)
  }
}
