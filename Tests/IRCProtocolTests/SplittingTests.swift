import Testing
import VigieTestSupport

@testable import IRCProtocol

@Suite struct SplittingTests {
  private static let pieces = [
    "a", " ", "  ", "crue ", "é", "e\u{301}", "👩‍👩‍👧", "🇫🇷", "\u{200D}", "\u{301}", "日本語", "\u{1F1EB}", "mot", "\u{AD}",
    "Z\u{335}\u{321}\u{322}\u{327}\u{328}\u{31B}\u{345}\u{360}", "\u{FE0F}", "https://exemple.test/aaaaaaaaaaaa",
  ]

  @Test func hostileTextsComeBackWhole() throws {
    var random = Seeded(seed: 4)
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...60, using: &random) { text += Self.pieces.randomElement(using: &random) ?? "" }
      let budget = Int.random(in: 1...80, using: &random)
      let parts = TextSplitter.split(text, budget: budget)
      #expect(parts.reduce(into: [UInt8]()) { $0 += Array($1.utf8) } == Array(text.utf8))
      for part in parts {
        #expect(!part.isEmpty)
        #expect(part.utf8.count <= max(4, budget))
        #expect(String(validating: Array(part.utf8), as: UTF8.self) != nil, "cut inside a code point")
      }
    }
  }

  @Test func aGraphemeThatFitsIsNeverCut() {
    var random = Seeded(seed: 5)
    for _ in 0..<1_000 {
      var text = ""
      for _ in 0..<40 { text += ["👩‍👩‍👧", "e\u{301}", "🇫🇷", "x", " "].randomElement(using: &random) ?? "" }
      let ends = Set(text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) }).union([text.utf8.count])
      var at = 0
      for part in TextSplitter.split(text, budget: 30) {
        at += part.utf8.count
        #expect(ends.contains(at), "\(text) cut at \(at)")
      }
    }
  }

  @Test(
    arguments: [
      ("un deux trois", 8, ["un deux ", "trois"]), ("undeuxtrois", 4, ["unde", "uxtr", "ois"]), ("", 10, []),
      ("ééé", 5, ["éé", "é"]), ("court", 100, ["court"]), ("abc d", 4, ["abc ", "d"]),
    ] as [(String, Int, [String])])
  func table(text: String, budget: Int, parts: [String]) {
    #expect(TextSplitter.split(text, budget: budget).map(String.init) == parts)
  }

  @Test(arguments: [("a\r\nb", "a b"), ("a\nb\rc", "a b c"), ("\0a\0", "a"), ("plain", "plain"), ("\r\n", " ")])
  func sanitized(text: String, clean: String) { #expect(TextSplitter.sanitized(text) == clean) }
}
