import ChatModel
import MatrixProtocol
import Testing

/// The rest of what a session must do.
@Suite("A session on a homeserver")
struct SessionTests {
  private typealias Server = MatrixHarness
  private let room = MatrixHarness.room
  private let alias = MatrixHarness.alias
  private let jean = "@jean:example.org"

  @Test("a private answer goes to a room of two, which is made once and used again")
  func direct() {
    var server = Server.inRoom()
    server.say("pour vous", to: .person(nick: jean, account: jean))
    server.say("encore", to: .account(jean))
    #expect(server.asked("createRoom") == 1)
    server.answer("createRoom", ["room_id": "!deux"])
    #expect(server.puts.first?.target.contains("%21deux") == true)
    let noted = server.requests.first { $0.target.contains("account_data/m.direct") }
    #expect(noted.flatMap { JSON($0.body ?? []) } == [jean: ["!deux"]] as JSON)
    server.answer("/send/", ["event_id": "$1"])
    #expect(server.puts.first?.target.contains("%21deux") == true)
    server.answer("/send/", ["event_id": "$2"])
    // Somebody else came in: it is no room of two any more.
    server.answer(
      "/sync",
      Server.sync(
        "s2", said: ["!deux": [Server.member(jean, "join", was: "invite"), Server.member("@x:example.org", "join")]]))
    server.say("secret", to: .account(jean))
    #expect(server.puts.isEmpty)
    #expect(server.asked("createRoom") == 1)
    server.answer("createRoom", ["errcode": "M_FORBIDDEN"], status: 403)
    #expect(server.take().contains(.failed(3, .absent)))
  }

  @Test("where nothing can be said in private, whoever asked is told so in the room")
  func noPrivacy() {
    var server = Server.inRoom {
      $0.privacy = .none
      $0.privateNotice = "pas en privé"
    }
    server.say("secret", to: .account(jean))
    #expect(server.take() == [.failed(1, .absent)])
    server.say("secret", to: .account(jean), reply: MessageReference(id: "$q", thread: nil, place: .channel(alias)))
    #expect(server.puts.map { $0.content["body"]?.string } == ["pas en privé"])
  }

  @Test("in a strict room nothing is said while anybody may enter; the coordination is told once")
  func strict() {
    var server = MatrixHarness(token: "s0", channels: [.init(alias, inspection: .strict)])
    server.logIn()
    let open = Server.state("m.room.join_rules", ["join_rule": "public"])
    server.answer("/sync", Server.sync("s1", joined: [room: (Server.member(Server.me, "join"), [open])]))
    server.answer("/join/", ["room_id": .string(room)])
    let exposed = server.take().filter { if case .exposed = $0 { true } else { false } }
    #expect(exposed.count == 1)
    server.say("point", lane: .digest)
    #expect(server.take() == [.failed(1, .exposed)])
    server.answer(
      "/sync", Server.sync("s2", said: [room: [Server.state("m.room.join_rules", ["join_rule": "invite"])]]))
    server.say("point", lane: .digest)
    #expect(server.puts.count == 1)
  }

