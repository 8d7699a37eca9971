import PlainText
import Testing
import VigieTestSupport

@Suite struct Base64Tests {
  /// RFC 4648 §10.
  static let texts = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]

  @Test(arguments: texts) func textsOfTheStandard(text: String, encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(text.utf8))
  }

  @Test(arguments: [
    "Zg", "Zg=", "Zg===", "Z===", "====", "Zh==", "Zm9=", "Zg==Zg==", "Zm9v\n", "Zm-_", "Zm9vé", "=Zg=", "Z", "Zg=v",
    "Z@==",
  ])
  func refusesWhatItWouldNotWrite(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test func whateverIsEncodedIsDecoded() {
    var random = Seeded(seed: 42)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
  }
}
