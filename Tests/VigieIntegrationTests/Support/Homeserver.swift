import Foundation
import MatrixProtocol
import SystemHTTP
import VigieTestSupport

/// A real Synapse, from `deploy/matrix`, in a folder of its own. To be used through ``run(accounts:hasLimits:_:)``.
struct Homeserver: Sendable {
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  static let folder = Checkout.root + "/deploy/matrix"
  static let name = "matrix.test"

  let folder: String
  let port: Int
  let tlsPort: Int
  var authority: String { folder + "/tls/ca.pem" }

  static func user(_ name: String) -> String { "@\(name):\(Self.name)" }
  static func password(of account: String) -> String { "secret-of-\(account)" }

  /// Starts a homeserver with these accounts, of which the first administers it, and ends it after `body`.
  ///
  /// - Parameter hasLimits: it takes no more from one user than Synapse does of itself.
  static func run<Result: Sendable>(
    accounts: [String], hasLimits: Bool = false, _ body: (Homeserver) async throws -> Result
  ) async throws -> Result {
    let folder = NSTemporaryDirectory() + "vigie-matrix-\(UUID().uuidString.prefix(8))"
    let up = try await Program.run(
      "\(Self.folder)/up.sh", [folder] + (hasLimits ? ["--limits"] : []), limit: 300)
    guard up.status == 0 else {
      try? FileManager.default.removeItem(atPath: folder)
      throw Fault(description: "up.sh: \(up.errors)\n(deploy/matrix/install.sh installs what is missing)")
    }
    let result: Swift.Result<Result, any Error>
    do {
      let server = try Homeserver(folder: folder, env: up.output)
      try await server.register(accounts)
      result = .success(try await body(server))
    } catch {
      result = .failure(error)
    }
    _ = try await Program.run("\(Self.folder)/down.sh", [folder])
    try? FileManager.default.removeItem(atPath: folder)
    return try result.get()
  }

  private init(folder: String, env: String) throws {
    self.folder = folder
    func number(_ name: String) -> Int? {
      env.split(separator: "\n").first { $0.hasPrefix(name + "=") }.flatMap { Int($0.dropFirst(name.count + 1)) }
    }
    guard let port = number("PORT"), let tlsPort = number("TLS_PORT") else {
      throw Fault(description: "no port in: \(env)")
    }
    self.port = port
    self.tlsPort = tlsPort
  }

  private func register(_ accounts: [String]) async throws {
    let pairs = accounts.map { [$0, Self.password(of: $0)] }
    for words in [["--admin"] + (pairs.first ?? []), pairs.dropFirst().flatMap(\.self)] {
      let done = try await Program.run("\(Self.folder)/register.py", [String(port)] + words)
      guard done.status == 0 else { throw Fault(description: "register.py: \(done.errors)") }
    }
  }

  /// The homeserver itself, on the same ports and with what it has kept.
  func server(_ act: IRCServer.Act) async throws {
    let ended = try await Program.run("\(Self.folder)/server.sh", [act.rawValue, folder], limit: 120)
    guard ended.status == 0 else { throw Fault(description: "server.sh ended with \(ended.status): \(ended.errors)") }
  }
}

/// Somebody with a plain Matrix client.
final class MatrixPerson: Sendable {
  let name: String
  /// All that happened in the rooms that this person is in, with the room under `room`.
  let events: Recorder<JSON>
  private let server: Homeserver
  private let client: HTTPClient
  private let token: String
  private let following: Task<Void, Never>

  var user: String { Homeserver.user(name) }

  static func logIn(_ server: Homeserver, as name: String) async throws -> MatrixPerson {
    let client = try HTTPClient()
    let body = try await call(
      client, server, .post, "login",
      [
        "type": "m.login.password", "password": .string(Homeserver.password(of: name)),
        "identifier": ["type": "m.id.user", "user": .string(name)],
      ])
    guard let token = body["access_token"]?.string else { throw Homeserver.Fault(description: "login: \(body)") }
    let events = Recorder<JSON>("what \(name) sees")
    let first = try await call(client, server, .get, "sync?timeout=0", token: token)
    let since = first["next_batch"]?.string ?? ""
    // Ended by leave().
    let following = Task { await follow(client, server, token, from: since, into: events) }
    return MatrixPerson(name: name, events: events, server: server, client: client, token: token, following: following)
  }

  private init(
    name: String, events: Recorder<JSON>, server: Homeserver, client: HTTPClient, token: String,
    following: Task<Void, Never>
  ) {
    self.name = name
    self.events = events
    self.server = server
    self.client = client
    self.token = token
    self.following = following
  }

  private static func call(
    _ client: HTTPClient, _ server: Homeserver, _ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil,
    token: String? = nil, isAdministration: Bool = false
  ) async throws -> JSON {
    let base = "http://127.0.0.1:\(server.port)/\(isAdministration ? "_synapse/admin/v1/" : "_matrix/client/v3/")"
    var request = HTTPRequest(method, try HTTPAddress(base + path), body: body?.encoded)
    if let token { request.headers.append(("Authorization", "Bearer \(token)")) }
    request.timeout = .seconds(60)
    request.bodyLimit = 32 << 20
    let response = try await client.send(request)
    guard response.isSuccess else {
      throw Homeserver.Fault(
        description: "\(method.rawValue) \(path): \(response.status) \(String(decoding: response.body, as: UTF8.self))")
    }
    return JSON(response.body) ?? .null
  }

