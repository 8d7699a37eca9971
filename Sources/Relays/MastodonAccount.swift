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

  package func remove(_ post: Post, at url: String) async throws(PostFailure) {
    guard let id = try await statuses().first(where: { $0.url == url })?.id ?? Self.id(in: url) else {
      throw PostFailure(.refused, "no number in its address")
    }
    let answer = try await server.ask(.delete, ["api", "v1", "statuses", id], key: token)
    guard answer.isSuccess || answer.status == 404 || answer.status == 410 else { throw answer.failure }
  }

  package func limit() async -> Int? {
    guard let answer = try? await server.ask(.get, ["api", "v2", "instance"]), answer.isSuccess else { return nil }
    return answer.json["configuration"]?["statuses"]?["max_characters"]?.number
  }

  // MARK: - What is online

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
    let me = try await server.ask(.get, ["api", "v1", "accounts", "verify_credentials"], key: token)
    guard me.isSuccess, let id = me.json["id"]?.text else { throw me.failure }
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
