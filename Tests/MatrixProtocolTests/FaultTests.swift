import ChatModel
import MatrixProtocol
import Testing

/// What users report of other programs, each as a test.
@Suite("Twelve faults of others")
struct FaultTests {
  private typealias Server = MatrixHarness
  private let room = MatrixHarness.room
  private let alias = MatrixHarness.alias

  @Test("deaf in an encrypted room: it says so, there and to the desk, once, and says nothing else there")
  func deaf() {
    var server = Server.inRoom()
    server.say("avant")
    server.answer("/send/", ["event_id": "$1"])
    _ = server.take()
    server.answer(
      "/sync",
      Server.sync("s2", said: [room: [Server.state("m.room.encryption", ["algorithm": "m.megolm.v1.aes-sha2"])]]))
    #expect(server.take().contains(.encrypted(alias)))
    #expect(server.puts.map { $0.content["body"]?.string } == ["chiffré"])
    #expect(server.kept.last?.told == [room])
    server.answer("/send/", ["event_id": "$2"])
    server.say("jamais en clair")
    #expect(server.puts.isEmpty)
    server.answer("/sync", Server.sync("s3", said: [room: [Server.message("!état", "$m1")]]))
    #expect(server.heard().isEmpty)
    #expect(server.puts.isEmpty)
  }

  @Test("history run at start: of a first answer nothing is heard, nor what was said before we came into a room")
  func history() {
    var server = MatrixHarness()
    server.logIn()
    #expect(server.requests.first?.target.contains("since") == false)
    server.answer(
      "/sync",
      Server.sync(
        "s1", joined: [room: (Server.member(Server.me, "join"), [])], said: [room: [Server.message("!sos", "$old")]]))
    #expect(server.heard().isEmpty)
    server.answer(
      "/sync",
      Server.sync(
        "s2",
        said: [
          "!neuf": [
            Server.message("!sos", "$before"), Server.member(Server.me, "join", was: "invite"),
            Server.message("!état", "$after"),
          ]
        ]))
    server.answer("/join/", ["room_id": "!neuf"])
    #expect(server.heard().isEmpty)
    server.answer("/sync", Server.sync("s3", left: ["!neuf"]))
    server.answer(
      "/sync",
      Server.sync(
        "s4",
        said: [
          "!neuf": [
            Server.message("!sos", "$before2"), Server.member(Server.me, "join", was: "leave"),
            Server.member(Server.me, "join", was: "join"), Server.message("!état", "$after2"),
          ]
        ]))
    #expect(server.heard().map(\.id) == ["$after2"])
  }

