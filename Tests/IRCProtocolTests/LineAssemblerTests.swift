import Testing
import VigieTestSupport

@testable import IRCProtocol

@Suite struct LineAssemblerTests {
  private func feed(_ assembler: inout LineAssembler, _ chunk: [UInt8]) -> [String] {
    var lines: [String] = []
    assembler.feed(chunk) { lines.append(decodedText($0.bytes)) }
    return lines
  }

  @Test(arguments: [
    ("PING a\r\nPING b\r\n", ["PING a", "PING b"]),
    ("PING a\nPING b\n", ["PING a", "PING b"]),
    ("\r\n\n\r\r\nPING a\r\r\n", ["PING a"]),
    ("PI\0NG \0a\r\n", ["PING a"]),
    ("PING a\rb\n", ["PING a\rb"]),
    ("PING a", []),
  ])
  func endings(text: String, lines: [String]) {
    var assembler = LineAssembler()
    #expect(feed(&assembler, Array(text.utf8)) == lines)
  }

  /// Situation 11: a chunk ending inside a character.
  @Test func howTheStreamIsCutMakesNoDifference() {
    var random = Seeded(seed: 3)
    let lines = (0..<200).map { ":jo!u@h PRIVMSG #t :ligne \($0) crûe 👩‍👩‍👧 " + String(repeating: "é", count: $0) }
    let stream = Array(lines.map { $0 + "\r\n" }.joined().utf8)
    for limit in [1, 2, 3, 7, 100, 4_096] {
      var assembler = LineAssembler()
      var found: [String] = []
      var rest = stream[...]
      while !rest.isEmpty {
        let size = Int.random(in: 1...limit, using: &random)
        found += feed(&assembler, Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      #expect(found == lines)
    }
  }

  /// Situation 11: invalid UTF-8, 8191-byte tags, 600-byte lines.
  @Test func longLines() {
    var assembler = LineAssembler()
    let long = "PRIVMSG #t :" + String(repeating: "x", count: 600)
    #expect(feed(&assembler, Array((long + "\r\n").utf8)) == [long])
    let tags = "@k=" + String(repeating: "v", count: 8_191 - 4) + " PING a"
    #expect(feed(&assembler, Array((tags + "\r\n").utf8)) == [tags])
    let tooManyTags = "@k=" + String(repeating: "v", count: 8_191 - 3) + " PING a"
    #expect(feed(&assembler, Array((tooManyTags + "\r\nPING b\r\n").utf8)) == ["PING b"])
    #expect(assembler.dropped == 1)
    #expect(feed(&assembler, [0x50, 0x49, 0x4E, 0x47, 0x20, 0xFF, 0xC3, 0x0A]) == ["PING ÿÃ"])
  }

  @Test func whatNeverEndsIsDroppedAndTheNextLineIsHeard() {
    var assembler = LineAssembler()
    for _ in 0..<100 { #expect(feed(&assembler, Array(repeating: 0x41, count: 1_000)).isEmpty) }
    #expect(feed(&assembler, Array("end\r\nPING a\r\n".utf8)) == ["PING a"])
    #expect(assembler.dropped == 1)
    let inOneChunk = Array(repeating: UInt8(0x41), count: 9_000) + Array("\r\nPING b\r\n".utf8)
    #expect(feed(&assembler, inOneChunk) == ["PING b"])
    #expect(assembler.dropped == 2)
  }
}
