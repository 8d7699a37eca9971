import MatrixProtocol
import Testing

@Suite("JSON is read leniently, within bounds")
struct JSONTests {
  @Test(
    "values",
    arguments: [
      (#"{"a":[1,2.5,"x",true,null]}"#, #"{"a":[1,2.5,"x",true,null]}"#),
      (#" { "b" : { } , "a" : [ ] } "#, #"{"a":[],"b":{}}"#),
      (#""é\u00e9\ud83d\ude00\ud83d\"\/\n""#, "\"éé😀\u{FFFD}\\\"/\\n\""),
      ("-12e2", "-1200.0"), ("9007199254740993", "9007199254740993"), ("99999999999999999999", "1e+20"),
      (#"{"a":1,"a":2}"#, #"{"a":2}"#),
    ])
  func values(text: String, written: String) {
    #expect(JSON(Array(text.utf8)).map { String(decoding: $0.encoded, as: UTF8.self) } == written)
  }

  @Test(
    "what is none",
    arguments: [
      "", "{", "[1,", #"{"a""#, #"{"a":}"#, "tru", "1 2", #""abc"#, #""\u12"#, "--", "{1:2}", "[1}", "\"\\",
    ])
  func nothing(text: String) { #expect(JSON(Array(text.utf8)) == nil) }

  @Test("depth is bounded, invalid bytes are repaired")
  func bounds() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(JSON(Array(deep.utf8)) == nil)
    #expect(JSON([0x22, 0xFF, 0x22])?.string == "\u{FFFD}")
    #expect(JSON(Array("[[[1]]]".utf8))?.elements.first?.elements.first?.elements.first?.integer == 1)
  }
}