  @Test("lost at 429: it waits as long as it is told and sends the same again, a call for help before all else")
  func limited() {
    var server = Server.inRoom()
    server.say("un", name: "a1")
    let first = server.puts.first
    server.answer("/send/", ["errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 7_000], status: 429)
    server.say("deux", name: "a2")
    server.say("au secours", lane: .distress, name: "o1")
    #expect(server.puts.isEmpty)
    server.wait(6_900)
    #expect(server.puts.isEmpty)
    server.wait(200)
    #expect(server.puts.map(\.target).first?.hasSuffix("/o1") == true)
    server.answer("/send/", ["event_id": "$1"])
    #expect(server.puts.first?.target == first?.target)
    #expect(server.puts.first?.content == first?.content)
    server.answer("/send/", ["event_id": "$2"])
    server.answer("/send/", ["event_id": "$3"])
    let delivered = server.take().filter { if case .delivered = $0 { true } else { false } }
    #expect(delivered == [.delivered(3, event: "$1"), .delivered(1, event: "$2"), .delivered(2, event: "$3")])
  }

  @Test(
    "sync loop spins: answers that come at once and bring nothing, or whose token stands still, are asked for slowly")
  func spinning() {
    var server = Server.inRoom()
    var asked = 0
    let end = server.now + 60_000
    while server.now < end, asked < 1_000 {
      if server.asked("/sync") > 0 {
        asked += 1
        server.answer("/sync", Server.sync("s1", said: [room: [Server.message("!état", "$same")]]))
      } else {
        server.fire(.poll)
      }
    }
    #expect(asked < 15)
    #expect(server.heard().map(\.id) == ["$same"])
  }

  @Test("people who log in one after another wake the poll for nothing, and what is said is heard at once all the same")
  func logins() {
    var server = Server.inRoom()
    for number in 2...40 {
      server.now += 50
      let changed: JSON = ["changed": [.string("@s\(number):example.org")]]
      server.answer("/sync", ["next_batch": .string("s\(number)"), "device_lists": changed])
      #expect(server.asked("/sync") == 1)
    }
    server.answer("/sync", Server.sync("s41", said: [room: [Server.message("!état", "$1")]]))
    #expect(server.heard().map(\.id) == ["$1"])
  }

  @Test("an answer that is empty but for its token, again and again, is asked for slowly")
  func empty() {
    var server = Server.inRoom()
    for number in 2...20 where server.asked("/sync") > 0 {
      server.now += 50
      server.answer("/sync", ["next_batch": .string("s\(number)"), "device_lists": ["changed": []]])
    }
    #expect(server.asked("/sync") == 0)
    server.fire(.poll)
    #expect(server.asked("/sync") == 1)
  }

  @Test(
    "token expired unnoticed: it is renewed before it ends, and when it ended; the new pair is kept before it is used")
  func expired() {
    var server = Server.inRoom()
    server.say("un", name: "a1")
    server.answer("/send/", ["errcode": "M_UNKNOWN_TOKEN", "soft_logout": true], status: 401)
    #expect(server.puts.isEmpty)
    server.answer("/refresh", ["access_token": "a2", "refresh_token": "r2", "expires_in_ms": 300_000])
    #expect(server.kept.last?.accessToken == Secret("a2"))
    #expect(server.kept.last?.refreshToken == Secret("r2"))
    #expect(server.puts.map(\.target).first?.hasSuffix("/a1") == true)
    #expect(server.requests.last { $0.target.contains("/send/") }?.token == Secret("a2"))
    server.answer("/send/", ["event_id": "$1"])
    #expect(server.take() == [.delivered(1, event: "$1")])
    // The poll under way has the old one; its refusal says nothing of the new.
    server.answer("/sync", ["errcode": "M_UNKNOWN_TOKEN", "soft_logout": true], status: 401)
    #expect(server.asked("/refresh") == 0)
    #expect(server.asked("/sync") == 1)
    server.now += 250_000
    server.answer("/sync", Server.sync("s2"))
    #expect(server.asked("/refresh") == 1)
    #expect(server.asked("/sync") == 0)
  }

  @Test("logged out for good: a new login of the same device, and where that is refused an alarm and a wait, for ever")
  func loggedOut() {
    var server = Server.inRoom()
    server.answer("/sync", ["errcode": "M_UNKNOWN_TOKEN", "soft_logout": false], status: 401)
    #expect(server.asked("/refresh") == 0)
    let login = server.requests.first { $0.target.contains("/login") }
    #expect(login.flatMap { JSON($0.body ?? []) }?["device_id"]?.string == "VIGIE")
    server.answer("/login", ["errcode": "M_FORBIDDEN", "error": "Invalid"], status: 403)
    let told = server.take().contains { if case .loginRefused = $0 { true } else { false } }
    #expect(told)
    for _ in 0..<20 {
      server.fire(.login)
      server.answer("/login", ["errcode": "M_FORBIDDEN", "error": "Invalid"], status: 403)
    }
    #expect(!server.take().contains { if case .loginRefused = $0 { true } else { false } })
    #expect((server.timers[.login] ?? 0) - server.now >= 100_000)
    server.fire(.login)
    server.answer("/login", ["access_token": "a9", "user_id": .string(Server.me)])
    server.answer("/sync", Server.sync("s2"))
    #expect(server.take().contains(.connected))
  }

  @Test(
    "logged out without a password: what is logged in for it is taken up, and neither the refused token nor another's")
  func loggedInForIt() {
    var first = MatrixAccount(user: Server.me, device: "VIGIE")
    (first.accessToken, first.refreshToken) = (Secret("a1"), Secret("r1"))
    var server = MatrixHarness(token: "s1", account: first) { $0.password = nil }
    server.start()
    server.answer("/sync", ["errcode": "M_UNKNOWN_TOKEN"], status: 401)
    server.answer("/refresh", ["errcode": "M_FORBIDDEN"], status: 403)
    #expect(server.session.isRefused)
    for (user, device, token) in [
      (Server.me, "VIGIE", "a1"), (Server.me, "OTHER", "a2"), ("@x:example.org", "VIGIE", "a2"),
    ] {
      var kept = MatrixAccount(user: user, device: device)
      kept.accessToken = Secret(token)
      server.use(kept)
      #expect(server.session.isRefused)
    }
    var kept = MatrixAccount(user: Server.me, device: "VIGIE")
    kept.accessToken = Secret("a2")
    server.use(kept)
    #expect(!server.session.isRefused)
    #expect(server.requests.last { $0.target.contains("/sync") }?.token == Secret("a2"))
    server.answer("/sync", Server.sync("s2"))
    #expect(server.take().contains(.connected))
  }

  @Test("device untrusted: a message that cannot be read is said to be so, once, and not passed over")
  func untrusted() {
    var server = Server.inRoom()
    let secret: JSON = [
      "type": "m.room.encrypted", "sender": "@jean:example.org", "event_id": "$e",
      "content": ["algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "…"],
    ]
    server.answer("/sync", Server.sync("s2", said: [room: [secret, secret]]))
    #expect(server.heard().isEmpty)
    #expect(server.puts.map { $0.content["body"]?.string } == ["chiffré"])
    server.answer("/send/", ["event_id": "$1"])
    server.answer("/sync", Server.sync("s3", said: [room: [secret]]))
    #expect(server.puts.isEmpty)
  }

  @Test(
    "anyone invites: only a room of the configuration, or somebody whom the team knows and who wants to speak with us")
  func invited() {
    var server = Server.inRoom()
    func invitation(by sender: String, isDirect: Bool) -> [JSON] {
      [
        [
          "type": "m.room.member", "state_key": .string(Server.me), "sender": .string(sender),
          "content": ["membership": "invite", "is_direct": .bool(isDirect)],
        ]
      ]
    }
    server.know(["@jean:example.org"])
    server.answer(
      "/sync",
      Server.sync(
        "s2",
        invited: [
          "!a": invitation(by: "@personne:example.org", isDirect: true),
          "!b": invitation(by: "@jean:example.org", isDirect: false),
          "!c": invitation(by: "@jean:example.org", isDirect: true),
        ]))
    #expect(server.requests.filter { $0.target.contains("/join/") }.map(\.target) == ["/_matrix/client/v3/join/%21c"])
    // Somebody who gets a role is let in then.
    server.know(["@jean:example.org", "@personne:example.org"])
    #expect(server.asked("/join/%21a") == 1)
  }

  @Test("an edit runs again: it comes up as an edit of the message that it changes, and a removal as a removal")
  func edited() {
    var server = Server.inRoom()
    server.answer(
      "/sync",
      Server.sync(
        "s2",
        said: [
          room: [
            Server.message(
              "* !s Coudes", "$edit",
              content: [
                "m.new_content": ["msgtype": "m.text", "body": "!s Coudes"],
                "m.relates_to": ["rel_type": "m.replace", "event_id": "$first"],
              ]),
            [
              "type": "m.room.redaction", "sender": "@jean:example.org", "event_id": "$gone",
              "content": ["redacts": "$first"],
            ],
          ]
        ]))
    let heard = server.heard()
    #expect(heard.map(\.change) == [.edited("$first"), .withdrawn("$first")])
    #expect(heard.map(\.text) == ["!s Coudes", ""])
  }

  @Test("a gap lost: what an answer left out is read, backwards, until nothing is missing, and comes up in order")
  func gap() {
    var server = Server.inRoom()
    let all = (1...300).map { Server.message("!s \($0)", "$\($0)") }
    server.answer("/sync", Server.sync("s2", said: [room: Array(all[200...])], limited: "p0"))
    #expect(server.heard().isEmpty)
    #expect(server.requests.first { $0.target.contains("/messages") }?.target.contains("from=p0&to=s1") == true)
    server.answer("/messages", ["chunk": .array(all[100..<200].reversed()), "end": "p1"])
    server.answer("/messages", ["errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 100], status: 429)
    server.fire(.poll)
    server.answer("/messages", ["chunk": .array(all[..<100].reversed()), "end": "p2"])
    #expect(!server.take().contains(.read(token: "s2")))
    server.answer("/messages", ["chunk": []])
    let done = server.take()
    let ids = done.compactMap { if case .heard(let line) = $0 { line.id } else { nil } }
    #expect(ids == (1...300).map { "$\($0)" })
    #expect(done.last == .read(token: "s2"))
    // What cannot be had is told.
    server.answer("/sync", Server.sync("s3", said: [room: [Server.message("!x", "$x")]], limited: "p9"))
    server.answer("/messages", ["errcode": "M_FORBIDDEN"], status: 403)
    #expect(server.take().contains(.gap(alias, since: 1_700_000_100_000)))
  }

  @Test(
    "an upgrade not followed: the room that takes its place is joined, if who said so had the power; or we ask for it")
  func upgraded() {
    let levels = Server.state(
      "m.room.power_levels", ["users": ["@chef:example.org": 100], "events": ["m.room.tombstone": 100]])
    var server = Server.inRoom(state: [levels])
    func tombstone(by sender: String) -> JSON {
      Server.state("m.room.tombstone", ["replacement_room": "!neuf"], by: sender)
    }
    server.answer("/sync", Server.sync("s2", said: [room: [tombstone(by: "@jean:example.org")]]))
    #expect(server.asked("/join/") == 0)
    server.answer("/sync", Server.sync("s3", said: [room: [tombstone(by: "@chef:example.org")]]))
    #expect(server.asked("/join/%21neuf") == 1)
    server.answer("/join/", ["errcode": "M_FORBIDDEN"], status: 403)
    let told = server.take()
    #expect(told.contains(.replaced(alias, by: "!neuf")))
    #expect(!told.contains(.joined(alias)))
    // It has to name the old room itself.
    func invitation(from old: String) -> JSON {
      Server.sync(
        "s4",
        invited: [
          "!neuf": [
            Server.state("m.room.create", ["predecessor": ["room_id": .string(old)]]),
            Server.member(Server.me, "invite", by: "@chef:example.org"),
          ]
        ])
    }
    server.answer("/sync", invitation(from: "!autre"))
    #expect(server.asked("/join/") == 0)
    server.answer("/sync", invitation(from: room))
    server.answer("/join/%21neuf", ["room_id": "!neuf"])
    server.answer(
      "/sync", Server.sync("s5", said: ["!neuf": [Server.member(Server.me, "join", was: "invite")]]))
    #expect(server.take().contains(.joined(alias)))
    #expect(server.kept.last?.rooms == [alias: "!neuf"])
  }

  @Test("reply outside its thread: an answer refers to what it answers, in its thread, where it goes to the same place")
  func threaded() {
    var server = Server.inRoom()
    server.answer(
      "/sync",
      Server.sync(
        "s2",
        said: [
          room: [
            Server.message(
              "> <@x:y> avant\n\n!état", "$q",
              content: [
                "m.relates_to": [
                  "rel_type": "m.thread", "event_id": "$root", "m.in_reply_to": ["event_id": "$p"],
                ]
              ])
          ]
        ]))
    let line = server.heard().first
    #expect(line?.text == "!état")
    #expect(line?.thread == "$root")
    server.say("oui", reply: MessageReference(id: "$q", thread: "$root", place: .channel(alias)))
    #expect(
      server.puts.first?.content["m.relates_to"] == [
        "rel_type": "m.thread", "event_id": "$root", "is_falling_back": false, "m.in_reply_to": ["event_id": "$q"],
      ])
    #expect(server.puts.first?.content["msgtype"]?.string == "m.notice")
    server.answer("/send/", ["event_id": "$1"])
    server.say("ailleurs", reply: MessageReference(id: "$d", thread: nil, place: .direct))
    #expect(server.puts.first?.content["m.relates_to"] == nil)
  }

  @Test("sent twice after a crash: the same row is the same transaction, and what comes back was said already")
  func crashed() {
    var server = Server.inRoom()
    server.say("S1 enregistré", name: "a12-99")
    let before = server.puts.first
    // Killed here. The homeserver has it.
    var after = MatrixHarness(token: "s1", account: server.kept.last)
    after.start()
    after.say("S1 enregistré", name: "a12-99")
    after.answer(
      "/sync",
      Server.sync(
        "s2", joined: [room: (Server.member(Server.me, "join"), [])],
        said: [room: [Server.message("x", "$mine", by: Server.me, type: "m.notice", transaction: "o7-5")]]))
    let done = after.take()
    let said = done.firstIndex(of: .saidEarlier(name: "o7-5", event: "$mine"))
    let connected = done.firstIndex(of: .connected)
    #expect(said != nil && connected != nil && (said ?? 0) < (connected ?? 0))
    #expect(after.puts.first?.target == before?.target)
    #expect(after.puts.first?.content == before?.content)
  }
}
