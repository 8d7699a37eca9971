import Board
import Logging
import Testing
import VigieTestSupport

@testable import DutyDesk

/// The board of an evening, over real HTTP on loopback.
struct BoardVisit {
  static let url = "https://vigie.test"

  let port: Int

  static var settings: DeskSettings { .visov { $0.board = BoardSettings(url: url) } }

  /// Serves the evening's record while `body` lasts.
  ///
  /// - Parameter patience: how long a page waits for the desk.
  static func to(
    _ e: Evening, patience: Duration = .seconds(10), _ body: (BoardVisit) async throws -> Void
  ) async throws {
    let board = try #require(try e.board(patience: patience))
    let (ports, running) = AsyncStream.makeStream(of: Int.self)
    let serving = Task { try await board.run { running.yield($0) } }
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    let result: Result<Void, any Error>
    do { result = .success(try await body(BoardVisit(port: port))) } catch { result = .failure(error) }
    serving.cancel()
    _ = await serving.result
    try result.get()
  }

  func get(_ path: String, _ cookie: String? = nil, host: String = "vigie.test") async throws -> HTTPExchange {
    try await HTTPExchange.ask(
      port, path, headers: [("Host", host)] + (cookie.map { [("Cookie", $0)] } ?? []))
  }

  /// As a browser sends a form of the page itself.
  func post(
    _ path: String, _ cookie: String? = nil, origin: String? = url, site: String? = "same-origin", body: String = ""
  ) async throws -> HTTPExchange {
    try await HTTPExchange.ask(
      port, path, method: "POST",
      headers: [
        ("Host", "vigie.test"), ("Content-Length", String(body.utf8.count)),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ] + (origin.map { [("Origin", $0)] } ?? [])
        + (site.map { [("Sec-Fetch-Site", $0)] } ?? []) + (cookie.map { [("Cookie", $0)] } ?? []), body: body)
  }

  /// The path of the link that somebody is given in private.
  func link(_ e: Evening, _ account: String, _ line: String = "!document", in room: String? = nil) async throws
    -> String
  {
    let said = await e.say(account, in: room, line).to(account).joined(separator: " ")
    let start = try #require(said.firstRange(of: Self.url)?.upperBound, "\(said)")
    return String(said[start...].prefix { $0 != " " && $0 != "\u{A0}" })
  }

  /// Goes in by a link from the chat.
  ///
  /// - Returns: the cookie, and where it leads.
  func enter(_ e: Evening, _ account: String, _ line: String = "!document") async throws -> (String, String) {
    let answer = try await post(link(e, account, line))
    #expect(answer.status == 303)
    let cookie = try #require(answer.headers["set-cookie"]?.split(separator: ";").first)
    return (String(cookie), try #require(answer.headers["location"]))
  }

  /// Makes a feed as its owner would, and reads the addresses from the page.
  func feeds(_ e: Evening, _ account: String, _ line: String) async throws -> [String] {
    let link = try await self.link(e, account, line)
    let looked = try await get(link)
    #expect(looked.status == 200 && !looked.body.contains("/f/"))
    let page = try await post(link)
    #expect(page.status == 200 && page.headers["set-cookie"] == nil)
    #expect(try await post(link).status == 404)
    return page.body.matches(of: /<code>https:\/\/vigie\.test([^<]*)<\/code>/).map { String($0.output.1) }
  }
}

extension HTTPExchange {
  /// The numbers of the reports that a page has a row of.
  var rows: [Int] {
    body.matches(of: /<tr id="s(\d+)"/).compactMap { Int($0.output.1) }
  }
}
