import SystemCrypto
import Testing
import VigieTestSupport

@Suite struct TextFormTests {
  @Test(arguments: [([], ""), ([0], "00"), ([0x0f, 0xf0, 0xab], "0ff0ab")] as [([UInt8], String)])
  func hexBothWays(bytes: [UInt8], text: String) {
    #expect(Hex.encode(bytes) == text)
    #expect(Hex.decode(text) == bytes)
    #expect(Hex.decode(text.uppercased()) == bytes)
  }

  @Test(arguments: ["0", "0g", "0x", " 00", "é"]) func hexRefusesTheRest(text: String) {
    #expect(Hex.decode(text) == nil)
  }

  @Test func whateverIsEncodedIsDecoded() {
    var random = Seeded(seed: 42)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      #expect(Hex.decode(Hex.encode(bytes)) == bytes)
    }
  }
}

@Suite struct RandomnessTests {
  @Test func bytesAreAsManyAsAskedAndNotTheSameTwice() {
    #expect(randomBytes(0).isEmpty)
    #expect(randomBytes(-1).isEmpty)
    #expect(randomBytes(33).count == 33)
    #expect(Set((0..<100).map { _ in randomBytes(16) }).count == 100)
  }

  @Test func comparison() {
    #expect(equalInConstantTime([], []))
    #expect(equalInConstantTime([1, 2, 3], [1, 2, 3]))
    #expect(!equalInConstantTime([1, 2, 3], [1, 2, 4]))
    #expect(!equalInConstantTime([1, 2, 3], [0, 2, 3]))
    #expect(!equalInConstantTime([1, 2], [1, 2, 3]))
  }
}
