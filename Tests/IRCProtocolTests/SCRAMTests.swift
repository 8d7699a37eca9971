import ChatModel
import PlainText
import SystemCrypto
import Testing

@testable import IRCProtocol

/// SASL SCRAM-SHA-256 against RFC 7677's example, and against servers that lie.
@Suite struct SCRAMTests {
  private static let account = SASLCredentials(
    account: "user", password: Secret("pencil"), mechanisms: [.scramSHA256, .plain])
  private static let first = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
  private static let proof = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
  private static let final = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="

  private func encoded(_ text: String) -> String { Base64.encode(Array(text.utf8)) }

  /// Up to the server's first word.
  private func started(_ credentials: SASLCredentials = account) -> SessionHarness {
    var harness = SessionHarness(sasl: credentials)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl=PLAIN,SCRAM-SHA-256")
    #expect(harness.server(":s CAP * ACK :sasl") == ["> AUTHENTICATE SCRAM-SHA-256"])
    #expect(
      harness.server("AUTHENTICATE +")
        == ["> AUTHENTICATE \(encoded("n,,n=\(credentials.account),r=rOprNGfwEbeRWgbNEkqO"))"])
    return harness
  }

  /// What the network does with ``IRCAction/deriveKey(_:)``.
  private func derive(_ harness: inout SessionHarness) throws -> [String] {
    let request = try #require(harness.keys.last)
    let key = pbkdf2SHA256(
      password: Array(request.password.value.utf8), salt: request.salt, iterations: request.iterations)
    return harness.derive(key, for: request.number)
  }

  @Test func theExampleOfTheSpecification() throws {
    var harness = started()
    #expect(harness.server("AUTHENTICATE \(encoded(Self.first))") == ["derive 1: 4096"])
    #expect(
      try derive(&harness) == [
        "> AUTHENTICATE "
          + encoded("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=\(Self.proof)")
      ])
    #expect(harness.server("AUTHENTICATE \(encoded(Self.final))") == ["> AUTHENTICATE +"])
    #expect(harness.server(":s 900 * * user :You are now logged in", ":s 903 * :ok") == ["> CAP END"])
    _ = harness.server(":s 001 Vigie :hi")
    #expect(harness.server(":s 376 Vigie :end") == ["ready Vigie", "> JOIN #visov-veille"])
  }

  @Test func aLongChallengeComesInPiecesOfFourHundred() throws {
    var harness = started()
    // 300 bytes are exactly 400 of Base64: a `+` says that it is all.
    let padding = String(repeating: "x", count: 300 - Self.first.utf8.count - 3)
    let text = encoded("\(Self.first),x=\(padding)")
    #expect(text.utf8.count == 400)
    #expect(harness.server("AUTHENTICATE \(text)").isEmpty)
    #expect(harness.server("AUTHENTICATE +") == ["derive 1: 4096"])
  }

  @Test(arguments: [
    ("r=somebodyElsesNonce1234567890,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "the server did not give our nonce back"),
    ("r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "the server did not give our nonce back"),
    (
      "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=100001",
      "the server asks for 100001 iterations; 4096 to 100000 are accepted"
    ),
    (
      "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095",
      "the server asks for 4095 iterations; 4096 to 100000 are accepted"
    ),
    (
      "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999999999999999",
      "the server asks for 999999999999 iterations; 4096 to 100000 are accepted"
    ),
    ("r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096", "the server's salt cannot be read"),
    ("r=rOprNGfwEbeRWgbNEkqOx,s=W22,i=4096", "the server's salt cannot be read"),
    (
      "m=x,r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
      "the server asks for an extension that nobody knows"
    ),
    ("e=unknown-user", "the server refused: unknown-user"),
    ("r=rOprNGfwEbeRWgbNEkqOx", "the server's challenge is not one of SCRAM"),
    ("", "the server's challenge is not one of SCRAM"),
  ])
  func aChallengeThatLiesIsTheEnd(challenge: String, reason: String) {
    var harness = started()
    #expect(
      harness.server("AUTHENTICATE \(challenge.isEmpty ? "+" : encoded(challenge))")
        == ["> AUTHENTICATE *", "disconnect: not identified: \(reason)"])
    // The password is not offered in plain afterwards.
    #expect(harness.server(":s 906 * :aborted", "AUTHENTICATE +", ":s 903 * :ok", ":s 001 Vigie :hi").isEmpty)
    #expect(harness.keys.isEmpty)
  }

  @Test(arguments: [
    (
      "v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "the server's signature is wrong: it does not know the password"
    ),
    ("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjk=", "the server's signature is wrong: it does not know the password"),
    ("v=", "the server's signature is wrong: it does not know the password"),
    ("x=1", "the server did not prove that it knows the password"),
    ("", "the server did not prove that it knows the password"),
    ("e=invalid-proof", "the server refused: invalid-proof"),
    ("m=1,v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "the server asks for an extension that nobody knows"),
  ])
  func aServerThatDoesNotKnowThePasswordIsLeft(final: String, reason: String) throws {
    var harness = started()
    _ = harness.server("AUTHENTICATE \(encoded(Self.first))")
    _ = try derive(&harness)
    #expect(
      harness.server("AUTHENTICATE \(final.isEmpty ? "+" : encoded(final))")
        == ["> AUTHENTICATE *", "disconnect: not identified: \(reason)"])
    #expect(harness.server(":s 903 * :ok", ":s 001 Vigie :hi", ":s 376 Vigie :end").isEmpty)
  }

  @Test(arguments: 0..<3) func successBeforeTheProofIsNoSuccess(step: Int) throws {
    var harness = started()
    if step > 0 { _ = harness.server("AUTHENTICATE \(encoded(Self.first))") }
    if step > 1 { _ = try derive(&harness) }
    #expect(
      harness.server(":s 903 * :ok")
        == ["disconnect: not identified: the server says that it knows us before it could"])
  }

  @Test func whereTheAccountHasNoScramThePlainPasswordIsTried() {
    var harness = started()
    #expect(harness.server(":s 904 * :SASL authentication failed") == ["> AUTHENTICATE PLAIN"])
  }

  @Test func anotherMechanismIsTriedWhereItIsNotAvailable() {
    var harness = SessionHarness(sasl: Self.account)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl")
    #expect(harness.server(":s CAP * ACK :sasl") == ["> AUTHENTICATE SCRAM-SHA-256"])
    #expect(
      harness.server(":s 908 * PLAIN,EXTERNAL :are available SASL mechanisms", ":s 904 * :failed")
        == ["> AUTHENTICATE PLAIN"])
  }

  @Test func aKeyOfAnEarlierConnectionChangesNothing() throws {
    var harness = started()
    _ = harness.server("AUTHENTICATE \(encoded(Self.first))")
    _ = harness.lose()
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl=SCRAM-SHA-256", ":s CAP * ACK :sasl", "AUTHENTICATE +")
    #expect(try derive(&harness).isEmpty)
    #expect(harness.server("AUTHENTICATE \(encoded(Self.first))") == ["derive 2: 4096"])
    #expect(harness.derive([1], for: 1).isEmpty)
    #expect(try derive(&harness).count == 1)
  }

  @Test func aKeyThatCannotBeDerivedIsTheEnd() {
    var harness = started()
    _ = harness.server("AUTHENTICATE \(encoded(Self.first))")
    #expect(
      harness.derive(nil, for: 1)
        == ["> AUTHENTICATE *", "disconnect: not identified: the key could not be derived"])
  }

  @Test func withoutDigestsItIsNotTried() {
    var harness = SessionHarness(sasl: Self.account, digests: nil)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl=PLAIN,SCRAM-SHA-256")
    #expect(
      harness.server(":s CAP * ACK :sasl") == [
        "note SCRAM-SHA-256 cannot be used with this account and password", "> AUTHENTICATE PLAIN",
      ])
  }

  @Test func namesAreEscaped() {
    let credentials = SASLCredentials(account: "a=b,c", password: Secret("x"), mechanisms: [.scramSHA256])
    var harness = SessionHarness(sasl: credentials)
    _ = harness.connect()
    _ = harness.server(":s CAP * LS :sasl", ":s CAP * ACK :sasl")
    #expect(
      harness.server("AUTHENTICATE +") == ["> AUTHENTICATE \(encoded("n,,n=a=3Db=2Cc,r=rOprNGfwEbeRWgbNEkqO"))"])
  }

  @Test func thePasswordShowsNowhere() throws {
    var harness = started()
    let challenge = encoded(Self.first)
    let message = try #require(IRCMessage("AUTHENTICATE \(challenge)"))
    let done = harness.session.received(message, at: 0)
    var dumped = ""
    dump(done, to: &dumped)
    dump(harness.session, to: &dumped)
    #expect(done.count == 2)
    #expect(!"\(done)".contains("pencil") && !dumped.contains("pencil"))
  }

  @Test(arguments: [
    ("pencil", "pencil"), ("I\u{AD}X", "IX"), ("user", "user"), ("caf\u{E9}", "caf\u{E9}"), ("a\u{A0}b", "a b"),
    ("a\u{3000}b", "a b"), (" ", " "),
  ])
  func passwordsArePrepared(password: String, prepared: String) {
    #expect(SASLPrep.prepared(password, { $0 }) == prepared)
  }

  @Test(arguments: ["", "\u{AD}", "a\u{7}", "\u{E9}\u{7}", "\u{E000}", "a\u{202E}b", "\u{FFFD}", "\u{1FFFE}"])
  func whatIsProhibitedIsNotSent(password: String) {
    #expect(SASLPrep.prepared(password, { $0 }) == nil)
  }
}
