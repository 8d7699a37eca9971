import Testing

@testable import IRCProtocol

/// Messages in several lines, labelled answers and standard replies.
@Suite struct MultilineTests {
  private static let multiline = "draft/multiline=max-bytes=4096,max-lines=5"

  private func joined(_ more: String = multiline, pacing: Pacing = .none) -> SessionHarness {
    var harness = SessionHarness(pacing: pacing)
    _ = harness.connect()
    let offer = "\(SessionHarness.allCapabilities) \(more)"
    let asked = offer.split(separator: " ").map { $0.prefix { $0 != "=" } }.joined(separator: " ")
    _ = harness.server(":s CAP * LS :\(offer)", ":s CAP * ACK :\(asked)")
    _ = harness.server(
      "@time=2019-11-24T03:00:00.000Z :s 001 Vigie :hi", ":s 376 Vigie :end",
      "@time=2019-11-24T03:00:01.000Z :Vigie!vigie@host.test JOIN #visov-veille * :Vigie")
    return harness
  }

  @Test func linesBecomeOneMessage() {
    var harness = joined()
    // As Ergo says it: who, which id and when stand on the line that opens the batch.
    #expect(
      harness.server(
        "@time=2019-11-24T03:05:00.000Z;msgid=m1;account=jo :jo!u@h BATCH +7 draft/multiline :#visov-veille",
        "@batch=7 :jo!u@h PRIVMSG #visov-veille :!s Issoire : pont", "@batch=7 :jo!u@h PRIVMSG #visov-veille :coupé",
        "@batch=7;draft/multiline-concat :jo!u@h PRIVMSG #visov-veille : depuis 14h"
      ).isEmpty)
    #expect(
      harness.server(":jo!u@h BATCH :-7") == ["heard #visov-veille jo/jo: !s Issoire : pont\ncoupé depuis 14h"])
  }

  @Test func batchesInterleaveAndOthersAreNotMixedIn() {
    var harness = joined()
    _ = harness.server(
      "@account=jo :jo!u@h BATCH +a draft/multiline #visov-veille", "@batch=a :jo!u@h PRIVMSG #visov-veille :a1",
      "@account=lea :lea!u@h BATCH +b draft/multiline Vigie", "@batch=b :lea!u@h PRIVMSG Vigie :b1")
    #expect(
      harness.server("@account=sam :sam!u@h PRIVMSG #visov-veille :entre") == ["heard #visov-veille sam/sam: entre"])
    _ = harness.server("@batch=a :jo!u@h PRIVMSG #visov-veille :a2")
    #expect(harness.server(":lea!u@h BATCH -b") == ["heard direct lea/lea: b1"])
    #expect(harness.server(":jo!u@h BATCH -a") == ["heard #visov-veille jo/jo: a1\na2"])
    #expect(
      harness.server(":jo!u@h BATCH -a", "@account=jo :jo!u@h BATCH +c draft/multiline #visov-veille", "BATCH -c")
        .isEmpty)
  }

  @Test func aMessageWithoutEndIsBounded() {
    var harness = joined()
    _ = harness.server("@account=jo :jo!u@h BATCH +a draft/multiline #visov-veille")
    for _ in 0..<1_000 {
      _ = harness.server("@batch=a :jo!u@h PRIVMSG #visov-veille :\(String(repeating: "x", count: 400))")
    }
    let said = harness.server(":jo!u@h BATCH -a")
    #expect(said.count == 1)
    #expect((said.first?.utf8.count ?? 0) < 41_000)
  }

  @Test func aLongAnswerGoesAsOneMessageWhereTheServerTakesSuch() {
    var harness = joined()
    let text = String(repeating: "mot ", count: 200)
    let lines = harness.say(.line(1, text))
    #expect(lines.first == "> @label=1 BATCH +v1 draft/multiline #visov-veille")
    #expect(lines.last == "> BATCH -v1")
    #expect(lines.dropFirst(2).dropLast().allSatisfy { $0.hasPrefix("> @batch=v1;draft/multiline-concat PRIVMSG") })
    let said = lines.dropFirst().dropLast().map { $0.drop { $0 != ":" }.dropFirst() }.joined()
    #expect(said == text)
    #expect(harness.server("@label=1;msgid=x :Vigie!vigie@host.test BATCH +9 draft/multiline #visov-veille").isEmpty)
    _ = harness.server("@batch=9 :Vigie!vigie@host.test PRIVMSG #visov-veille :mot")
    #expect(harness.server(":Vigie!vigie@host.test BATCH -9") == ["delivered 1"])
  }

  @Test func itIsRefusedAsAWhole() {
    var harness = joined()
    _ = harness.say(.line(1, String(repeating: "mot ", count: 200)))
    #expect(
      harness.server("@label=1 :s FAIL BATCH MULTILINE_MAX_BYTES 4096 :too long")
        == ["failed 1: refused(\"MULTILINE_MAX_BYTES: too long\")"])
  }

  @Test(arguments: [
    "", "draft/multiline", "draft/multiline=max-bytes=100", "draft/multiline=max-bytes=4096,max-lines=1",
    "draft/multiline=max-bytes=-1", "draft/multiline=max-lines=5",
  ])
  func elseItGoesInParts(offer: String) {
    var harness = joined(offer)
    let lines = harness.say(.line(1, String(repeating: "mot ", count: 200)))
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains("PRIVMSG #visov-veille :") && !$0.contains("batch") })
  }

  @Test func aShortTextNeedsNoBatch() {
    var harness = joined()
    #expect(harness.say(.line(1, "S47 enregistré")) == ["> @label=1 PRIVMSG #visov-veille :S47 enregistré"])
  }

  @Test func itsLinesAreCharged() {
    var harness = joined(pacing: Pacing(burst: 4, every: 1_000))
    _ = harness.wait(10_000)
    _ = harness.say(.line(1, String(repeating: "mot ", count: 200)), .line(2, "suite"))
    #expect(harness.wait(1_500).isEmpty)
    #expect(harness.wait(2_000) == ["> @label=2 PRIVMSG #visov-veille suite"])
  }

  // MARK: Labels and standard replies

  @Test func anEchoInsideALabelledAnswerIsOurs() {
    var harness = joined()
    _ = harness.say(.line(1, "un"), .line(2, "deux"))
    #expect(
      harness.server(
        "@label=2 :s BATCH +z labeled-response", "@batch=z :Vigie!v@h PRIVMSG #visov-veille :deux",
        "@batch=z :s 301 Vigie jo :away", ":s BATCH -z") == ["delivered 2"])
    #expect(harness.server("@label=1 :s ACK").isEmpty, "no proof where an echo is to come")
    #expect(harness.server("@label=1 :Vigie!v@h PRIVMSG #visov-veille :un") == ["delivered 1"])
  }

  @Test func aFailureInsideALabelledAnswerIsOfThatLine() {
    var harness = joined()
    _ = harness.say(.line(1, "un"), .line(2, "deux"))
    #expect(
      harness.server("@label=2 :s BATCH +z labeled-response", "@batch=z :s 404 Vigie #visov-veille :Cannot send")
        == ["failed 2: refused(\"Cannot send\")"])
  }

  @Test(arguments: [
    ("FAIL JOIN CHANNEL_RENAMED #a #b :renamed", "note the server says CHANNEL_RENAMED: renamed"),
    ("WARN * RATE_LIMIT :slow down", "note the server says RATE_LIMIT: slow down"),
    ("NOTE * OPER_MESSAGE :maintenance at 04:00", "note the server says OPER_MESSAGE: maintenance at 04:00"),
    ("NOTE", "note the server says NOTE: "),
  ])
  func standardRepliesAreForPeople(line: String, note: String) {
    var harness = joined()
    #expect(harness.server(":s \(line)") == [note])
  }
}