  @Test("answers that wait on a busy homeserver go out in one event, each confirmed; those of another thread do not")
  func together() {
    var server = Server.inRoom()
    server.say("un", name: "a1")
    server.answer("/send/", ["errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1_000], status: 429)
    server.say("deux", name: "a2")
    server.say("trois", name: "a3")
    server.say("fil", reply: MessageReference(id: "$q", thread: "$root", place: .channel(alias)), name: "a4")
    server.wait(1_000)
    server.answer("/send/", ["event_id": "$1"])
    let put = server.puts.first
    #expect(put?.content["body"]?.string == "deux\ntrois")
    #expect(put?.content["formatted_body"]?.string == "deux<br>trois")
    #expect(put?.target.hasSuffix("/a2") == true)
    // The answer is lost, and the echo comes.
    server.answer("/send/", .unreachable("torn"))
    _ = server.take()
    server.answer(
      "/sync",
      Server.sync(
        "s2",
        said: [
          room: [
            Server.message(
              "deux\ntrois", "$mine", by: Server.me, type: "m.notice", content: put?.content.members ?? [:],
              transaction: "a2")
          ]
        ]))
    let done = server.take()
    #expect(done.contains(.delivered(2, event: "$mine")) && done.contains(.delivered(3, event: "$mine")))
    server.wait(2_000)
    #expect(server.puts.map(\.target).first?.hasSuffix("/a4") == true)
  }

  @Test("put out of a room, it comes back after a while, and not at once again and again")
  func putOut() {
    var server = Server.inRoom()
    server.answer("/sync", Server.sync("s2", left: [room]))
    #expect(server.take().contains { if case .left = $0 { true } else { false } })
    #expect(server.asked("/join/") == 0)
    server.wait(12_000)
    #expect(server.asked("/join/") == 1)
  }

  @Test("what was said to us before we came into a room of two comes up as too late to be carried out, and is answered")
  func beforeArrival() {
    var server = Server.inRoom()
    server.know([jean])
    server.answer(
      "/sync",
      Server.sync(
        "s2",
        said: [
          "!deux": [
            Server.member(jean, "join"), Server.message("!note avant", "$0", by: jean),
            Server.member(Server.me, "invite", by: jean), Server.message("!état", "$1", by: jean),
            Server.member(Server.me, "join", was: "invite"), Server.message("!ping", "$2", by: jean),
            Server.state("m.room.join_rules", ["join_rule": "invite"]),
          ]
        ]))
    let heard = server.heard()
    #expect(heard.map(\.id) == ["$1", "$2"])
    #expect(heard.map(\.isMissed) == [true, false])
    #expect((heard.first?.age ?? 0) > 86_400_000)
  }

  @Test("numbers beyond all measure")
  func numbers() {
    var server = MatrixHarness(token: "s0")
    server.start()
    server.answer("/login", ["access_token": "a", "expires_in_ms": .integer(.max), "user_id": .string(Server.me)])
    server.answer("/sync", Server.sync("s1", joined: [room: (Server.member(Server.me, "join"), [])]))
    server.answer("/join/", ["errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": .integer(.max)], status: 429)
    server.wait(3_600_000)
    server.answer("/join/", ["room_id": .string(room)])
    server.say("un")
    server.answer("/send/", ["retry_after_ms": .integer(.min)], status: 429)
    server.answer("/sync", Server.sync("s2", said: [room: [Server.message("x", "$x", age: .max)]]))
    #expect(server.heard().count == 1)
    for status in [100, 302, 499, 599] {
      server.answer("/sync", .answered(status: status, body: [])); server.fire(.poll)
    }
    #expect(server.asked("/sync") == 1)
  }

  @Test("a digest is one event: the words as they are, escaped, what a line is about in bold")
  func digest() {
    var server = Server.inRoom()
    server.say(
      "POINT N° 1, 63-crue. Lundi.\nÀ CONFIRMER, URGENT. Issoire : <b>pont</b>\nsans tête : rien", lane: .digest)
    let content = server.puts.first?.content
    #expect(content?["msgtype"]?.string == "m.text")
    #expect(
      content?["formatted_body"]?.string
        == "<strong>POINT N° 1</strong>, 63-crue. Lundi.<br><strong>À CONFIRMER, URGENT</strong>. Issoire : "
        + "&lt;b&gt;pont&lt;/b&gt;<br>sans tête : rien")
  }

  @Test("leave: what waits is said, and the poll is given up")
  func leave() {
    var server = Server.inRoom()
    server.say("un")
    server.quit()
    #expect(!server.take().contains(.finished))
    server.answer("/send/", ["event_id": "$1"])
    #expect(server.take() == [.delivered(1, event: "$1"), .finished])
    #expect(server.requests.isEmpty)
  }

  @Test("the desk is full: no more is asked for until it has space")
  func paused() {
    var server = Server.inRoom()
    server.read(false)
    server.answer("/sync", Server.sync("s2", said: [room: [Server.message("!état", "$1")]]))
    #expect(server.heard().count == 1)
    #expect(server.asked("/sync") == 0)
    server.read(true)
    #expect(server.asked("/sync") == 1)
  }
}
