import MatrixProtocol
import SystemHTTP

/// How people of a play come in by Matrix, to rooms that are there.
struct MatrixEntrance: Sendable {
  static let serverName = "matrix.test"

  /// Of the homeserver on loopback, without TLS.
  var port: Int
  /// By their names in the script: `#gest-63`.
  var rooms: Set<String>
}

/// One who comes by Matrix. What has several lines is told line by line, as on IRC.
struct MatrixPlayer: Player {
  let person: Script.Person
  private let server: MatrixCalls
  /// Names of rooms by their ids, and the other way round.
  private let names: [String: String]
  private let direct: DirectRoom
  private let hear: @Sendable (Heard) -> Void
  private let following: Task<Void, Never>

  struct Refused: Error, CustomStringConvertible {
    var description: String
  }

  /// Logs in and joins; done when the person is in all its rooms.
  static func enter(
    _ person: Script.Person, _ entrance: MatrixEntrance, password: String, hear: @escaping @Sendable (Heard) -> Void
  ) async throws -> MatrixPlayer {
    let server = try await MatrixCalls(entrance.port, logIn: person.account ?? person.nick, password)
    var names: [String: String] = [:]
    for name in person.channels {
      let alias = HTTPAddress.encoded("\(name):\(MatrixEntrance.serverName)")
      guard let room = try await server.call(.post, "join/\(alias)", [:])["room_id"]?.string else {
        throw Refused(description: "\(person.nick) could not come in to \(name)")
      }
      names[room] = name
    }
    let first = try await server.call(.get, "sync?timeout=0")
    let listener = MatrixListener(person: person, names: names, direct: DirectRoom(), server: server, hear: hear)
    await listener.note(first, isFirst: true)
    // Ended by leave().
    let following = Task { await listener.follow(from: first["next_batch"]?.string ?? "") }
    return MatrixPlayer(
      person: person, server: server, names: names, direct: listener.direct, hear: hear, following: following)
  }

  func say(_ text: String, in place: Script.Place, bot: String) async throws {
    let room: String?
    switch place {
    case .channel(let name): room = names.first { $0.value == name }?.key
    case .person: room = await direct.id
    }
    guard let room else { throw Refused(description: "\(person.nick) is not in \(place.label)") }
    _ = try await server.call(
      .put, "rooms/\(HTTPAddress.encoded(room))/send/m.room.message/\(await direct.nextNumber())",
      ["msgtype": "m.text", "body": .string(text)])
  }

  /// What was said before has been taken by the homeserver already.
  func ping(_ token: String) { hear(Heard(hearer: person.nick, event: .pong(token))) }

  func leave() { following.cancel() }
}

/// The room of two that the bot has made with somebody.
private actor DirectRoom {
  private(set) var id: String?
  private var number = 0

  func found(_ id: String) { self.id = id }

  /// Of what is said.
  func nextNumber() -> Int {
    number += 1
    return number
  }
}

/// What somebody hears.
private struct MatrixListener {
  let person: Script.Person
  let names: [String: String]
  let direct: DirectRoom
  let server: MatrixCalls
  let hear: @Sendable (Heard) -> Void

  func follow(from first: String) async {
    var since = first
    while !Task.isCancelled {
      do {
        let answer = try await server.call(.get, "sync?timeout=20000&since=\(HTTPAddress.encoded(since))")
        await note(answer, isFirst: false)
        since = answer["next_batch"]?.string ?? since
      } catch {
        if !Task.isCancelled { hear(Heard(hearer: person.nick, event: .ended("\(error)"))) }
        return
      }
    }
  }

  /// - Parameter isFirst: what was said before counts as not heard.
  func note(_ answer: JSON, isFirst: Bool) async {
    let rooms = answer["rooms"]
    for (id, room) in rooms?["join"]?.members ?? [:] {
      for event in (room["state"]?["events"]?.elements ?? []) + (room["timeline"]?["events"]?.elements ?? []) {
        note(event, in: id, isFirst: isFirst)
      }
    }
    // Nobody but the bot invites anybody here, to be told something in private.
    for (id, _) in rooms?["invite"]?.members ?? [:] where names[id] == nil {
      await direct.found(id)
      _ = try? await server.call(.post, "join/\(HTTPAddress.encoded(id))", [:])
    }
  }

  private func note(_ event: JSON, in room: String, isFirst: Bool) {
    let content = event["content"]
    switch event["type"]?.string {
    case "m.room.member":
      guard let name = names[room], let who = event["state_key"]?.string.map(nick) else { return }
      if content?["membership"]?.string == "join" {
        hear(Heard(hearer: person.nick, event: .present(nick: who, channel: name)))
      }
    case "m.room.message" where !isFirst:
      guard let from = event["sender"]?.string.map(nick) else { return }
      let target = names[room] ?? (from == person.nick ? MatrixCalls.bot : person.nick)
      for line in (content?["body"]?.string ?? "").split(separator: "\n") {
        hear(Heard(hearer: person.nick, event: .said(from: from, target: target, text: String(line))))
      }
    default: break
    }
  }

  /// `@vigie:matrix.test` is Vigie, as on IRC.
  private func nick(_ user: String) -> String {
    let name = String(user.dropFirst().prefix { $0 != ":" })
    return name == MatrixCalls.bot.lowercased() ? MatrixCalls.bot : name
  }
}

/// The homeserver, as one who is logged in asks it.
private struct MatrixCalls: Sendable {
  static let bot = "Vigie"

  private let client: HTTPClient
  private let base: String
  private var token: String?

  init(_ port: Int, logIn account: String, _ password: String) async throws {
    client = try HTTPClient(userAgent: "vigie-demo")
    base = "http://127.0.0.1:\(port)/_matrix/client/v3/"
    token = try await call(
      .post, "login",
      [
        "type": "m.login.password", "password": .string(password),
        "identifier": ["type": "m.id.user", "user": .string(account)],
      ])["access_token"]?.string
  }

  func call(_ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil) async throws -> JSON {
    var request = HTTPRequest(method, try HTTPAddress(base + path), body: body?.encoded)
    if let token { request.headers.append(("Authorization", "Bearer \(token)")) }
    request.timeout = .seconds(60)
    request.bodyLimit = 32 << 20
    let response = try await client.send(request)
    guard response.isSuccess else {
      throw MatrixPlayer.Refused(
        description: "\(path.prefix { $0 != "?" }): \(String(decoding: response.body, as: UTF8.self))")
    }
    return JSON(response.body) ?? .null
  }
}
