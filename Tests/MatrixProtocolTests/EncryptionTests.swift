import ChatModel
import MatrixProtocol
import Testing

/// Where another program encrypts on the way to the homeserver, nothing goes out before that program knows that it has to.
struct EncryptionTests {
  private typealias Server = MatrixHarness
  private let jean = "@jean:example.org"
  private let encryption = Server.state("m.room.encryption", ["algorithm": "m.megolm.v1.aes-sha2"])

  private var body: (Server) -> [String?] { { $0.puts.map { $0.content["body"]?.string } } }

  @Test func aRoomOfTwoIsSpokenInOnceItsGuestCanReadIt() {
    var server = Server.inRoom { $0.readsEncrypted = true }
    server.say("pour vous seul", to: .person(nick: jean, account: jean))
    let asked = server.requests.first { $0.target.contains("createRoom") }.flatMap { JSON($0.body ?? []) }
    #expect(asked?["initial_state"]?.elements.first?["type"]?.string == "m.room.encryption")
    server.answer("createRoom", ["room_id": "!dm"])
    server.answer(
      "/sync",
      Server.sync(
        "s2", joined: ["!dm": (Server.member(Server.me, "join"), [encryption, Server.member(jean, "invite")])]))
    server.wait(60_000)
    #expect(body(server) == [] && server.asked("createRoom") == 0)
    server.answer("/sync", Server.sync("s3", said: ["!dm": [Server.member(jean, "join", was: "invite")]]))
    server.wait(4_900)
    #expect(body(server) == [])
    server.wait(200)
    #expect(body(server) == ["pour vous seul"])
  }

  @Test func aRoomOfTheConfigurationTooIsNew() {
    var server = MatrixHarness(token: "s0") { $0.readsEncrypted = true }
    server.logIn()
    server.answer("/sync", Server.sync("s1"))
    server.answer("/join/", ["room_id": .string(Server.room)])
    server.answer("/sync", Server.sync("s2", joined: [Server.room: (Server.member(Server.me, "join"), [encryption])]))
    server.say("bonjour")
    #expect(body(server) == [])
    server.wait(5_000)
    #expect(body(server) == ["bonjour"])
    // Who comes later is no reason to wait.
    server.answer("/send/", ["event_id": "$1"])
    server.answer("/sync", Server.sync("s3", said: [Server.room: [Server.member(jean, "join")]]))
    server.say("détresse", lane: .distress)
    #expect(body(server) == ["détresse"])
  }

  @Test func aRoomThatIsEncryptedFromNowOnIsNewToo() {
    var server = MatrixHarness.inRoom { $0.readsEncrypted = true }
    server.answer("/sync", Server.sync("s2", said: [Server.room: [encryption]]))
    server.say("rien en clair")
    #expect(body(server) == [])
    server.wait(5_000)
    #expect(body(server) == ["rien en clair"])
  }

  /// After a start the rooms are known: to us by a sync, to it by what it has kept.
  @Test func aRestartIsNoReasonToWait() {
    var server = MatrixHarness.inRoom(state: [encryption]) { $0.readsEncrypted = true }
    server.say("me revoilà")
    #expect(body(server) == ["me revoilà"])
  }
}
