import CrisisCore
import Foundation
import SystemHTTP
import SystemTLS

/// An account of the AT Protocol's (atproto.com/specs/xrpc), whose posts are read at bsky.app.
///
/// A post is put online once, because its name in the repository is chosen from when it was approved and from its number:
/// what has that name is that post.
package actor BlueskyAccount: PostingAccount {
  package nonisolated let name: String
  private let server: AccountServer
  private let handle: String
  private let password: String
  private let file: SessionFile
  /// Of a session; it lives for minutes.
  private var access: (did: String, key: String)?

  private static let collection = "app.bsky.feed.post"

  /// - Parameters:
  ///   - server: where the account lives: `https://bsky.social`
  ///   - handle: `visov.example.org`
  ///   - password: an app password, better than the account's own.
  ///   - sessionFile: where the key lies by which a session is renewed: logging in is allowed a few times a day.
  package init(
    _ name: String, at server: HTTPAddress, handle: String, password: String, sessionFile: String,
    tls: TLSClientConfiguration = TLSClientConfiguration(), client: HTTPClient
  ) {
    self.name = name
    self.server = AccountServer(client: client, base: server, tls: tls)
    self.handle = handle
    self.password = password
    file = SessionFile(path: sessionFile)
  }

  package func put(_ post: Post) async throws(PostFailure) -> String {
    let key = RecordKey.of(post)
    if try await isThere(key) { return address(key) }
    do throws(PostFailure) {
      let answer = try await ask("com.atproto.repo.createRecord") {
        Creation(repo: $0, rkey: key, record: Record(post))
      }
      if answer.isSuccess { return address(key) }
      // The same name once more is refused.
      if try await isThere(key) { return address(key) }
      throw answer.failure
    } catch {
      guard error.isPassing, (try? await isThere(key)) == true else { throw error }
      return address(key)
    }
  }

  package func remove(_ post: Post, at url: String) async throws(PostFailure) {
    guard let key = url.split(separator: "/").last.map(String.init) else {
      throw PostFailure(.refused, "no name in its address")
    }
    let answer = try await ask("com.atproto.repo.deleteRecord") {
      ["repo": $0, "collection": Self.collection, "rkey": key]
    }
    // Whatever a server says: what is not there is away.
    if answer.isSuccess { return }
    if try await isThere(key) { throw answer.failure }
  }

  package func owner() async throws(PostFailure) -> String {
    _ = try await session()
    return handle
  }

  /// The network has one for all: the configuration's holds.
  package func limit() async -> Int? { nil }

  private func address(_ key: String) -> String { "https://bsky.app/profile/\(handle)/post/\(key)" }

  private func isThere(_ key: String) async throws(PostFailure) -> Bool {
    let did = try await session().did
    let answer = try await server.ask(
      .get, ["xrpc", "com.atproto.repo.getRecord"],
      query: [("repo", did), ("collection", Self.collection), ("rkey", key)])
    if answer.isSuccess { return true }
    guard answer.json["error"]?.text == "RecordNotFound" || answer.status == 404 else { throw answer.failure }
    return false
  }

  // MARK: - Sessions

  /// Once more with a new session, where the one there is has run out.
  ///
  /// - Parameter body: made for the account's own identifier.
  private func ask(
    _ method: String, _ body: (String) -> any Encodable & Sendable
  ) async throws(PostFailure) -> AccountServer.Answer {
    var session = try await session()
    let answer = try await server.ask(.post, ["xrpc", method], key: session.key, json: body(session.did))
    guard answer.status == 401 || answer.json["error"]?.text == "ExpiredToken" else { return answer }
    access = nil
    session = try await self.session()
    return try await server.ask(.post, ["xrpc", method], key: session.key, json: body(session.did))
  }

  private func session() async throws(PostFailure) -> (did: String, key: String) {
    if let access { return access }
    if let renewal = file.read() {
      let answer = try await server.ask(.post, ["xrpc", "com.atproto.server.refreshSession"], key: renewal)
      if answer.isSuccess { return try keep(answer) }
    }
    let answer = try await server.ask(
      .post, ["xrpc", "com.atproto.server.createSession"], json: ["identifier": handle, "password": password])
    guard answer.isSuccess else { throw answer.failure }
    return try keep(answer)
  }

  private func keep(_ answer: AccountServer.Answer) throws(PostFailure) -> (did: String, key: String) {
    guard let did = answer.json["did"]?.text, let key = answer.json["accessJwt"]?.text else {
      throw PostFailure(.unreachable, "a session without a key")
    }
    if let renewal = answer.json["refreshJwt"]?.text { file.write(renewal) }
    access = (did, key)
    return (did, key)
  }
}

/// The key by which a session is renewed, in a file for its owner's eyes alone.
private struct SessionFile: Sendable {
  let path: String

  func read() -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
      .flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where it cannot be written, the next start logs in anew.
  func write(_ key: String) {
    let next = path + ".new"
    // Nobody else may read it, not for a moment: the old key goes once the new one is there.
    try? FileManager.default.removeItem(atPath: next)
    guard FileManager.default.createFile(atPath: next, contents: Data(key.utf8), attributes: [.posixPermissions: 0o600])
    else { return }
    _ = rename(next, path)
  }
}

/// The name of a post in its repository, as a TID (atproto.com/specs/tid): 13 letters of a time in microseconds and of ten
/// bits by which those of one moment differ.
enum RecordKey {
  private static let letters = Array("234567abcdefghijklmnopqrstuvwxyz")

  static func of(_ post: Post) -> String {
    let mark = post.crisis.utf8.reduce(UInt64(5_381)) { ($0 &* 33) ^ UInt64($1) } & 1_023
    let micros = UInt64(max(0, post.approvedAt)) * 1_000 + UInt64(post.number % 1_000)
    let value = (micros << 10 | mark) & (UInt64(1) << 63 - 1)
    return String((0..<13).reversed().map { letters[Int(value >> (UInt64($0) * 5) & 31)] })
  }
}

/// What is asked to be put there.
private struct Creation: Encodable {
  var repo: String
  var collection = "app.bsky.feed.post"
  var rkey: String
  var record: Record
}

/// A post (the lexicon `app.bsky.feed.post`).
struct Record: Encodable, Sendable {
  var type = "app.bsky.feed.post"
  var text: String
  var createdAt: String
  var langs = ["fr"]
  var facets: [Facet]

  enum CodingKeys: String, CodingKey {
    case type = "$type"
    case text, createdAt, langs, facets
  }

  /// A link: which bytes of the text's UTF-8 lead where.
  struct Facet: Encodable, Equatable, Sendable {
    var index: [String: Int]
    var features: [[String: String]]
  }

  init(_ post: Post) {
    text = post.text
    createdAt = Date(timeIntervalSince1970: Double(post.approvedAt) / 1_000).formatted(.iso8601)
    facets = Self.links(in: post.text)
  }

  private static func links(in text: String) -> [Facet] {
    var links: [Facet] = []
    for word in text.split(separator: " ") {
      guard let start = word.firstRange(of: "https://")?.lowerBound else { continue }
      var link = word[start...]
      while let last = link.last, ".,;:!?)»”\"".contains(last) { link.removeLast() }
      let begin = text.utf8.distance(from: text.startIndex, to: link.startIndex)
      links.append(
        Facet(
          index: ["byteStart": begin, "byteEnd": begin + link.utf8.count],
          features: [["$type": "app.bsky.richtext.facet#link", "uri": String(link)]]))
    }
    return links
  }
}
