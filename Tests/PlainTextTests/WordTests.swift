import PlainText
import Testing

@Suite struct WordTests {
  @Test(arguments: [
    ("ÉTÉ", "ete"), ("Œuvre", "oeuvre"), ("L’eau", "l'eau"), ("e\u{301}", "e"), ("Straße", "strasse"),
    ("14h–18h", "14h-18h"),
    ("«x»", "\"x\""), ("Ÿ", "y"), ("ΑΒ", "αβ"), ("İ", "i"),
  ])
  func foldingMakesWordsCompare(_ text: String, _ folded: String) {
    #expect(Folding.fold(text) == folded)
  }

  /// A text is taken apart byte by byte, for speed.
  @Test func aTextIsFoldedScalarByScalar() {
    let values = Array(1..<0x3000) + stride(from: 0x3000, to: 0x11_0000, by: 97)
    for case let scalar? in values.map({ Unicode.Scalar(UInt32($0)) }) {
      let text = "aÉ\(scalar)’b"
      var expected: [UInt8] = []
      for scalar in text.unicodeScalars { Folding.append(scalar, to: &expected) }
      #expect(Array(Folding.fold(text).utf8) == expected)
    }
  }

  @Test(arguments: [("nikc", "nick"), ("departments", "departements"), ("stroe", "store"), ("xyz", nil), ("", nil)])
  func nearWordsAreSuggested(_ typed: String, _ expected: String?) {
    #expect(NearestWord.among(["nick", "departements", "store", "tls"], to: typed).first == expected)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1),
    ("abc", "ab", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("issoire", "isosire", 1),
  ])
  func slipsAreCounted(_ a: String, _ b: String, _ slips: Int) {
    #expect(EditDistance.between(Array(a.utf8), Array(b.utf8)) == slips)
    #expect(EditDistance.between(Array(b), Array(a)) == slips)
  }
}
