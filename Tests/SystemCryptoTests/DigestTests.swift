import PlainText
import SystemCrypto
import Testing
import VigieTestSupport

/// SHA-256 against FIPS 180-4's examples and NIST's short-message vectors; HMAC against RFC 4231.
@Suite struct DigestTests {
  static let sha256: [(message: [UInt8], digest: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      Array(
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"
          .utf8),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    ([0xd3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
    ([0x11, 0xaf], "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
    (
      [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test func oneShotGivesThePublishedDigests() {
    for (message, digest) in Self.sha256 { #expect(Hex.encode(SHA256.hash(message)) == digest) }
    #expect(Hex.encode(SHA256.hash("abc")) == Self.sha256[1].digest)
    #expect(Hex.encode(SHA256.hash(UnsafeRawBufferPointer(start: nil, count: 0))) == Self.sha256[0].digest)
  }

  @Test func piecesOfAnySizeGiveTheSameDigest() {
    var random = Seeded(seed: 7)
    var hasher = SHA256()
    for (message, digest) in Self.sha256 {
      var rest = message[...]
      while !rest.isEmpty {
        let piece = rest.prefix(Int.random(in: 0...70_000, using: &random))
        hasher.update(Array(piece))
        rest = rest.dropFirst(piece.count)
      }
      #expect(Hex.encode(hasher.finish()) == digest)
    }
  }

  @Test func hasherStartsAnewAfterEachDigest() {
    var hasher = SHA256()
    hasher.update("ab")
    hasher.update("c")
    #expect(Hex.encode(hasher.finish()) == Self.sha256[1].digest)
    #expect(Hex.encode(hasher.finish()) == Self.sha256[0].digest)
  }

  static let hmac: [(key: [UInt8], message: [UInt8], code: String)] = [
    (
      [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      Array(1...25), [UInt8](repeating: 0xcd, count: 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
    (
      [UInt8](repeating: 0xaa, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
  ]

  @Test func hmacGivesThePublishedCodes() {
    for (key, message, code) in Self.hmac { #expect(Hex.encode(hmacSHA256(key: key, message)) == code) }
  }

  /// RFC 7914 §11.
  static let pbkdf2: [(password: String, salt: [UInt8], iterations: Int, key: String)] = [
    (
      "passwd", Array("salt".utf8), 1,
      "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
    ),
    (
      "Password", Array("NaCl".utf8), 80_000,
      "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
        + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
    ),
  ]

  @Test func pbkdf2GivesThePublishedKeys() {
    for (password, salt, iterations, key) in Self.pbkdf2 {
      let bytes = pbkdf2SHA256(
        password: Array(password.utf8), salt: salt, iterations: iterations, byteCount: key.utf8.count / 2)
      #expect(bytes.map { Hex.encode($0) } == key)
    }
  }

  @Test(arguments: [(0, 32), (-1, 32), (10_000_001, 32), (1, 0), (1, -1)])
  func pbkdf2RefusesWhatWouldFreezeOrMeansNothing(iterations: Int, byteCount: Int) {
    #expect(pbkdf2SHA256(password: [], salt: [], iterations: iterations, byteCount: byteCount) == nil)
  }

  /// The whole exchange of RFC 7677 §3.
  @Test func scramExchangeOfTheStandard() throws {
    let salt = try #require(Base64.decode("W22ZaJ0SNY7soEsUEjb6gQ=="))
    let nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
    let exchange = "n=user,r=rOprNGfwEbeRWgbNEkqO,r=\(nonce),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=\(nonce)"
    let salted = try #require(pbkdf2SHA256(password: Array("pencil".utf8), salt: salt, iterations: 4096))
    let clientKey = hmacSHA256(key: salted, Array("Client Key".utf8))
    let signature = hmacSHA256(key: SHA256.hash(clientKey), Array(exchange.utf8))
    #expect(Base64.encode(zip(clientKey, signature).map { $0 ^ $1 }) == "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
    let serverKey = hmacSHA256(key: salted, Array("Server Key".utf8))
    #expect(
      Base64.encode(hmacSHA256(key: serverKey, Array(exchange.utf8))) == "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
  }
}
