import ChatModel
import MatrixProtocol
import Testing

/// Reactions of people to messages, and which messages ours are.
@Suite("Reactions")
struct ReactionTests {
  private typealias Server = MatrixHarness
  private static let room = MatrixHarness.room

  private static func event(
    _ content: JSON, by sender: String = "@jean:example.org", more: [String: JSON] = [:]
  ) -> JSON {
    var event: [String: JSON] = [
      "type": "m.reaction", "sender": .string(sender), "event_id": "$r", "content": content,
    ]
    event.merge(more) { $1 }
    return .object(event)
  }

  private static func relation(_ key: JSON = "👍", to message: JSON = "$m", _ type: JSON = "m.annotation") -> JSON {
    ["m.relates_to": ["rel_type": type, "event_id": message, "key": key]]
  }

  private static let longest = String(repeating: "👍", count: 16)

  @Test(
    "a reaction is heard with what it is to, and what is none is passed over",
    arguments: [
      (event(relation()), "👍"), (event(relation("👍🏽")), "👍🏽"), (event(relation("oui !")), "oui !"),
      (event(relation(.string(longest))), longest), (event(relation(.string(longest + "x"))), nil),
      (event(relation(), more: ["origin_server_ts": "soon", "unsigned": 7]), "👍"),
      (event(relation("👍", to: "$m", "m.replace")), nil), (event(relation("👍", to: "$m", "m.thread")), nil),
      (event(relation(7)), nil), (event(relation(.null)), nil), (event(relation("👍", to: 7)), nil),
      (event(relation("👍", to: .null)), nil), (event(["m.relates_to": "👍"]), nil), (event([:]), nil), (event("👍"), nil),
      (event(relation(), by: "jean"), nil), (event(relation(), by: Server.me), nil),
      (event(relation(), more: ["state_key": ""]), nil), (event(relation(), more: ["event_id": 7]), nil),
    ] as [(JSON, String?)])
  func decoding(_ event: JSON, _ key: String?) {
    var server = Server.inRoom()
    for round in ["s2", "s3"] { server.answer("/sync", Server.sync(round, said: [Self.room: [event]])) }
    let heard = server.heard()
    #expect(heard.map(\.text) == [key].compactMap { $0 })
    #expect(heard.first?.change == key.map { _ in .reacted("$m") })
    #expect(heard.first?.channel == key.map { _ in Server.alias })
  }

  @Test("they are asked for, where other kinds of events are not")
  func filter() {
    let target = Server.inRoom().requests.first { $0.target.contains("/sync") }?.target
    #expect(target?.contains("m.reaction") ?? false)
  }

  @Test("what is said is told with the event that it is, by its answer or its echo, and each of several")
  func naming() {
    var server = Server.inRoom()
    server.say("un", name: "a1")
    server.answer("/send/", ["event_id": "$1"])
    #expect(server.take() == [.delivered(1, event: "$1")])
    server.answer(
      "/sync",
      Server.sync(
        "s2", said: [Self.room: [Server.message("un", "$1", by: Server.me, type: "m.notice", transaction: "a1")]]))
    #expect(server.take().contains(.saidEarlier(name: "a1", event: "$1")))
    server.say("deux", name: "a2")
    for number in 3...7 { server.say("\(number)", name: "a\(number)") }
    server.answer(
      "/sync",
      Server.sync(
        "s3", said: [Self.room: [Server.message("deux", "$2", by: Server.me, type: "m.notice", transaction: "a2")]]))
    #expect(server.take().contains(.delivered(2, event: "$2")))
    server.answer("/send/", ["event_id": "$2"])
    #expect(server.take() == [])
    server.answer("/send/", ["event_id": "$3"])
    #expect(server.take() == (3...7).map { .delivered($0, event: "$3") })
    server.say("ohne", name: "a9")
    server.answer("/send/", "nothing")
    #expect(server.take() == [.delivered(8, event: nil)])
  }
}
