import ChatModel
import Foundation
import Logging
import MatrixNetwork
import MatrixProtocol
import NIOConcurrencyHelpers
import NIOPosix
import SystemCrypto
import SystemHTTP
import Testing
import VigieTestSupport

/// A network over real HTTP, with a homeserver that a test plays.
@Suite("A network over HTTP")
struct ScriptedHomeserverTests {
  private static let room = "#gest-63:example.org"

  private struct Played {
    var network: MatrixNetwork
    var sink: RecordingSink
    var file: AccountFile
  }

  private func play(
    _ server: ScriptedWebServer, _ file: AccountFile, cursor: String? = nil, password: String? = "pw",
    _ body: (Played) async throws -> Void
  ) async throws {
    let session = MatrixSessionConfiguration(
      user: "@vigie:example.org", device: "VIGIE", password: password.map { Secret($0) }, channels: [.init(Self.room)])
    let network = try MatrixNetwork(
      MatrixNetworkConfiguration(
        name: "etat", homeserver: try HTTPAddress("http://127.0.0.1:\(server.port)"), tls: .init(), session: session,
        accountFile: file.path),
      client: HTTPClient(), on: MultiThreadedEventLoopGroup.singleton.next(),
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { 1_700_000_200_000 })
    if let cursor { network.resume(from: [ChatCursor(channel: "", messageID: cursor, at: 1_700_000_000_000)]) }
    let sink = RecordingSink()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await network.run(reporting: sink) }
      let result: Result<Void, any Error>
      do {
        result = .success(try await body(Played(network: network, sink: sink, file: file)))
      } catch {
        result = .failure(error)
      }
      await network.close(reason: "done")
      try await group.waitForAll()
      try result.get()
    }
  }

  private static func sync(_ next: String, _ events: [JSON] = []) -> String {
    let member: JSON = [
      "type": "m.room.member", "state_key": "@vigie:example.org", "sender": "@vigie:example.org",
      "content": ["membership": "join"], "unsigned": ["prev_content": ["membership": "join"]],
    ]
    let body: JSON = [
      "next_batch": .string(next),
      "rooms": ["join": ["!r": ["timeline": ["events": .array([member] + events)]]]],
    ]
    return String(decoding: body.encoded, as: UTF8.self)
  }

  private static let line: JSON = [
    "type": "m.room.message", "sender": "@jean:example.org", "event_id": "$1", "origin_server_ts": 1_700_000_100_000,
    "content": ["msgtype": "m.text", "body": "!état"], "unsigned": ["age": 5],
  ]

  @Test(.timeLimit(.minutes(1)))
  func aNewPairIsOnTheDiskBeforeItIsUsedAndATokenGoesUpOnTheLastLineThatItCovers() async throws {
    let folder = try TemporaryFolder()
    let file = AccountFile(folder.file("store.matrix-etat"))
    let order = NIOLockedValueBox<[String]>([])
    let polls = NIOLockedValueBox(0)
    let server = try await ScriptedWebServer.start { request in
      if request.path.contains("/login") {
        return .json(#"{"access_token":"a1","refresh_token":"r1","user_id":"@vigie:example.org"}"#)
      }
      if request.path.contains("/refresh") {
        return .json(#"{"access_token":"a2","refresh_token":"r2"}"#)
      }
      let token = request.headers["authorization"]?.replacingOccurrences(of: "Bearer ", with: "") ?? ""
      order.withLockedValue { $0.append("\(token) \(file.read()?.accessToken?.value == token)") }
      if request.path.contains("/join/") { return .json(#"{"room_id":"!r"}"#) }
      guard request.path.contains("/sync") else { return .json(#"{"event_id":"$9"}"#) }
      switch polls.withLockedValue({ polls in
        polls += 1; return polls
      }) {
      case 1: return .json(Self.sync("s1"))
      case 2: return .json(#"{"errcode":"M_UNKNOWN_TOKEN","soft_logout":true}"#, status: 401)
      case 3: return .json(Self.sync("s2", [Self.line]))
      default: return .silence
      }
    }
    try await play(server, file, cursor: "s0") { played in
      try await played.sink.expect(.joined(network: "etat", channel: Self.room))
      let heard = try await played.sink.messages.next("the line") { $0.text == "!état" }
      #expect(heard.cursor?.messageID == "s2")
      #expect(heard.sender.account == "@jean:example.org")
      #expect(heard.place == .channel(Self.room))
      played.network.send([
        OutgoingLine(delivery: .answer(12), destination: .channel(Self.room), text: "oui", expires: 1_700_000_900_000)
      ])
      try await played.sink.expect(.delivered(network: "etat", .answer(12)))
    }
    let put = try await server.requests.next("a message") { $0.path.contains("/send/") }
    #expect(put.path.hasSuffix("/a12-1700000900000"))
    let used = order.withLockedValue { $0 }
    #expect(used.allSatisfy { $0.hasSuffix(" true") }, "\(used)")
    #expect(used.contains("a1 true") && used.contains("a2 true"))
  }

  @Test(.timeLimit(.minutes(1)))
  func whatSomebodyLogsInForItIsTakenUpWhileItRuns() async throws {
    let folder = try TemporaryFolder()
    let file = AccountFile(folder.file("store.matrix-etat"))
    var account = MatrixAccount(user: "@vigie:example.org", device: "VIGIE")
    account.accessToken = Secret("old")
    try file.write(account)
    let server = try await ScriptedWebServer.start { request in
      if request.path.contains("/join/") { return .json(#"{"room_id":"!r"}"#) }
      guard request.headers["authorization"] == "Bearer new" else {
        return .json(#"{"errcode":"M_UNKNOWN_TOKEN"}"#, status: 401)
      }
      return request.path.contains("since=s1") ? .silence : .json(Self.sync("s1"))
    }
    try await play(server, file, cursor: "s0", password: nil) { played in
      _ = try await played.sink.events.next("a refusal") { if case .loginRefused = $0 { true } else { false } }
      account.accessToken = Secret("new")
      try file.write(account)
      try await played.sink.expect(.connected(network: "etat"))
      try await played.sink.expect(.joined(network: "etat", channel: Self.room))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func aTornAnswerAndAHangUpAreAnAbsenceThatEndsByItself() async throws {
    let folder = try TemporaryFolder()
    let polls = NIOLockedValueBox(0)
    let server = try await ScriptedWebServer.start { request in
      if request.path.contains("/login") {
        return .json(#"{"access_token":"a1","user_id":"@vigie:example.org"}"#)
      }
      if request.path.contains("/join/") { return .json(#"{"room_id":"!r"}"#) }
      switch polls.withLockedValue({ polls in
        polls += 1; return polls
      }) {
      case 1: return .json(Self.sync("s1"))
      case 2: return .hangUp
      case 3: return .raw("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"next_batch\":", closes: true)
      case 4: return .json(Self.sync("s2", [Self.line]))
      default: return .silence
      }
    }
    try await play(server, AccountFile(folder.file("store.matrix-etat")), cursor: "s0") { played in
      try await played.sink.expect(.connected(network: "etat"))
      _ = try await played.sink.events.next("an absence") { if case .disconnected = $0 { true } else { false } }
      let heard = try await played.sink.messages.next("the line") { $0.text == "!état" }
      #expect(heard.provenance == .missed(age: 5))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func aPictureIsReadWithTheTokenAndFromAnOlderHomeserverAsItWantsIt() async throws {
    let folder = try TemporaryFolder()
    let sealed: [UInt8] = Array("sealed bytes".utf8)
    let server = try await ScriptedWebServer.start { request in
      if request.path.contains("/login") { return .json(#"{"access_token":"a1","user_id":"@vigie:example.org"}"#) }
      if request.path.contains("/join/") { return .json(#"{"room_id":"!r"}"#) }
      let isKnown = request.headers["authorization"] == "Bearer a1"
      switch request.path {
      case "/_matrix/client/v1/media/download/example.org/new": return .whole(isKnown ? 200 : 401, [], "new bytes")
      case "/_matrix/media/v3/download/example.org/old": return .whole(200, [], "old bytes")
      case "/_matrix/client/v1/media/download/example.org/sealed": return .whole(200, [], "sealed bytes")
      case let path where path.hasSuffix("/old"): return .json(#"{"errcode":"M_UNRECOGNIZED"}"#, status: 404)
      case let path where path.hasSuffix("/gone"): return .json(#"{"errcode":"M_NOT_FOUND"}"#, status: 404)
      case let path where path.hasSuffix("/busy"): return .json(#"{"errcode":"M_LIMIT_EXCEEDED"}"#, status: 429)
      case let path where path.hasSuffix("/huge"): return .whole(200, [], String(repeating: "x", count: 5_000))
      case let path where path.hasSuffix("/torn"): return .hangUp
      default: return request.path.contains("since=s1") ? .silence : .json(Self.sync("s1"))
      }
    }
    try await play(server, AccountFile(folder.file("store.matrix-etat")), cursor: "s0") { played in
      try await played.sink.expect(.connected(network: "etat"))
      func read(_ id: String, seal: PictureSource.Seal? = nil) async -> Result<String, PictureFailure> {
        do throws(PictureFailure) {
          let source = PictureSource("mxc://example.org/\(id)", seal: seal)
          return .success(String(decoding: try await played.network.picture(source, limit: 1_000), as: UTF8.self))
        } catch {
          return .failure(error)
        }
      }
      #expect(await read("new") == .success("new bytes"))
      #expect(await read("old") == .success("old bytes"))
      #expect(await read("gone") == .failure(.gone("404 M_NOT_FOUND")))
      #expect(await read("busy") == .failure(.later("429 M_LIMIT_EXCEEDED")))
      #expect(await read("huge") == .failure(.tooLarge))
      if case .failure(.later) = await read("torn") {} else { Issue.record("torn") }
      let (key, counter) = ([UInt8](repeating: 7, count: 32), [UInt8](repeating: 9, count: 16))
      let seal = PictureSource.Seal(key: key, counter: counter, hash: SHA256.hash(sealed))
      let open = try #require(aes256CTR(sealed, key: key, counter: counter))
      #expect(await read("sealed", seal: seal) == .success(String(decoding: open, as: UTF8.self)))
      #expect(await read("new", seal: seal) == .failure(.gone("it is not what was sent")))
    }
  }
}
