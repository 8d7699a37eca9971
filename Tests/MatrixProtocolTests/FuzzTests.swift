import ChatModel
import MatrixProtocol
import Testing

/// Answers as no homeserver should give them: torn, huge, of wrong types, with tokens that stand still.
@Suite("Fuzzed answers")
struct FuzzTests {
  private static let seeds: [UInt64] = [20_261_130, 7_919, 47_514]

  private struct Random {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(bound, 1)))
    }

    private static let words = [
      "", "!gest", "@jean:example.org", "m.text", "m.room.message", "m.reaction", "s1", "\u{0}é",
    ]

    mutating func value(_ depth: Int = 0) -> JSON {
      switch next(depth > 3 ? 6 : 8) {
      case 0: .null
      case 1: .bool(next(2) == 0)
      case 2: .integer([0, -1, .max, .min, 65_536][next(5)])
      case 3: .number([0.5, -1e300, 1e19][next(3)])
      case 4: .string(Self.words[next(Self.words.count)])
      case 5: .string(String(repeating: "x", count: next(20) * 400))
      case 6: .array((0..<next(5)).map { _ in value(depth + 1) })
      default: .object(Dictionary((0..<next(5)).map { _ in (key(), value(depth + 1)) }, uniquingKeysWith: { $1 }))
      }
    }

    mutating func key() -> String {
      let keys = [
        "type", "content", "sender", "event_id", "state_key", "body", "msgtype", "events", "timeline", "state", "join",
        "invite", "leave", "rooms", "next_batch", "limited", "prev_batch", "unsigned", "age", "m.relates_to",
        "membership", "origin_server_ts", "replacement_room", "users", "room_id", "rel_type", "key",
      ]
      return keys[next(keys.count)]
    }

    /// The same with something in it replaced.
    mutating func mutated(_ json: JSON) -> JSON {
      if next(12) == 0 { return value() }
      switch json {
      case .array(let elements): return .array(elements.map { mutated($0) })
      case .object(let members):
        return .object(
          Dictionary(
            members.sorted { $0.key < $1.key }.map { member in
              (next(20) == 0 ? key() : member.key, mutated(member.value))
            },
            uniquingKeysWith: { $1 }))
      default: return json
      }
    }
  }

  @Test("a thousand sync answers: no trap, no endless work, and a sound one afterwards is heard", arguments: seeds)
  func answers(seed: UInt64) {
    var random = Random(state: seed)
    var server = MatrixHarness.inRoom()
    let room = MatrixHarness.room
    for round in 0..<1_000 {
      let sound = MatrixHarness.sync(
        random.next(4) == 0 ? "s1" : "s\(round)", joined: [room: (MatrixHarness.member(MatrixHarness.me, "join"), [])],
        said: [
          room: [
            MatrixHarness.message("!état", "$\(round)"), MatrixHarness.reaction("👍", to: "$said", "$r\(round)"),
            MatrixHarness.state("m.room.power_levels", ["users": ["@chef:example.org": 100]]),
          ], "!b": [MatrixHarness.state("m.room.tombstone", ["replacement_room": "!c"])],
        ], limited: random.next(5) == 0 ? "p\(round)" : nil)
      var bytes = random.mutated(sound).encoded
      switch random.next(6) {
      case 0: bytes = Array(bytes.prefix(random.next(bytes.count)))
      case 1: if !bytes.isEmpty { bytes[random.next(bytes.count)] = UInt8(random.next(256)) }
      default: break
      }
      server.wait(Int64(random.next(2_000)))
      for _ in 0..<400 where server.asked("/sync") == 0 {
        unblock(&server, &random)
        server.wait(2_000)
      }
      let status = [200, 200, 200, 200, 500, 404, 400][random.next(7)]
      guard server.asked("/sync") > 0 else {
        Issue.record("round \(round): nothing asks: \(server.requests.map(\.target)), \(server.timers)")
        return
      }
      server.answer("/sync", .answered(status: status, body: bytes))
      _ = server.take()
    }
    for _ in 0..<200 where server.asked("/sync") == 0 {
      unblock(&server, &random)
      server.wait(10_000)
    }
    let left = MatrixHarness.sync("last", left: [room, "!b", "!c"])
    server.answer("/sync", left)
    for _ in 0..<200 where server.asked("/sync") == 0 {
      unblock(&server, &random)
      server.wait(10_000)
    }
    _ = server.take()
    server.answer(
      "/sync",
      MatrixHarness.sync(
        "end",
        said: [room: [MatrixHarness.member(MatrixHarness.me, "join"), MatrixHarness.message("!état", "$sound")]]))
    #expect(server.heard().map(\.id) == ["$sound"])
  }

  /// Whatever else is asked has some answer.
  private func unblock(_ server: inout MatrixHarness, _ random: inout Random) {
    for words in ["/messages", "/join", "/refresh", "/login", "/send/", "/account_data", "createRoom"]
    where server.asked(words) > 0 {
      switch words {
      case "/refresh", "/login": server.answer(words, ["access_token": "a", "refresh_token": "r"])
      case "/messages": server.answer(words, random.next(2) == 0 ? ["chunk": []] : random.value())
      case "/join": server.answer(words, ["room_id": .string(MatrixHarness.room)])
      default: server.answer(words, random.value())
      }
    }
    server.wait(500)
  }
}
