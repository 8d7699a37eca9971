import NIOCore
import SystemHTTP
import Testing
import VigieTestSupport

/// What is sent, and what comes back.
@Suite(.timeLimit(.minutes(2)))
struct ExchangeTests {
  @Test func requestArrivesAsItWasMeant() async throws {
    try await withServer(answering: { _ in .whole(201, [("X-Empty", ""), ("Retry-After", " 7 ")], "fait") }) {
      server, client in
      let response = try await client.send(
        server.request(.put, ["a b", "é/c"], headers: [("X-One", "1"), ("X-None", "")], body: "eau"))
      #expect(response.status == 201 && response.isSuccess)
      #expect(String(decoding: response.body, as: UTF8.self) == "fait")
      #expect(response.header("x-empty") == "" && response.retryAfter == .seconds(7))
      #expect(response.version == .http1)
      let request = try await server.requests.next()
      #expect(request.method == "PUT" && request.path == "/a%20b/%C3%A9%2Fc" && request.text == "eau")
      #expect(request.headers["x-one"] == "1" && request.headers["x-none"] == "" && request.headers["expect"] == nil)
      #expect(request.headers["user-agent"] == "Vigie" && request.headers["content-type"] == nil)
    }
  }

  @Test(arguments: [HTTPRequest.Method.get, .head, .post, .put, .delete])
  func everyMethodIsSent(method: HTTPRequest.Method) async throws {
    try await withServer(answering: { _ in .whole(200, [], "ok") }) { server, client in
      let response = try await client.send(server.request(method))
      #expect(response.body.count == (method == .head ? 0 : 2))
      let request = try await server.requests.next()
      #expect(request.method == method.rawValue && request.body.isEmpty)
      #expect(request.headers["content-length"] == ([.post, .put].contains(method) ? "0" : nil))
    }
  }

  @Test func redirectIsAnAnswer() async throws {
    try await withServer(answering: { _ in .whole(302, [("Location", "http://127.0.0.1:1/")]) }) { server, client in
      let response = try await client.send(server.request())
      #expect(response.status == 302 && response.header("location") == "http://127.0.0.1:1/")
      #expect(server.acceptedConnections == 1)
    }
  }

  @Test func noCookieIsKept() async throws {
    try await withServer(answering: { _ in .whole(200, [("Set-Cookie", "a=b")]) }) { server, client in
      for _ in 1...2 { _ = try await client.send(server.request()) }
      _ = try await server.requests.next()
      #expect(try await server.requests.next().headers["cookie"] == nil)
    }
  }

  /// An answer before the answer leaves nothing behind.
  @Test func headersAreThoseOfTheLastAnswer() async throws {
    let text = "HTTP/1.1 103 Early\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    try await withServer(answering: { _ in .raw(text, closes: false) }) { server, client in
      let response = try await client.send(server.request())
      #expect(response.status == 200 && response.headers.map(\.name) == ["content-length"])
    }
  }

  @Test func connectionIsUsedAgainButForPosts() async throws {
    try await withServer(answering: { _ in .whole(200, [], "ok") }) { server, client in
      for _ in 1...3 { _ = try await client.send(server.request()) }
      #expect(server.acceptedConnections == 1)
      for _ in 1...2 { _ = try await client.send(server.request(.post, body: "x")) }
      #expect(server.acceptedConnections == 3)
    }
  }

  @Test func thousandRequestsLeaveNothingOpen() async throws {
    try await withServer(answering: { request in .whole(200, [], request.path) }) { server, client in
      _ = try await client.send(server.request())
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...1000 {
          if number > 50 { try await group.next() }
          group.addTask {
            let response = try await client.send(server.request(number.isMultiple(of: 3) ? .post : .get, ["\(number)"]))
            #expect(String(decoding: response.body, as: UTF8.self) == "/\(number)")
          }
        }
        try await group.waitForAll()
      }
      #expect(client.underWay == 0)
      // Sixteen are kept for the next.
      while server.openConnections > 16 { try await server.ended.next("end of a connection") }
    }
  }

  @Test func addressesThatAreNone() {
    for text in [
      "", "vigie", "ftp://a/", "file:///etc/passwd", "https://", "https://u:p@a/", "https://u@a/", "https://a/ b",
      "https://a/\r\nX: y", "https://a:99999/", "https://a/" + String(repeating: "x", count: 9_000),
    ] {
      #expect(throws: HTTPFailure.self, "\(text)") { try HTTPAddress(text) }
    }
  }

  @Test func addressTellsNothingOfItself() async throws {
    let address = try HTTPAddress("https://[::1]:1/hooks/secret?key=secret")
    #expect(address.host == "::1" && address.isEncrypted && !address.isBase)
    #expect(!"\(address) \(String(reflecting: address))".contains("secret"))
    let request = HTTPRequest(.get, address, headers: [("Authorization", "Bearer secret\r\n")])
    let failure = await failure(of: request, by: try HTTPClient())
    #expect(failure?.reason == .badHeader("Authorization") && !"\(String(describing: failure))".contains("secret"))
    for text in ["http://a.test", "http://a.test/"] { #expect(try HTTPAddress(text).isBase) }
  }
}
