import PlainText
import Testing
import VigieTestSupport

@testable import Gazetteer

@Suite("Letters prepared for comparison")
struct PreparedLettersTests {
  @Test("the distance is that of the table", arguments: 0..<300) func distance(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    func letters(_ most: Int) -> [UInt8] {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in UInt8.random(in: 97...100, using: &random) }
    }
    let (a, b) = (letters(seed % 10 == 0 ? 64 : 9), letters(12))
    #expect(try #require(PreparedLetters(a)).distance(to: b) == EditDistance.between(a, b), "\(a) \(b)")
  }

  @Test("more letters than there are bits are not taken") func tooMany() {
    #expect(PreparedLetters([UInt8](repeating: 97, count: 65)) == nil)
  }

  @Test(
    "letters shared",
    arguments: [
      ("issoire", "isoire", 6), ("", "a", 0), ("aaaaaaaa", "aaaaaaaa", 8), ("a b", "ba", 2), ("abc", "xyz", 0),
    ])
  func shared(a: String, b: String, count: Int) {
    #expect(LetterCounts(a.utf8).shared(with: LetterCounts(b.utf8)) == count)
    #expect(LetterCounts(b.utf8).shared(with: LetterCounts(a.utf8)) == count)
  }
}
