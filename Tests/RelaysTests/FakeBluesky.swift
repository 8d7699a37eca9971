import CrisisCore
import Foundation
import NIOConcurrencyHelpers
import Relays
import SystemHTTP
import VigieTestSupport

/// A server of the AT Protocol's as far as Vigie asks it: sessions that run out, 500 for a name that is taken.
final class FakeBluesky: Sendable {
  struct State {
    var records: [String: String] = [:]
    var access = 0
    var renewal = 0
    var logins = 0
    /// The next creation is taken, and nobody is told.
    var tears = false
    var status: Int?
  }

  let server: ScriptedWebServer
  let folder: TemporaryFolder
  private let state: NIOLockedValueBox<State>

  static func start() async throws -> FakeBluesky {
    let state = NIOLockedValueBox(State())
    let server = try await ScriptedWebServer.start(try TestCertificates.shared().server) { request in
      state.withLockedValue { $0.answer(request) }
    }
    return FakeBluesky(server, state, try TemporaryFolder("vigie-bluesky"))
  }

  private init(_ server: ScriptedWebServer, _ state: NIOLockedValueBox<State>, _ folder: TemporaryFolder) {
    self.server = server
    self.state = state
    self.folder = folder
  }

  var now: State { state.withLockedValue { $0 } }
  func change(_ body: (inout State) -> Void) { state.withLockedValue { body(&$0) } }

  func account(password: String = "app-password") throws -> BlueskyAccount {
    BlueskyAccount(
      "Bluesky", at: try HTTPAddress(server.base("localhost")), handle: "visov.example.org", password: password,
      sessionFile: folder.file("session"), tls: .init(caFile: try TestCertificates.shared().authority.certificateFile),
      client: try HTTPClient())
  }
}

extension FakeBluesky.State {
  fileprivate mutating func answer(_ request: ScriptedWebServer.Request) -> ScriptedWebServer.Answer {
    let method = request.path.split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? ""
    let key = request.headers["authorization"]
    let fields = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any] ?? [:]
    let name = fields["rkey"] as? String ?? ""
    if method == "com.atproto.server.createSession" {
      logins += 1
      guard fields["password"] as? String == "app-password" else {
        return .json(#"{"error":"AuthenticationRequired","message":"Invalid identifier or password"}"#, status: 401)
      }
      return session()
    }
    if method == "com.atproto.server.refreshSession" {
      return key == "Bearer renewal-\(renewal)" ? session() : .json(#"{"error":"ExpiredToken"}"#, status: 400)
    }
    if method == "com.atproto.repo.getRecord" {
      let wanted = URLComponents(string: request.path)?.queryItems?.first { $0.name == "rkey" }?.value ?? ""
      return records[wanted] == nil
        ? .json(#"{"error":"RecordNotFound"}"#, status: 400) : .json(#"{"uri":"at://did:plc:visov/x","value":{}}"#)
    }
    guard key == "Bearer access-\(access)" else { return .json(#"{"error":"ExpiredToken"}"#, status: 400) }
    if let status { return .json(#"{"error":"InvalidRequest"}"#, status: status) }
    switch method {
    case "com.atproto.repo.createRecord":
      guard records[name] == nil else { return .json(#"{"error":"InternalServerError"}"#, status: 500) }
      records[name] = request.text
      if tears { return .raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", closes: true) }
      return .json(#"{"uri":"at://did:plc:visov/app.bsky.feed.post/\#(name)","cid":"x"}"#)
    case "com.atproto.repo.deleteRecord":
      records[name] = nil
      return .json("{}")
    default: return .json("{}", status: 404)
    }
  }

  private mutating func session() -> ScriptedWebServer.Answer {
    access += 1
    renewal += 1
    return .json(
      #"{"did":"did:plc:visov","accessJwt":"access-\#(access)","refreshJwt":"renewal-\#(renewal)"}"#)
  }
}
