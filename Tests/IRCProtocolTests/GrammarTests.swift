import Testing
import VigieTestSupport

@testable import IRCProtocol

@Suite struct GrammarTests {
  @Test(
    arguments: [
      ("PING", nil, "PING", []),
      (":irc.test 001 Vigie :Welcome here", "irc.test", "001", ["Vigie", "Welcome here"]),
      ("JOIN :#t", nil, "JOIN", ["#t"]),
      (":a!b@c privmsg  #t   : x ", "a!b@c", "PRIVMSG", ["#t", " x "]),
      ("PRIVMSG #t :", nil, "PRIVMSG", ["#t", ""]),
      ("PRIVMSG #t ::)", nil, "PRIVMSG", ["#t", ":)"]),
      ("@a=1;b :s CAP * LS :x y ", "s", "CAP", ["*", "LS", "x y "]),
      ("MODE #t +o a:b", nil, "MODE", ["#t", "+o", "a:b"]),
      ("PRIVMSG #t :\u{301}combining", nil, "PRIVMSG", ["#t", "\u{301}combining"]),
    ] as [(String, String?, String, [String])])
  func lines(text: String, source: String?, command: String, parameters: [String]) throws {
    let message = try #require(IRCMessage(text))
    #expect(decodedText(message.source.bytes) == source ?? "")
    #expect(message.command == command)
    #expect(message.parameters.map(decodedText) == parameters)
    #expect(message.lastParameter.map(decodedText) == parameters.last)
    for (i, parameter) in parameters.enumerated() { #expect(message.text(i) == parameter) }
    #expect(message.parameter(parameters.count) == nil)
  }

  @Test(arguments: ["", " ", ":", ":source", "@tags", "@tags ", "@a=b :source ", ":source   "])
  func aLineWithoutACommandIsNothing(text: String) { #expect(IRCMessage(text) == nil) }

  @Test func tags() throws {
    let message = try #require(
      IRCMessage(#"@time=2019;msgid=a\:b\s\\\r\n;empty=;flag;bad=x\;odd=\q;twice=1;twice=2;+x/y=z=z;;=k PING"#))
    #expect(message.tag("msgid") == "a;b \\\r\n")
    #expect(message.tag("empty")?.isEmpty == true)
    #expect(message.tag("flag")?.isEmpty == true)
    #expect(message.tag("bad") == "x")
    #expect(message.tag("odd") == "q")
    #expect(message.tag("twice") == "2")
    #expect(message.tag("+x/y") == "z=z")
    #expect(message.tag("none") == nil)
  }

  @Test func sources() throws {
    let full = IRCSource(Array("jo!~u@h.test".utf8)[...])
    #expect(decodedText(full.nick) == "jo")
    #expect(full.user.map(decodedText) == "~u")
    #expect(full.host.map(decodedText) == "h.test")
    let short = IRCSource(Array("jo@h".utf8)[...])
    #expect(decodedText(short.nick) == "jo")
    #expect(short.user == nil)
    #expect(short.host.map(decodedText) == "h")
  }

  @Test func printedLinesReadBackTheSame() throws {
    var random = Seeded(seed: 1)
    let words = ["#t", "Vigie", "é", "*", "+o", "a:b", "x=y;z\\", "日本"]
    let texts = ["", ":", " lead", "two words", "trail ", ":colon", "e\u{301}", "👩‍👩‍👧"] + words
    for _ in 0..<2_000 {
      let command = ["PRIVMSG", "JOIN", "001"].randomElement(using: &random) ?? ""
      var line = OutboundLine(command, [String]())
      line.source = Bool.random(using: &random) ? "jo!u@h" : nil
      for i in 0..<Int.random(in: 0...3, using: &random) {
        line.tags.append(OutboundLine.Tag("key\(i)", (texts + ["\r\n;"]).randomElement(using: &random) ?? ""))
      }
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        line.parameters.append(words.randomElement(using: &random) ?? "")
      }
      line.parameters.append(texts.randomElement(using: &random) ?? "")
      let bytes = line.encoded
      #expect(bytes.suffix(2) == [13, 10])
      let message = try #require(IRCMessage(bytes.dropLast(2)))
      #expect(message.command == line.command)
      #expect(decodedText(message.source.bytes) == line.source ?? "")
      #expect(message.parameters.map(decodedText) == line.parameters)
      for tag in line.tags { #expect(message.tag(tag.key) == tag.value) }
    }
  }

  /// Situation 5: CR, LF, NUL in a name, a topic, a report.
  @Test(arguments: ["a\r\nQUIT", "\0:x", "\r\n", "a b", ": x", "\u{0}", "#a\r\nJOIN #b"])
  func nothingAddsALine(hostile: String) throws {
    let line = OutboundLine(
      "PRIVMSG", [hostile, hostile, hostile], tags: [.init(hostile, hostile)], source: hostile)
    let bytes = line.encoded
    #expect(bytes.count { $0 == 10 } == 1)
    #expect(bytes.count { $0 == 13 } == 1)
    #expect(!bytes.contains(0))
    let message = try #require(IRCMessage(bytes.dropLast(2)))
    #expect(message.command == "PRIVMSG")
    #expect(message.parameters.count == 3)
  }

  @Test(
    arguments: [
      ("2019-11-24T03:05:07.250Z", 1_574_564_707_250), ("1970-01-01T00:00:00.000Z", 0),
      ("2024-02-29T23:59:60Z", 1_709_251_200_000), ("2019-11-24T03:05:07.2Z", 1_574_564_707_200),
      ("2019-11-24T03:05:07", nil), ("2019-13-24T03:05:07.250Z", nil), ("now", nil), ("", nil),
      ("2019-11-24T03:05:07.xyzZ", nil), ("-019-11-24T03:05:07.250Z", nil),
    ] as [(String, Int64?)])
  func times(text: String, milliseconds: Int64?) { #expect(ServerTime.milliseconds(text) == milliseconds) }

  @Test func timesArePrintedAsTheyAreRead() {
    var random = Seeded(seed: 2)
    for _ in 0..<1_000 {
      let second = Int64.random(in: -10_000_000_000...100_000_000_000, using: &random)
      #expect(ServerTime.milliseconds(ServerTime.text(second * 1_000)) == second * 1_000)
    }
  }

  @Test func bytesThatAreNotUTF8AreWindows1252() {
    #expect(decodedText([0x63, 0x72, 0xFB, 0x65][...]) == "crûe")
    #expect(decodedText([0x80, 0x92, 0x9C, 0x81][...]) == "€’œ\u{81}")
    #expect(decodedText(Array("é".utf8)[...]) == "é")
  }
}