  private static func follow(
    _ client: HTTPClient, _ server: Homeserver, _ token: String, from first: String, into events: Recorder<JSON>
  ) async {
    var since = first
    while !Task.isCancelled {
      do {
        let answer = try await call(
          client, server, .get, "sync?timeout=20000&since=\(HTTPAddress.encoded(since))", token: token)
        for (room, content) in answer["rooms"]?["join"]?.members ?? [:] {
          for event in content["timeline"]?["events"]?.elements ?? [] {
            var members = event.members
            members["room"] = .string(room)
            events.append(.object(members))
          }
        }
        for (room, content) in answer["rooms"]?["invite"]?.members ?? [:] {
          events.append(["type": "invite", "room": .string(room), "state": content["invite_state"] ?? .null])
        }
        since = answer["next_batch"]?.string ?? since
      } catch {
        // The server is away for a moment: refused connections come at once.
        try? await Task.sleep(for: .milliseconds(50))
      }
    }
  }

  func leave() { following.cancel() }

  @discardableResult
  func call(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil, isAdministration: Bool = false
  ) async throws -> JSON {
    try await Self.call(client, server, method, path, body, token: token, isAdministration: isAdministration)
  }

  /// What is no JSON, for the homeserver's own store of pictures.
  func media(_ method: HTTPRequest.Method, _ path: String, _ bytes: [UInt8], type: String) async throws -> JSON {
    let address = try HTTPAddress("http://127.0.0.1:\(server.port)/_matrix/media/v3/\(path)")
    let headers = [("Authorization", "Bearer \(token)"), ("Content-Type", type)]
    let response = try await client.send(HTTPRequest(method, address, headers: headers, body: bytes))
    guard response.isSuccess else { throw Homeserver.Fault(description: "\(path): \(response.status)") }
    return JSON(response.body) ?? .null
  }

  // MARK: Rooms

  /// - Returns: its id.
  func makeRoom(_ alias: String, inviting others: [String], _ more: [String: JSON] = [:]) async throws -> String {
    var body = more
    body["preset"] = body["preset"] ?? "private_chat"
    body["room_alias_name"] = .string(alias)
    body["invite"] = .array(others.map { .string(Homeserver.user($0)) })
    let room = try await call(.post, "createRoom", .object(body))["room_id"]?.string
    guard let room else { throw Homeserver.Fault(description: "no room") }
    return room
  }

  func join(_ room: String) async throws { try await call(.post, "join/\(HTTPAddress.encoded(room))", [:]) }

  /// - Returns: the event's id.
  @discardableResult
  func say(_ text: String, in room: String, _ more: [String: JSON] = [:]) async throws -> String {
    var content = more
    content["msgtype"] = content["msgtype"] ?? "m.text"
    content["body"] = .string(text)
    return try await send("m.room.message", .object(content), in: room)
  }

  @discardableResult
  func send(_ type: String, _ content: JSON, in room: String) async throws -> String {
    let path = "rooms/\(HTTPAddress.encoded(room))/send/\(type)/\(UUID().uuidString)"
    return try await call(.put, path, content)["event_id"]?.string ?? ""
  }

  func setState(_ type: String, _ content: JSON, in room: String) async throws {
    try await call(.put, "rooms/\(HTTPAddress.encoded(room))/state/\(type)/", content)
  }

  // MARK: Waiting

  @discardableResult
  func ask(
    _ text: String, in room: String, expecting expected: String, within limit: Duration = .seconds(20)
  ) async throws -> JSON {
    let start = events.count
    try await say(text, in: room)
    return try await heard(expected, from: start, within: limit)
  }

  /// Waits for words of the bot.
  @discardableResult
  func heard(_ expected: String, from start: Int = 0, within limit: Duration = .seconds(20)) async throws -> JSON {
    try await events.wait(for: "“\(expected)” from Vigie", from: start, within: limit) {
      $0["sender"]?.string == Homeserver.user("vigie") && $0["content"]?["body"]?.string?.contains(expected) ?? false
    }.element
  }

  func seesBot(in room: String, from start: Int = 0, within limit: Duration = .seconds(20)) async throws {
    try await events.wait(for: "Vigie in \(room)", from: start, within: limit) {
      $0["type"]?.string == "m.room.member" && $0["state_key"]?.string == Homeserver.user("vigie")
        && $0["room"]?.string == room && $0["content"]?["membership"]?.string == "join"
    }
  }

  /// What the bot has said in all rooms of this person.
  var saidByBot: [JSON] {
    events.elements.filter {
      $0["sender"]?.string == Homeserver.user("vigie") && $0["type"]?.string == "m.room.message"
    }
  }
}
