import CrisisCore
import Foundation
import SystemHTTP
import SystemTLS

/// An account on a server of Mastodon's kind, by its client API (docs.joinmastodon.org/methods/statuses).
///
/// A post is put online once: the same `Idempotency-Key` each time, and before each try the account's last posts are looked
/// through, since servers forget the key after an hour, lose it when they are slow, or do not know of it.
package struct MastodonAccount: PostingAccount {
  package let name: String
  private let server: AccountServer
  private let token: String

  /// - Parameters:
  ///   - server: `https://mastodon.example.org`
  ///   - token: of an application with the scopes `read:accounts`, `read:statuses` and `write:statuses`.
  package init(
    _ name: String, at server: HTTPAddress, token: String, tls: TLSClientConfiguration = TLSClientConfiguration(),
    client: HTTPClient
  ) {
    self.name = name
    self.server = AccountServer(client: client, base: server, tls: tls)
    self.token = token
  }

  package func put(_ post: Post) async throws(PostFailure) -> String {
    if let found = try await find(post) { return found }
    do throws(PostFailure) {
      return try await send(post)
    } catch {
      // It may be online: then it is the success that it is.
      guard error.mayHaveWorked else { throw error }
      if let found = try? await find(post) { return found }
      throw error
    }
  }

  private func send(_ post: Post) async throws(PostFailure) -> String {
    let answer = try await server.ask(
      .post, ["api", "v1", "statuses"], key: token, headers: [("Idempotency-Key", post.key)],
      form: [("status", post.text), ("visibility", "public"), ("language", "fr")])
    guard answer.isSuccess else { throw answer.failure }
    guard let url = answer.json["url"]?.text ?? answer.json["uri"]?.text else {
      throw PostFailure(.unreachable, "an answer without an address", mayHaveWorked: true)
    }
    return url
  }

  package func put(_ post: Post, inPlaceOf url: String) async throws(PostFailure) -> String {
    let id = try await id(at: url)
    let answer = try await server.ask(
      .put, ["api", "v1", "statuses", id], key: token, form: [("status", post.text), ("language", "fr")])
    if answer.isSuccess { return url }
    // Somebody has deleted it, or the server cannot do that.
    guard [404, 405, 410].contains(answer.status) else { throw answer.failure }
    try await remove(post, at: url)
    return try await put(post)
  }

  package func remove(_ post: Post, at url: String) async throws(PostFailure) {
    let id = try await id(at: url)
    let answer = try await server.ask(.delete, ["api", "v1", "statuses", id], key: token)
    guard answer.isSuccess || answer.status == 404 || answer.status == 410 else { throw answer.failure }
  }

  package func owner() async throws(PostFailure) -> String {
    let me = try await me()
    return me["acct"]?.text ?? me["username"]?.text ?? ""
  }

  package func limit() async -> Int? {
    guard let answer = try? await server.ask(.get, ["api", "v2", "instance"]), answer.isSuccess else { return nil }
    return answer.json["configuration"]?["statuses"]?["max_characters"]?.number
  }

  // MARK: - What is online

  private func me() async throws(PostFailure) -> JSON {
    let me = try await server.ask(.get, ["api", "v1", "accounts", "verify_credentials"], key: token)
    guard me.isSuccess else { throw me.failure }
    return me.json
  }

  /// Of a post of the account's.
  private func id(at url: String) async throws(PostFailure) -> String {
    guard let id = try await statuses().first(where: { $0.url == url })?.id ?? Self.id(in: url) else {
      throw PostFailure(.refused, "no number in its address")
    }
    return id
  }

  private struct Status {
    var id: String
    var url: String
    var words: String
    /// Milliseconds UTC.
    var at: Milliseconds
  }

  /// Where the post is online already.
  private func find(_ post: Post) async throws(PostFailure) -> String? {
    let wanted = Self.words(post.text)
    // The same words may have been posted before, as another relay. Clocks may differ a little.
    return try await statuses().first { $0.words == wanted && $0.at >= post.approvedAt - 2 * .minute }?.url
  }

  /// The account's own last twenty.
  private func statuses() async throws(PostFailure) -> [Status] {
    guard let id = try await me()["id"]?.text else { throw PostFailure(.refused, "an account without a number") }
    let answer = try await server.ask(
      .get, ["api", "v1", "accounts", id, "statuses"],
      query: [("limit", "20"), ("exclude_reblogs", "true"), ("exclude_replies", "true")], key: token)
    guard answer.isSuccess, let list = answer.json.list else { throw answer.failure }
    return list.compactMap { status in
      guard let id = status["id"]?.text, let url = status["url"]?.text ?? status["uri"]?.text,
        let content = status["content"]?.text, let at = status["created_at"]?.text.flatMap(Self.moment)
      else { return nil }
      return Status(id: id, url: url, words: Self.words(inHTML: content), at: at)
    }
  }

  private static func moment(_ text: String) -> Milliseconds? {
    // To the second: what follows is written in several ways. Servers write UTC.
    let date = try? Date.ISO8601FormatStyle().parse("\(text.prefix(19))Z")
    return date.map { Milliseconds($0.timeIntervalSince1970 * 1_000) }
  }

  /// The letters and numbers of a post.
  static func words(_ text: String) -> String {
    String(text.precomposedStringWithCanonicalMapping.filter { $0.isLetter || $0.isNumber })
  }

  /// Those of a post as the server shows it.
  static func words(inHTML content: String) -> String {
    var text = ""
    var isTag = false
    for character in content {
      switch character {
      case "<": isTag = true
      case ">" where isTag: isTag = false
      default: if !isTag { text.append(character) }
      }
    }
    for (entity, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacing(entity, with: letter)
    }
    return words(text)
  }

  /// The number at the end of `https://mastodon.example.org/@visov/1131`.
  private static func id(in url: String) -> String? {
    guard let last = url.split(separator: "/").last, !last.isEmpty, last.allSatisfy({ $0.isLetter || $0.isNumber })
    else { return nil }
    return String(last)
  }
}
