import NIOCore
import SystemHTTP
import Testing
import VigieTestSupport

/// Servers that do not keep their word, and requests that are given up.
@Suite(.timeLimit(.minutes(2)))
struct FailureTests {
  @Test func slowAnswerIsGivenUp() async throws {
    try await withServer(answering: { _ in .silence }) { server, client in
      var request = try server.request()
      request.timeout = .milliseconds(200)
      let failure = await failure(of: request, by: client)
      #expect(failure == HTTPFailure(.timeout, host: "127.0.0.1", mayHaveArrived: true))
      try await server.ended.next()
    }
  }

  /// Headers and half of the body, and then nothing.
  @Test func answerThatStopsIsGivenUp() async throws {
    try await withServer(answering: { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", closes: false) }) {
      server, client in
      var request = try server.request()
      request.timeout = .milliseconds(200)
      #expect(await failure(of: request, by: client)?.reason == .timeout)
    }
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal", "",
  ])
  func tornAnswerIsNone(text: String) async throws {
    try await withServer(answering: { _ in .raw(text, closes: true) }) { server, client in
      let failure = await failure(of: try server.request(), by: client)
      #expect(failure == HTTPFailure(.torn, host: "127.0.0.1", mayHaveArrived: true))
    }
  }

  @Test(arguments: [
    "no HTTP at all\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nhalf",
  ])
  func whatIsNoHTTPIsNotUnderstood(text: String) async throws {
    try await withServer(answering: { _ in .raw(text, closes: true) }) { server, client in
      let failure = await failure(of: try server.request(), by: client)
      #expect(failure?.reason == .notUnderstood)
    }
  }

  @Test func longAnswersAreRefused() async throws {
    let long = String(repeating: "x", count: 100_001)
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n186a1\r\n\(long)\r\n0\r\n\r\n"
    for answer in [ScriptedWebServer.Answer.whole(200, [], long), .raw(chunked, closes: false)] {
      try await withServer(answering: { _ in answer }) { server, client in
        var request = try server.request()
        request.bodyLimit = 100_000
        #expect(await failure(of: request, by: client)?.reason == .answerTooLong(limit: 100_000))
        request.bodyLimit = 100_001
        #expect(try await client.send(request).body.count == 100_001)
      }
    }
    let headers = (1...70).map { ("X-\($0)", String(repeating: "x", count: 1_000)) }
    try await withServer(answering: { _ in .whole(200, headers) }) { server, client in
      let failure = await failure(of: try server.request(), by: client)
      #expect(failure?.reason == .headersTooLong)
    }
  }

  @Test func longBodiesAreNotSent() async throws {
    var request = HTTPRequest(.post, try HTTPAddress("http://127.0.0.1:1/"))
    request.body = [UInt8](repeating: 0, count: HTTPRequest.sentBodyLimit + 1)
    #expect(await failure(of: request, by: try HTTPClient())?.reason == .requestTooLong)
  }

  @Test func cancelledRequestIsDroppedAndTheThreadGoesOn() async throws {
    try await withServer(answering: { $0.path == "/slow" ? .silence : .whole(200, [], "ok") }) { server, client in
      let waiting = Task { try await client.send(server.request(.get, ["slow"])) }
      _ = try await server.requests.next()
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
      try await server.ended.next()
      #expect(client.underWay == 0)
      try await expectAnswer(to: server.request(), by: client)
    }
  }

  @Test func cancelledAtAnyMomentEndsOnce() async throws {
    try await withServer(answering: { _ in .whole(200, [], "ok") }) { server, client in
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          group.addTask {
            let task = Task { try await client.send(server.request(.get, ["\(number)"])) }
            for _ in 0..<(number % 7) { await Task.yield() }
            task.cancel()
            _ = await task.result
          }
        }
      }
      #expect(client.underWay == 0)
      try await expectAnswer(to: server.request(), by: client)
    }
  }

  @Test func manyLongPollsAndASendBesideThem() async throws {
    let open = Awaited<Int>()
    try await withServer(answering: { request in
      guard request.path == "/poll" else { return .whole(200, [], "sent") }
      _ = try await open.next()
      return .whole(200, [], "polled")
    }) { server, client in
      let polls = (1...20).map { _ in Task { try await client.send(server.request(.get, ["poll"])) } }
      for _ in polls { try await server.requests.next { $0.path == "/poll" } }
      try await expectAnswer(to: server.request(.put, ["send"], body: "x"), by: client)
      for number in 1...20 { open.add(number) }
      for poll in polls { #expect(try await poll.value.status == 200) }
    }
  }

  @Test func nobodyListens() async throws {
    let client = try HTTPClient()
    let refused = HTTPRequest(.get, try HTTPAddress("http://127.0.0.1:\(freePort())/"))
    let failed = await failure(of: refused, by: client)
    #expect(failed == HTTPFailure(.unreachable, host: "127.0.0.1", mayHaveArrived: false))
    let unknown = HTTPRequest(.get, try HTTPAddress("https://nobody.invalid/"))
    #expect(await failure(of: unknown, by: client)?.reason == .nameNotFound)
  }

  /// Accepts, and never says anything of TLS.
  @Test func handshakeThatNeverEndsIsGivenUp() async throws {
    try await withServer(answering: { _ in .silence }) { server, client in
      var request = HTTPRequest(.get, try HTTPAddress("https://127.0.0.1:\(server.port)/"))
      request.connectTimeout = .milliseconds(300)
      // This one reads the hello as a bad request and hangs up; either way there is no handshake.
      let failure = await failure(of: request, by: client)
      #expect(failure?.mayHaveArrived == false && failure != nil)
    }
  }

  @Test func clientThatEndsTellsThoseWhoWait() async throws {
    try await withServer(answering: { _ in .silence }) { server, client in
      var other: HTTPClient? = try HTTPClient()
      let request = try server.request()
      #expect(other?.underWay == 0)
      other = nil
      var short = request
      short.timeout = .milliseconds(50)
      #expect(await failure(of: short, by: client)?.reason == .timeout)
    }
  }

  @Test func retryOnAConnectionThatWasClosedMeanwhile() async throws {
    try await withServer(answering: { _ in .whole(200, [], "ok") }) { server, client in
      for _ in 1...3 {
        _ = try await client.send(server.request())
        await server.hangUp()
        try await expectAnswer(to: server.request(.put, body: "x"), by: client)
      }
    }
  }
}
