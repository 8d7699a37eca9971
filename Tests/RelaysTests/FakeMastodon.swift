import CrisisCore
import Foundation
import NIOConcurrencyHelpers
import Relays
import SystemHTTP
import VigieTestSupport

/// A Mastodon server as far as Vigie asks it, which forgets keys, tears answers and is slow where a test wants that.
final class FakeMastodon: Sendable {
  struct Status: Sendable {
    var id: Int
    var text: String
    var at: Milliseconds
  }

  fileprivate struct State {
    var online: [Status] = []
    var keys: [String: Int] = [:]
    var misdeeds: [Misdeed] = []
    var last = 100
    var isOld = false
  }

  /// What becomes of the next post.
  enum Misdeed: Sendable {
    /// It is taken, and nobody is told.
    case takesAndTears
    case takesAndHangs
    case answers(Int, [(String, String)] = [], String = "{}")
    case says(String)
  }

  let server: ScriptedWebServer
  fileprivate let state: NIOLockedValueBox<State>
  static let token = "secret-token"

  static func start(at moment: Milliseconds, knowsKeys: Bool = true) async throws -> FakeMastodon {
    let state = NIOLockedValueBox(State())
    let server = try await ScriptedWebServer.start(try TestCertificates.shared().server) { request in
      try answer(request, state, moment, knowsKeys)
    }
    return FakeMastodon(server, state)
  }

  fileprivate init(_ server: ScriptedWebServer, _ state: NIOLockedValueBox<State>) {
    self.server = server
    self.state = state
  }

  var online: [Status] { state.withLockedValue { $0.online } }
  func put(_ text: String, at moment: Milliseconds) { state.withLockedValue { _ = $0.post(text, at: moment) } }
  /// It knows no corrections.
  func isOld() { state.withLockedValue { $0.isOld = true } }
  func misbehave(_ misdeeds: Misdeed...) { state.withLockedValue { $0.misdeeds += misdeeds } }

  func account(token: String = FakeMastodon.token) throws -> MastodonAccount {
    MastodonAccount(
      "Mastodon", at: try HTTPAddress(server.base("localhost")), token: token,
      tls: .init(caFile: try TestCertificates.shared().authority.certificateFile), client: try HTTPClient())
  }

  fileprivate static func answer(
    _ request: ScriptedWebServer.Request, _ state: NIOLockedValueBox<State>, _ moment: Milliseconds, _ knowsKeys: Bool
  ) throws -> ScriptedWebServer.Answer {
    if request.path == "/api/v2/instance" {
      return .json(#"{"configuration":{"statuses":{"max_characters":777}}}"#)
    }
    guard request.headers["authorization"] == "Bearer \(token)" else {
      return .json(#"{"error":"The access token is invalid"}"#, status: 401)
    }
    switch (request.method, request.path) {
    case ("GET", "/api/v1/accounts/verify_credentials"): return .json(#"{"id":"7","acct":"visov"}"#)
    case ("GET", let path) where path.hasPrefix("/api/v1/accounts/7/statuses"):
      let list = state.withLockedValue { $0.online.reversed().prefix(20).map(\.json) }
      return .json("[\(list.joined(separator: ","))]")
    case ("POST", "/api/v1/statuses"):
      return try state.withLockedValue { try $0.answer(post: request, at: moment, knowsKeys) }
    case ("PUT", let path):
      let id = path.split(separator: "/").last.flatMap { Int($0) }
      return state.withLockedValue { $0.answer(correction: request, of: id) }
    case ("DELETE", let path):
      let id = path.split(separator: "/").last.flatMap { Int($0) }
      let isThere = state.withLockedValue { state in
        defer { state.online.removeAll { $0.id == id } }
        return state.online.contains { $0.id == id }
      }
      return isThere ? .json("{}") : .json(#"{"error":"Record not found"}"#, status: 404)
    default: return .json("{}", status: 404)
    }
  }
}

extension FakeMastodon.State {
  @discardableResult
  fileprivate mutating func post(_ text: String, at moment: Milliseconds) -> FakeMastodon.Status {
    last += 1
    let status = FakeMastodon.Status(id: last, text: text, at: moment)
    online.append(status)
    return status
  }

  fileprivate mutating func answer(
    post request: ScriptedWebServer.Request, at moment: Milliseconds, _ knowsKeys: Bool
  ) throws -> ScriptedWebServer.Answer {
    let fields = URLComponents(string: "?\(request.text)")?.queryItems ?? []
    func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    guard let text = field("status"), field("visibility") == "public", field("language") == "fr",
      let key = request.headers["idempotency-key"]
    else { return .json("{}", status: 400) }
    let misdeed = misdeeds.isEmpty ? nil : misdeeds.removeFirst()
    if case .answers(let status, let headers, let body) = misdeed { return .json(body, status: status, headers) }
    if case .says(let body) = misdeed { return .json(body) }
    if knowsKeys, let known = keys[key], let status = online.first(where: { $0.id == known }) {
      return .json(status.json)
    }
    let status = post(text, at: moment)
    keys[key] = status.id
    switch misdeed {
    case .takesAndTears: return .raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":", closes: true)
    case .takesAndHangs: return .hangUp
    default: return .json(status.json)
    }
  }
}

extension FakeMastodon.State {
  fileprivate mutating func answer(
    correction request: ScriptedWebServer.Request, of id: Int?
  ) -> ScriptedWebServer.Answer {
    let fields = URLComponents(string: "?\(request.text)")?.queryItems ?? []
    if isOld { return .json("{}", status: 405) }
    let misdeed = misdeeds.isEmpty ? nil : misdeeds.removeFirst()
    if case .answers(let status, let headers, let body) = misdeed { return .json(body, status: status, headers) }
    guard let index = online.firstIndex(where: { $0.id == id }) else {
      return .json(#"{"error":"Record not found"}"#, status: 404)
    }
    online[index].text = fields.first { $0.name == "status" }?.value ?? ""
    switch misdeed {
    case .takesAndTears: return .raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":", closes: true)
    case .takesAndHangs: return .hangUp
    default: return .json(online[index].json)
    }
  }
}

extension FakeMastodon.Status {
  var url: String { "https://localhost/@visov/\(id)" }

  /// As a server shows it: in HTML, the link in pieces.
  var json: String {
    var html = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    if let link = html.firstRange(of: "https://") {
      let address = html[link.upperBound...]
      html =
        html[..<link.lowerBound]
        + "<a href=\"https://\(address)\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">"
        + "\(address.prefix(20))</span><span class=\"invisible\">\(address.dropFirst(20))</span></a>"
    }
    let fields = [
      "id": "\(id)", "url": url, "content": "<p>\(html)</p>",
      "created_at": Date.ISO8601FormatStyle(includingFractionalSeconds: true).format(
        Date(timeIntervalSince1970: Double(at) / 1_000)),
    ]
    return (try? JSONEncoder().encode(fields)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
