import ChatModel
import MatrixProtocol
import Testing

/// Pictures that people show.
@Suite("Pictures")
struct PictureTests {
  private typealias Server = MatrixHarness
  private static let sealed: JSON = [
    "url": "mxc://example.org/abc", "iv": "AAECAwQFBgcICQoLDA0ODw", "v": "v2",
    "key": [
      "alg": "A256CTR", "k": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "kty": "oct", "ext": true,
      "key_ops": ["encrypt", "decrypt"],
    ], "hashes": ["sha256": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"],
  ]

  private func heard(_ content: [String: JSON], _ body: String = "pont.jpg") -> MatrixLine? {
    var server = Server.inRoom()
    server.answer("/sync", Server.sync("s2", said: [Server.room: [Server.message(body, "$p", content: content)]]))
    for case .heard(let line) in server.take() { return line }
    return nil
  }

  @Test("a picture is heard with its caption, and with what it answers")
  func picture() {
    let line = heard([
      "msgtype": "m.image", "url": "mxc://example.org/abc", "filename": "pont.jpg", "body": "!photo 47",
      "info": ["mimetype": "image/jpeg", "size": 12_345],
      "m.relates_to": ["m.in_reply_to": ["event_id": "$s47"]],
    ])
    #expect(line?.text == "!photo 47" && line?.repliesTo == "$s47")
    #expect(line?.picture == PictureSource("mxc://example.org/abc", size: 12_345))
  }

  @Test("the name of a file is no caption")
  func name() {
    #expect(heard(["msgtype": "m.image", "url": "mxc://example.org/abc"], "!aide.jpg")?.text == "")
    #expect(heard(["msgtype": "m.image", "url": "mxc://example.org/abc", "filename": "pont.jpg"])?.text == "")
  }

  @Test("a file that says it is a picture is one; another is passed over")
  func file() {
    let file: [String: JSON] = ["msgtype": "m.file", "url": "mxc://example.org/abc"]
    #expect(heard(file.merging(["info": ["mimetype": "image/heic"]]) { $1 })?.picture != nil)
    #expect(heard(file.merging(["info": ["mimetype": "application/pdf"]]) { $1 }) == nil)
    #expect(heard(file) == nil)
  }

  @Test("what opens a picture of an encrypted room comes with it, or it is none")
  func seal() throws {
    let line = try #require(heard(["msgtype": "m.image", "file": Self.sealed]))
    let seal = try #require(line.picture?.seal)
    #expect(seal.key == Array(0..<32) && seal.counter == Array(0..<16) && seal.hash == Array(0..<32))
    #expect("\(line)".contains("key") == false)
    for (name, value) in [
      ("iv", "AAEC"), ("iv", 7), ("key", ["alg": "A256CTR"]), ("hashes", []), ("url", "https://example.org/x"),
      ("key", ["alg": "A128CBC", "k": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"]),
    ] as [(String, JSON)] {
      guard case .object(var file) = Self.sealed else { return }
      file[name] = value
      #expect(heard(["msgtype": "m.image", "file": .object(file)]) == nil, "\(name)")
    }
  }

  @Test(
    "only an address of Matrix is one",
    arguments: [
      "", "mxc://", "mxc://example.org", "mxc://example.org/", "mxc:///abc", "mxc://example.org/a/b",
      "mxc://example.org/../x", "mxc://example.org/a?b", "mxc://exa mple.org/abc", "https://example.org/abc",
      "mxc://é.org/abc", "mxc://example.org/" + String(repeating: "a", count: 600),
    ])
  func address(_ text: String) {
    #expect(MediaAddress(text) == nil)
    #expect(heard(["msgtype": "m.image", "url": .string(text)]) == nil)
  }

  @Test("an address leads to the homeserver's own place for it, with the token")
  func request() throws {
    var server = Server.inRoom()
    let media = try #require(MediaAddress("mxc://[2001:db8::1]:8448/a_B-9"))
    let asked = server.session.request(for: media, isOld: false)
    let request = try #require(asked)
    #expect(request.target == "/_matrix/client/v1/media/download/%5B2001%3Adb8%3A%3A1%5D%3A8448/a_B-9")
    #expect(request.token != nil)
    var away = Server(token: "s0", channels: [])
    let none = away.session.request(for: media, isOld: false)
    #expect(none == nil)
  }
}
