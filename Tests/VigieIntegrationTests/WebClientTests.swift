import SystemHTTP
import SystemTLS
import Testing
import VigieTestSupport

/// Our requests against real web servers, of which one speaks HTTP/2.
@Suite(.timeLimit(.minutes(2)))
struct WebClientTests {
  @Test(arguments: WebServer.allCases)
  func manyRequestsShareAConnection(web: WebServer) async throws {
    let held = Awaited<Int>()
    let inner = try await ScriptedWebServer.start { request in
      if request.path == "/poll" { _ = try await held.next() }
      return .whole(200, [], request.text.isEmpty ? request.path : request.text)
    }
    let port = try freePort()
    let certificate = try TestCertificates.shared().server
    try await WebServer.run(web, on: port, before: inner.port) {
      let client = try HTTPClient()
      let base = try HTTPAddress("https://localhost:\(port)")
      @Sendable func ask(_ path: String, _ body: String? = nil, limit: Int = 1 << 20) async throws -> HTTPResponse {
        var request = HTTPRequest(body == nil ? .get : .put, base.adding([path]), body: body.map { Array($0.utf8) })
        request.tls = TLSClientConfiguration(pin: try CertificatePin("sha256:\(certificate.fingerprint)"))
        request.bodyLimit = limit
        return try await client.send(request)
      }
      let first = try await ask("first")
      #expect(first.version == (web == .caddy ? .http2 : .http1) && first.status == 200)
      let poll = Task { try await ask("poll") }
      try await inner.requests.next { $0.path == "/poll" }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...100 {
          group.addTask {
            let answer = try await ask("\(number)", "body \(number)")
            #expect(String(decoding: answer.body, as: UTF8.self) == "body \(number)")
          }
        }
        try await group.waitForAll()
      }
      let long = String(repeating: "x", count: 60_000)
      await #expect(throws: HTTPFailure.self) { try await ask("long", long, limit: 50_000) }
      held.add(1)
      #expect(try await poll.value.body.count == 5)
      #expect(try await ask("last").status == 200)
    }
    await inner.stop()
  }
}
